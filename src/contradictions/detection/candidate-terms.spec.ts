import { describe, expect, it } from '@jest/globals';
import { analyse } from './reading/analyse.js';
import { candidateTerms, indexTerms, Meeting, probeTerms } from './candidate-terms.js';

const REMAIN = analyse({ statement: 'سيبقى 2500 جندي أمريكي في العراق' });
const WITHDRAW = analyse({ statement: 'US troops will withdraw from Iraq' });

describe('what a claim is found by', () => {
  it('is the same in either language', () => {
    const english = candidateTerms(WITHDRAW);
    expect(candidateTerms(REMAIN).filter((term) => english.includes(term))).toEqual(
      expect.arrayContaining(['c:troops', 'p:iraq', 'p:usa']),
    );
  });

  it('is deterministic, sorted and bounded', () => {
    const statement = Array.from(
      { length: 300 },
      (_, i) => `كلمة${String.fromCharCode(0x628 + (i % 20))}${i}ا`,
    ).join(' ');
    const terms = candidateTerms({ statement });
    expect(terms.length).toBeLessThanOrEqual(64);
    expect(terms).toEqual([...terms].sort());
    expect(candidateTerms(analyse({ statement }))).toEqual(terms);
  });
});

describe('what a claim’s rivals are looked up by', () => {
  it('takes in the other side of its opposed predicates', () => {
    const sought = probeTerms(WITHDRAW).filter((term) => term.meeting === Meeting.OPPOSED);
    expect(sought.map((term) => term.text)).toContain('o:withdraw-remain:b');
    expect(candidateTerms(REMAIN)).toContain('o:withdraw-remain:b');
  });

  it('tells words of one language from what both have', () => {
    const meetings = new Map(indexTerms(WITHDRAW).map(({ text, meeting }) => [text, meeting]));
    expect(meetings.get('p:iraq')).toBe(Meeting.NEUTRAL);
    expect(meetings.get('s:iraq')).toBe(Meeting.STEM);
  });
});

import { describe, expect, it } from '@jest/globals';
import { analyse } from '../detection/reading/analyse.js';
import { Meeting } from '../detection/candidate-terms.js';
import { candidateKeys, ownKeys, probeKeys } from './candidate-keys.js';
import { readClaimProbe, writeClaimProbe } from './claim-probe.js';

describe('what a claim’s rivals are looked up by', () => {
  it('is read again as it was written', () => {
    for (const statement of [
      'US troops will withdraw from Iraq and oil prices rose by 12 percent',
      'انسحبت القوات الأمريكية من العراق',
      'What it was',
    ]) {
      const probe = probeKeys(analyse({ statement }));
      const keys = ownKeys(probe);
      const read = readClaimProbe(keys, writeClaimProbe(keys, probe));
      expect([...read.keys()].sort()).toEqual([...probe.keys()].sort());
      for (const [key, { weight, meeting }] of probe) {
        expect(read.get(key)).toEqual({ weight: expect.closeTo(weight, 4), meeting });
      }
    }
  });

  it('holds the other side of opposites, by which the claim itself is not found', () => {
    const [own, other] = ['Oil prices rose', 'Oil prices fell'].map((statement) =>
      analyse({ statement }),
    );
    const keys = candidateKeys(own!);
    const probe = readClaimProbe(keys, writeClaimProbe(keys, probeKeys(own!)));
    const opposed = [...probe].flatMap(([key, { meeting }]) =>
      meeting === Meeting.OPPOSED ? [key] : [],
    );
    const found = candidateKeys(other!).filter((key) => opposed.includes(key));
    expect(found).not.toEqual([]);
    expect(candidateKeys(own!)).not.toEqual(expect.arrayContaining(found));
  });

  it('is nothing where a claim is found by nothing', () => {
    expect(readClaimProbe([], Buffer.alloc(0)).size).toBe(0);
  });
});

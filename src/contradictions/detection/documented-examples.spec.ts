import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compareStatements } from './compare.js';
import { Relation, type StatementInput } from './types.js';

const DOCUMENT = new URL('../../../docs/contradictions.md', import.meta.url);

interface Example {
  a: StatementInput;
  b: StatementInput;
  /** A relation, the reason for which a finding is held back, or null where there is nothing to be said. */
  answer: string | null;
}

/** A cell such as "He resigned (said 2021-03-01)". @param speaker whose words both are; null where two speak */
function sideOf(cell: string, speaker: string | null): StatementInput {
  const said = /^(.*?) \(said (\d{4}-\d{2}-\d{2})\)$/.exec(cell);
  return { statement: said?.[1] ?? cell, saidAt: said?.[2] ?? null, speaker };
}

/** The rows of the tables of two claims and the answer to them. */
function examples(): Example[] {
  const found: Example[] = [];
  let inTable = false;
  let speaker: string | null = null;
  for (const line of readFileSync(DOCUMENT, 'utf8').split('\n')) {
    const cells = /^\| (.*) \| (.*) \| (.*) \|$/.exec(line);
    if (!cells) inTable = false;
    else if (cells[1]!.startsWith('First claim')) {
      inTable = true;
      speaker = cells[1]!.includes('of one speaker') ? 'the speaker' : null;
    } else if (inTable && !cells[1]!.startsWith('---')) {
      const [a, b] = [sideOf(cells[1]!, speaker), sideOf(cells[2]!, speaker)];
      found.push({ a, b, answer: /^`([A-Z_]+)`/.exec(cells[3]!)?.[1] ?? null });
    }
  }
  return found;
}

const told = examples();

describe('what editors are told of each kind', () => {
  it('has examples of every relation', () => {
    expect(told.length).toBeGreaterThan(60);
    const answers = new Set(told.map(({ answer }) => answer));
    expect(Object.values(Relation).filter((relation) => !answers.has(relation))).toEqual([]);
  });

  it.each(told)('holds: $a.statement / $b.statement', ({ a, b, answer }) => {
    const { verdict, suppressed } = compareStatements(a, b);
    if (Object.values<string | null>(Relation).includes(answer)) expect(verdict).toBe(answer);
    else {
      expect(verdict).toBe('NONE');
      if (answer !== null)
        expect(suppressed.map(({ reason }) => reason as string)).toContain(answer);
    }
  });
});

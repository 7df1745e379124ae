import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compareStatements } from './compare.js';
import type { Comparison, StatementInput } from './types.js';

interface Case {
  id: string;
  a: StatementInput;
  b: StatementInput;
  expect: { kind: string | null; verdict?: string; suppressed?: string };
  /** What is wrong about what is made of it at present; once it is right, the test says so. */
  wrong?: string;
}

const FOLDER = new URL('../../../test/detection-cases/', import.meta.url);

/** What a comparison says that must not depend on the order of the two statements. */
const gist = ({ verdict, findings, suppressed }: Comparison) => ({
  verdict,
  found: findings.map((f) => `${f.kind} ${f.relation} ${f.score}`).sort(),
  suppressed: suppressed.map((f) => `${f.kind} ${f.reason}`).sort(),
});

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
  const cases = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Case[];
  describe(file, () => {
    for (const { id, a, b, expect: expected, wrong } of cases)
      (wrong === undefined ? it : it.failing)(id, () => {
        const result = compareStatements(a, b);
        const kinds = result.findings.map((finding) => finding.kind as string);
        if (expected.kind === null)
          expect({ kinds, verdict: result.verdict }).toEqual({ kinds: [], verdict: 'NONE' });
        else expect(kinds).toContain(expected.kind);
        if (expected.verdict) expect(result.verdict).toBe(expected.verdict);
        if (expected.suppressed)
          expect(result.suppressed.map((s) => s.reason as string)).toContain(expected.suppressed);
        for (const finding of [...result.findings, ...result.suppressed]) {
          for (const span of finding.spansA)
            expect(a.statement.slice(span.start, span.end)).toBe(span.text);
          for (const span of finding.spansB)
            expect(b.statement.slice(span.start, span.end)).toBe(span.text);
          expect(finding.spansA.length * finding.spansB.length).toBeGreaterThan(0);
          expect(finding.sentenceAr).toMatch(/[ء-ي]{3}.*«/);
          expect(finding.sentenceEn).toMatch(/[a-z]{3}/);
        }
        expect(gist(compareStatements(b, a))).toEqual(gist(result));
      });
  });
}

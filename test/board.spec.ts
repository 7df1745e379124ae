import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../src/platform/files.js';
import { startTestApp, type TestApp } from './support/app.js';
import { Database, SeedingService } from './support/isnad.js';

interface Row {
  relation: string;
  kinds: string[];
  status: string;
  a: string;
  b: string;
  kind_a: string;
  kind_b: string;
}

/** The board of the demonstration seeds, with the seeds' own keys in place of ids. */
const BOARD = `
  SELECT c.relation, c.kinds, c.status, substr(ka.key, 7) AS a, substr(kb.key, 7) AS b,
    a.kind AS kind_a, b.kind AS kind_b
  FROM contradiction c
  JOIN claim a ON a.id = c.claim_a_id JOIN seed_record ka ON ka.record_id = a.id
  JOIN claim b ON b.id = c.claim_b_id JOIN seed_record kb ON kb.record_id = b.id`;

/** What an editor must find on the seeded board: any pair of the row. */
const REQUIRED: [string, [string, string][]][] = [
  [
    'troops that remain against forces that withdraw',
    [['us-2500-stay', 'coalition-combat-forces-leave']],
  ],
  [
    'the combat mission over against its continuing',
    [
      ['combat-mission-over', 'us-air-support-continues'],
      ['combat-mission-over', 'us-mission-continues-slight-change'],
    ],
  ],
  [
    'reduction on paper against real withdrawal',
    [
      ['most-us-forces-on-paper', 'coalition-leaves-by-end-2021'],
      ['most-us-forces-on-paper', 'coalition-combat-forces-leave'],
    ],
  ],
  ['more combat troops against fewer', [['us-adds-combat-troops', 'us-cuts-troops']]],
  [
    'the request to end the presence promised against no intention of it',
    [['kadhimi-will-ask-security-council', 'kadhimi-no-intention']],
  ],
  [
    'elections held on time against postponed',
    [['elections-held-on-time', 'leaders-consider-postponing']],
  ],
];

/** What must never be on it. */
const FORBIDDEN: [string, string][] = [
  ['fatah-48-in-2018', 'fatah-17-in-2021'],
  ['us-2500-by-end-2020', 'us-2500-in-2021'],
  ['elections-moved-from-june', 'elections-held-on-time'],
  ['elections-moved-from-june', 'elections-took-place'],
  ['iraq-needs-no-combat-forces', 'iraq-needs-technical-support'],
];

describe('the board of the demonstration seeds', () => {
  let app: TestApp;
  let board: Row[];

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.get(SeedingService).load(join(projectRoot, 'seeds', 'demo'));
    board = await app.nest.get(Database).query<Row>(BOARD);
    // Seeding compares every claim with every other: more than Jest's five seconds on a busy machine.
  }, 60_000);

  afterAll(() => app.close());

  const between = (one: string, other: string): Row | undefined =>
    board.find((row) => (row.a === one && row.b === other) || (row.a === other && row.b === one));

  it.each(REQUIRED)('shows %s', (_what, pairs) => {
    expect(pairs.some(([one, other]) => between(one, other))).toBe(true);
  });

  it('calls troops that remain and forces that withdraw a tension, not a contradiction', () => {
    expect(between('us-2500-stay', 'coalition-combat-forces-leave')?.relation).toBe('TENSION');
  });

  it.each(FORBIDDEN)('does not show %s against %s', (one, other) => {
    expect(between(one, other)).toBeUndefined();
  });

  it('sets no demand against a fact', () => {
    const crossed = board.filter(({ kind_a, kind_b }) =>
      [`${kind_a} ${kind_b}`, `${kind_b} ${kind_a}`].includes('DEMAND FACT'),
    );
    expect(crossed).toEqual([]);
  });

  it('gives every contradiction a score, both spans or an editor’s reason, and a sentence in each language', async () => {
    const { contradictions } = await app.run<{ contradictions: { nodes: Found[] } }>(`{
      contradictions(first: 100) { nodes {
        score claimA { statement } claimB { statement }
        findings { kind sentenceAr sentenceEn spansA { start end text } spansB { start end text } }
      } }
    }`);
    expect(contradictions.nodes).toHaveLength(board.length);
    for (const { score, claimA, claimB, findings } of contradictions.nodes) {
      expect(score).toBeGreaterThan(0);
      expect(findings.length).toBeGreaterThan(0);
      for (const finding of findings) {
        expect(finding.sentenceAr).toMatch(/[\u0600-\u06ff]/);
        expect(finding.sentenceEn).toMatch(/[a-z]/i);
        for (const { start, end, text } of finding.spansA) {
          expect(claimA.statement.slice(start, end)).toBe(text);
        }
        for (const { start, end, text } of finding.spansB) {
          expect(claimB.statement.slice(start, end)).toBe(text);
        }
        const marked = finding.spansA.length > 0 && finding.spansB.length > 0;
        expect(marked || finding.kind === 'EDITORIAL').toBe(true);
      }
    }
  });
});

interface Span {
  start: number;
  end: number;
  text: string;
}

interface Found {
  score: number;
  claimA: { statement: string };
  claimB: { statement: string };
  findings: {
    kind: string;
    sentenceAr: string;
    sentenceEn: string;
    spansA: Span[];
    spansB: Span[];
  }[];
}

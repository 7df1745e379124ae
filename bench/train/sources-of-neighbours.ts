import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { StatementInput } from '../../src/contradictions/detection/types.js';
import { readAns } from '../evaluate/ans.js';
import { readRows } from '../evaluate/rows.js';
import { openingStatements } from '../claims/generated-statements.js';
import { casesTogether, type Written, writtenTogether } from '../claims/written-together.js';
import { type Example, exampleOf } from './examples.js';
import { developmentPairs } from './labelled.js';
import { neighbourExamples } from './neighbours.js';

/** Each statement against those that were not written for it. */
const neighboursOf = ({ statements, together }: Written, source: string): Example[] =>
  neighbourExamples(
    statements.map((statement) => ({ statement })),
    { source, apart: together },
  );

/** Headlines that may be learned from, and which of them annotators matched. */
export const headlinesTogether = (data: string): Written =>
  writtenTogether((readAns(data, 'train') ?? []).map(({ s1, s2 }) => [s1, s2]));

/** Headlines of other rows on the same people and places. */
export const ansNeighbours = (data: string): Example[] =>
  neighboursOf(headlinesTogether(data), 'neighbours');

/** Claims on one person or film that are drawn from other evidence. */
export function feverNeighbours(data: string): Example[] {
  const rows = readRows(`${data}/fever-symmetric`, 'dev.tsv', ['claim', 'evidence']) ?? [];
  const pairs = rows.map(({ claim, evidence }) => [claim, evidence]);
  return neighboursOf(writtenTogether(pairs), 'neighbours');
}

interface SeedClaim {
  statement: string;
  english: string;
  kind: string;
  attributions: { saidAt?: string }[];
}

/**
 * The demonstration's claims against each other: on one topic, and but for what rules find no conflicts.
 */
export function seedNeighbours(file: string): Example[] {
  const claims = parse(readFileSync(file, 'utf8')) as SeedClaim[];
  return claims.flatMap((one, at) =>
    claims.slice(at + 1).flatMap((other) =>
      (['statement', 'english'] as const).flatMap((language) => {
        const example = exampleOf({
          source: 'board',
          group: one[language],
          conflict: false,
          a: { statement: one[language] },
          b: { statement: other[language] },
        });
        return example.outcome === 'ASKED' ? [example] : [];
      }),
    ),
  );
}

/** Statements of the project's own pairs, each against those of other pairs. */
export const ownNeighbours = (): Example[] =>
  neighboursOf(casesTogether(developmentPairs()), 'own-neighbours');

/** So many, of a newsroom so large, that people, bodies and places come back, as they do on its days. */
export const GENERATED = 8_000;
export const NEWSROOM = 100_000;
/** Another than that of the collections that benchmarks measure. */
export const SEED = 77;

/**
 * What a large collection is full of: one thing told, in nearly the same words or in two languages, of two people or places,
 * and two things told of one person or body. Drawn from generated claims with no conflicts planted among them.
 */
export function generatedNeighbours(): Example[] {
  const inputs = openingStatements(GENERATED, { claims: NEWSROOM, planted: 0, seed: SEED });
  const distinct = new Map<string, StatementInput>();
  for (const input of inputs)
    if (!distinct.has(input.statement)) distinct.set(input.statement, input);
  return neighbourExamples([...distinct.values()], { source: 'generated', maxCover: 1 });
}

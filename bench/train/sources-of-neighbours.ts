import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readAns } from '../evaluate/ans.js';
import { readRows } from '../evaluate/rows.js';
import { Newsroom } from '../claims/newsroom.js';
import { type Example, exampleOf, ownPairs } from './examples.js';
import { neighbourExamples } from './neighbours.js';

/** Distinct sentences, and which of them stand in one row. */
function collected(rows: readonly (readonly string[])[]): {
  sentences: string[];
  together: (one: number, other: number) => boolean;
} {
  const rowsOf = new Map<string, Set<number>>();
  rows.forEach((row, at) => {
    for (const sentence of row) rowsOf.set(sentence, (rowsOf.get(sentence) ?? new Set()).add(at));
  });
  const sentences = [...rowsOf.keys()];
  return {
    sentences,
    together: (one, other) => {
      const own = rowsOf.get(sentences[one] ?? '');
      return [...(rowsOf.get(sentences[other] ?? '') ?? [])].some((row) => own?.has(row));
    },
  };
}

/** Headlines of other rows on the same people and places. */
export function ansNeighbours(data: string): Example[] {
  const rows = readAns(data, 'train') ?? [];
  const { sentences, together } = collected(rows.map(({ s1, s2 }) => [s1, s2]));
  return neighbourExamples(sentences, { source: 'neighbours', apart: together });
}

/** Claims on one person or film that are drawn from other evidence. */
export function feverNeighbours(data: string): Example[] {
  const rows = readRows(`${data}/fever-symmetric`, 'dev.tsv', ['claim', 'evidence']) ?? [];
  const { sentences, together } = collected(rows.map(({ claim, evidence }) => [claim, evidence]));
  return neighbourExamples(sentences, { source: 'neighbours', apart: together });
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
export function ownNeighbours(folder: string): Example[] {
  const pairs = ownPairs(folder, (file) => file.startsWith('dev-'));
  const { sentences, together } = collected(pairs.map(({ a, b }) => [a.statement, b.statement]));
  return neighbourExamples(sentences, { source: 'own-neighbours', apart: together, each: 2 });
}

/** So many that people, bodies and places come back, as they do in a newsroom. */
const GENERATED = 12_000;
/** Another than that of the collections that benchmarks measure. */
const SEED = 77;

/**
 * What a large collection is full of: one thing told, in nearly the same words, of two people or places, and two things
 * told of one person or body. Drawn
 * from generated claims with no conflicts planted among them.
 */
export function generatedNeighbours(): Example[] {
  const room = new Newsroom({ claims: GENERATED, planted: 0, seed: SEED });
  const statements = [...room.lines()].map(({ line }) => (line as { statement: string }).statement);
  return neighbourExamples([...new Set(statements)], {
    source: 'generated',
    maxCover: 1,
    each: 2,
  });
}

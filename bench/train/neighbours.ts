import { analyse } from '../../src/contradictions/detection/reading/analyse.js';
import { unitsOf } from '../../src/contradictions/detection/alignment/units.js';
import { Random } from '../random.js';
import { type Example, exampleOf } from './examples.js';

const SEED = 11;
/** A key that more statements have makes no neighbours. */
const MAX_STATEMENTS = 150;
const MIN_COMMON = 2;
/** Above this overlap two statements may well be of one proposition, and conflict or agree in fact. */
const MAX_COVER = 0.6;
const TRIES = 8;

export interface NeighbourOptions {
  /** What the examples are called. */
  source: string;
  /** Says which two must not be paired, because they are known to belong together. */
  apart?: (one: number, other: number) => boolean;
  /** How much of the shorter statement both may say, 0–1. */
  maxCover?: number;
  /** Neighbours of each statement, at most. */
  each?: number;
}

/** Which statements share a telling key, by key. */
function indexed(keys: readonly ReadonlySet<string>[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  keys.forEach((own, at) => {
    for (const key of own) index.set(key, [...(index.get(key) ?? []), at]);
  });
  return index;
}

/**
 * Statements on one topic that say different things of it: what a newsroom has most of, and what pairs
 * written to agree or disagree never show. Taken to be no conflict.
 *
 * @param statements distinct
 */
export function neighbourExamples(
  statements: readonly string[],
  { source, apart = () => false, maxCover = MAX_COVER, each = 1 }: NeighbourOptions,
): Example[] {
  const random = new Random(SEED);
  const keys = statements.map(
    (statement) => new Set(unitsOf(analyse({ statement })).map(({ key }) => key)),
  );
  const index = indexed(keys);
  const found: Example[] = [];
  for (const [at, own] of keys.entries()) {
    const near = [...own].flatMap((key) => {
      const others = index.get(key) ?? [];
      return others.length > 1 && others.length <= MAX_STATEMENTS ? others : [];
    });
    let left = each;
    for (let turn = 0; turn < TRIES && near.length > 0 && left > 0; turn++) {
      const other = random.pick(near);
      const common = [...own].filter((key) => keys[other]?.has(key)).length;
      if (other === at || common < MIN_COMMON || apart(at, other)) continue;
      const example = exampleOf({
        source,
        group: statements[at]!,
        conflict: false,
        a: { statement: statements[at]! },
        b: { statement: statements[other]! },
      });
      if (example.outcome === 'SHUT' || (example.features.coverShort ?? 0) > maxCover) continue;
      found.push(example);
      left--;
    }
  }
  return found;
}

import type { Wanted } from '../../src/contradictions/candidates/rank.js';
import type { StatementInput } from '../../src/contradictions/detection/types.js';
import { proposedPairs } from '../claims/proposed-pairs.js';
import type { Written } from '../claims/written-together.js';
import { type Example, exampleOf, readingOf } from './examples.js';
import type { Labelled } from './labelled.js';

/** Above this overlap two statements may well be of one proposition, and conflict or agree in fact. */
const MAX_COVER = 0.6;

/**
 * Of those before it a statement is put beside the likeliest so many, and so many more that share no word's form; less
 * those that were written with it.
 */
const EACH: Wanted = { any: 2, foreign: 1 };

export interface NeighbourOptions {
  /** What the examples are called. */
  source: string;
  /** Says which two must not be paired, because they are known to belong together. */
  apart?: (one: number, other: number) => boolean;
  /** How much of the shorter statement both may say, 0–1. */
  maxCover?: number;
}

/** Every so many-th pair of statements that a search proposes and nobody wrote for each other. */
export interface Strangers extends Pick<Written, 'together'> {
  wanted: Wanted;
  each: number;
}

/** @param inputs distinct */
export const strangersAmong = (
  inputs: readonly StatementInput[],
  { together, wanted, each }: Strangers,
): Pick<Labelled, 'a' | 'b' | 'group'>[] =>
  proposedPairs(inputs.map(readingOf), wanted)
    .filter(([one, other], at) => at % each === 0 && !together(one, other))
    .map(([one, other]) => ({ a: inputs[one]!, b: inputs[other]!, group: inputs[one]!.statement }));

/**
 * The statements that a rescan would propose to compare with each other, though nobody wrote them for each other: what a
 * newsroom has most of, and what pairs written to agree or disagree never show. Taken to be no conflict.
 *
 * @param inputs distinct
 */
export function neighbourExamples(
  inputs: readonly StatementInput[],
  { source, apart = () => false, maxCover = MAX_COVER }: NeighbourOptions,
): Example[] {
  return proposedPairs(inputs.map(readingOf), EACH)
    .filter(([one, other]) => !apart(one, other))
    .map(([one, other]) =>
      exampleOf({
        source,
        group: inputs[one]!.statement,
        conflict: false,
        a: inputs[one]!,
        b: inputs[other]!,
      }),
    )
    .filter(
      ({ outcome, features }) => outcome !== 'SHUT' && (features.coverShort ?? 0) <= maxCover,
    );
}

import { readFileSync } from 'node:fs';
import type { FindingKind } from '../types.js';

/** A binary decision tree in arrays; node 0 is the root. `feature` is -1 in a leaf, which adds `value`. */
export interface Tree {
  feature: number[];
  threshold: number[];
  left: number[];
  right: number[];
  value: number[];
}

/** Boosted trees over the features named: log odds, before calibration. */
export interface Boosted {
  bias: number;
  features: string[];
  trees: Tree[];
  /** What the first trees must come to for the others to be asked at all: most pairs that a search proposes fall short. */
  early?: Early;
}

export interface Early {
  /** How many trees are the first. */
  trees: number;
  /** The least log odds after them, with the bias. */
  least: number;
}

/** Whether two related statements conflict. */
export interface ConflictModel extends Boosted {
  /** Log odds to probability, by logistic calibration: `1 / (1 + exp(-(slope * odds + bias)))`. */
  calibration: { slope: number; bias: number };
  /** The probability from which a pair is flagged. */
  threshold: number;
  /** The probability under which what a rule has found is held back. */
  doubted: number;
  /** The same for rules that are rarely wrong, and for what is plain. */
  disbelieved: number;
  /** The probability from which a pair is flagged though a rule has its reasons to think that both hold. */
  overruling: number;
}

/** Trees that say yes from some log odds on. */
export interface Sieve extends Boosted {
  least: number;
}

/** One kind of conflict against all others: a logistic regression over the features of a pair. */
export interface KindModel {
  bias: number;
  weights: Record<string, number>;
}

/** What training learned, with where it came from. Written by `npm run train`. */
export interface Weights {
  provenance: Record<string, unknown>;
  /** How many statements were counted, and in how many of them a key stands, where in several. */
  trained: number;
  statements: Record<string, number>;
  /** Whether two statements speak of one matter: a logistic regression, and the least probability. */
  related: { bias: number; weights: Record<string, number>; threshold: number };
  conflict: ConflictModel;
  /** Whether a glance at two gists leaves a conflict open. */
  glance: Sieve;
  /** Whether what is found of two claims that nobody put side by side is of rivals. */
  unasked: Boosted;
  /** Of what kind a conflict is that only the model sees; a reversal is told by who speaks, and is not listed. */
  kinds: Partial<Record<FindingKind, KindModel>>;
}

export const WEIGHTS = JSON.parse(
  readFileSync(new URL('./weights.json', import.meta.url), 'utf8'),
) as Weights;

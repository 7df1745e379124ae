import { readFileSync } from 'node:fs';
import { analyse } from '../detection/reading/analyse.js';
import { WHEN_ASKED } from '../detection/alignment/bars.js';
import { conflictBetween } from '../detection/compare.js';
import { type Token, TokenKind } from '../../language/text/tokens.js';
import type { StatementInput } from '../detection/types.js';
import type { Match } from './align-parts.js';
import { compareProfiles, type Features, inOrder } from './features.js';
import { type Profile, profileOf } from './parts.js';

/** The features, and how surely detection finds the two in conflict (0–1). */
export type Weighed = Features & { contradicts: number };

interface Weights {
  bias: number;
  weights: Record<keyof Weighed, number>;
}

const url = new URL('./weights.json', import.meta.url);
const { bias, weights } = JSON.parse(readFileSync(url, 'utf8')) as Weights;
const NAMES = Object.keys(weights).filter((name) => name !== 'contradicts') as (keyof Features)[];

export interface Similarity {
  /**
   * 0–1, calibrated on pairs of news sentences: of those at 0.5 an editor would call every second one
   * the same proposition. An opposite is none, however many words it shares.
   */
  score: number;
  /** What the two have in common, in the order of the first statement. */
  matches: readonly Match[];
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Below this, whether the two also contradict each other is not looked into. */
const WORTH_COMPARING = 0.05;

/** Word for word the same, but for spelling that folds and marks. */
function sameWords({ statement: a }: Profile, { statement: b }: Profile): boolean {
  const words = (tokens: readonly Token[]): string =>
    tokens
      .filter((token) => token.kind !== TokenKind.PUNCTUATION)
      .map((token) => token.text)
      .join(' ');
  return a.denied === b.denied && words(a.tokens) === words(b.tokens);
}

/** How nearly two statements say the same. The score does not depend on their order. */
export function similarity(a: Profile, b: Profile): Similarity {
  const { features, alignment } = compareProfiles(a, b);
  let sum = bias;
  for (const name of NAMES) sum += weights[name] * features[name];
  const matches = [...alignment.matches].sort((x, y) => x.a.start - y.a.start);
  if (sameWords(a, b)) return { score: 1, matches };
  if (logistic(sum) < WORTH_COMPARING) return { score: logistic(sum), matches };
  const [first, second] = inOrder(a, b);
  const contradicts = conflictBetween(first.statement, second.statement, WHEN_ASKED)?.score ?? 0;
  return { score: logistic(sum + weights.contradicts * contradicts), matches };
}

/** The same for two statements given as plain values. */
export function similarityOf(a: StatementInput, b: StatementInput): Similarity {
  return similarity(profileOf(analyse(a)), profileOf(analyse(b)));
}

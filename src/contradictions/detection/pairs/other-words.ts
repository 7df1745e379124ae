import type { AnalysedStatement } from '../reading/analyse.js';
import { inFull } from '../reading/disowned.js';
import type { Pair } from '../rules/rule.js';
import { LazyPair } from './lazy-pair.js';
import { compareNames } from './other-names.js';

/** "Ben Stroud said", "Ben Stride did not": each side names somebody whom the other does not, who speaks among them. */
export const speakersApart = (pair: Pair): boolean =>
  compareNames(new LazyPair(inFull(pair.a), inFull(pair.b))).apart > 0;

/** What is said, or not, from a token on. */
export interface Words {
  statement: AnalysedStatement;
  from: number;
}

const isTurned = ({ statement, from }: Words): boolean =>
  statement.negations.some((negation) => negation.from >= from);

/**
 * "Denied saying he would resign", "said he would not resign": both can be so. Of two languages one may
 * say with a word what the other says with a negation.
 */
export const oneIsTurned = (told: Words, denied: Words): boolean =>
  told.statement.language === denied.statement.language && isTurned(told) !== isTurned(denied);

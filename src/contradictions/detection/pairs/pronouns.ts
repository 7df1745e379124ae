import type { AnalysedStatement } from '../reading/analyse.js';
import type { Pair } from '../rules/rule.js';
import { sameSpeaker } from './staleness.js';

const PRONOUNS = new Set([
  'i',
  'you',
  'he',
  'she',
  'we',
  'they',
  'انا',
  'انت',
  'هو',
  'هي',
  'نحن',
  'هم',
]);

const pronounsOf = (statement: AnalysedStatement): string[] =>
  statement.tokens.map((token) => token.text).filter((text) => PRONOUNS.has(text));

/** "You did it", "I did not do it": two subjects, save where they are one speaker's. */
export function pronounsDiffer(pair: Pair): boolean {
  const left = pronounsOf(pair.a);
  const right = pronounsOf(pair.b);
  return (
    !sameSpeaker(pair) &&
    left.length > 0 &&
    right.length > 0 &&
    !left.some((word) => right.includes(word))
  );
}

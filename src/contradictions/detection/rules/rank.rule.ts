import { wordsByRole } from '../../../language/cues/word-roles.js';
import { readOrdinal } from '../../../language/numbers/numbers.js';
import { comparePlaces, membersDiffer, namesDiffer } from '../pairs/align.js';
import type { Token } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { once } from '../once.js';
import { type Candidate, onBothSides, type Pair, type Rule, spanOf } from './rule.js';
import { rankSentences } from './sentences.js';
import { isStale } from '../pairs/staleness.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';

const wordsOf = wordsByRole<'VERB' | 'BETWEEN'>('ranks');
/** Verbs after which an ordinal says where somebody came in. */
const PLACED = wordsOf('VERB');
/** What may stand between the verb and the rank. */
const BETWEEN = wordsOf('BETWEEN');
const REACH = 4;
export const MIN_SHARED = 0.9;
export const MAX_REST = 0.5;
const STATE_DAYS = 45;

/** A known word, or the contestant: «حل الفريق ثالثا». */
const mayStandBetween = (text: string): boolean => BETWEEN.has(text) || /^ال\S{2,}$/.test(text);

/** «المركز الثاني», and not the bare ordinal. */
const namedFrom = (tokens: readonly Token[], at: number): number =>
  /^ب?ال(?:مركز|مرتبة)$/.test(tokens[at - 1]?.text ?? '') ? at - 1 : at;

interface Rank {
  value: number;
  from: number;
  to: number;
}

/** Where a statement says that somebody came in; null where it does not. */
const rankOf = once(({ tokens, frame }: AnalysedStatement): Rank | null => {
  const verb = tokens.findIndex(({ text }, at) => at >= frame.to && PLACED.has(text));
  if (verb < 0) return null;
  for (let at = verb + 1; at <= verb + REACH && at < tokens.length; at++) {
    const ordinal = readOrdinal(tokens, at);
    // "The third round" is a round; a rank counts nothing.
    if (ordinal) return { value: ordinal.value, from: namedFrom(tokens, at), to: ordinal.to };
    if (!mayStandBetween(tokens[at]?.text ?? '')) return null;
  }
  return null;
});

function reasonFor(pair: Pair): DismissalReason | null {
  const { whole } = pair;
  if (comparePlaces(whole) === 'DIFFERENT' || namesDiffer(whole) || membersDiffer(whole))
    return DismissalReason.DIFFERENT_SUBJECT;
  if (pair.time === 'DISJOINT' || isStale(pair, STATE_DAYS, true))
    return DismissalReason.SUPERSEDED;
  return null;
}

function find(pair: Pair): Candidate[] {
  const [a, b] = [rankOf(pair.a), rankOf(pair.b)];
  if (!a || !b || a.value === b.value) return [];
  if (pair.a.denied || pair.b.denied || pair.a.negations.length + pair.b.negations.length > 0)
    return [];
  const { shared, restWeightA, restWeightB } = pair.whole;
  const least = Math.min(restWeightA, restWeightB);
  if (shared < MIN_SHARED || least > MAX_REST * shared) return [];
  const [spanA, spanB] = [spanOf(pair.a, a.from, a.to), spanOf(pair.b, b.from, b.to)];
  return [
    {
      relation: Relation.CONTRARY,
      score: Math.min(0.9, 0.5 + (0.4 * shared) / (shared + least)),
      spansA: [spanA],
      spansB: [spanB],
      valueA: String(a.value),
      valueB: String(b.value),
      sentences: rankSentences(spanA.text, spanB.text),
      reason: reasonFor(pair),
    },
  ];
}

/** "Finished third", "came in sixth": one contestant has one rank. */
export const rankRule: Rule = {
  name: 'quantity.rank',
  version: 1,
  kind: FindingKind.QUANTITY,
  needs: onBothSides((statement) => rankOf(statement) !== null),
  find,
};

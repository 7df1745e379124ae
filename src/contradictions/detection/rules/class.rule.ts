import { classClash, type ClassDifference } from '../identity/class-clash.js';
import { classifiedIn } from '../identity/classified.js';
import { isPlainSaying, sameSubject } from '../identity/same-subject.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';
import { type Candidate, onBothSides, type Pair, type Rule, spanOf } from './rule.js';
import { classSentences } from './sentences.js';

const SCORES: Record<ClassDifference, number> = {
  SORT: 0.84,
  MEMBER: 0.74,
  CALLING: 0.6,
  GENRE: 0.58,
  ORIGIN: 0.62,
  LOCATION: 0.76,
  LIES: 0.76,
};
/** Of these a thing may have two: a tension. */
const MAY_BE_BOTH = new Set<ClassDifference>(['CALLING', 'GENRE', 'ORIGIN']);

function find(pair: Pair): Candidate[] {
  const [a, b] = [classifiedIn(pair.a), classifiedIn(pair.b)];
  if (!a || !b || a.complement.denied || b.complement.denied) return [];
  if (!isPlainSaying(pair.a, a) || !isPlainSaying(pair.b, b)) return [];
  const clash = classClash(a, b);
  if (!clash || !sameSubject(pair, a, b)) return [];
  const spanA = spanOf(pair.a, clash.a.from, clash.a.to);
  const spanB = spanOf(pair.b, clash.b.from, clash.b.to);
  const tension = MAY_BE_BOTH.has(clash.difference);
  return [
    {
      relation: tension ? Relation.TENSION : Relation.CONTRARY,
      score: SCORES[clash.difference],
      spansA: [spanA],
      spansB: [spanB],
      valueA: spanA.text,
      valueB: spanB.text,
      sentences: classSentences(spanA.text, spanB.text),
      reason: pair.time === 'DISJOINT' ? DismissalReason.SUPERSEDED : null,
    },
  ];
}

/** "X is a Y" against "X is a Z": one thing, and two sorts or kinds that it cannot both be. */
export const classRule: Rule = {
  name: 'identity.class',
  version: 2,
  kind: FindingKind.IDENTITY,
  needs: onBothSides((statement) => classifiedIn(statement) !== null),
  find,
};

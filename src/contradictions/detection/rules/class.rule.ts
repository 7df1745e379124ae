import { areAlternatives } from '../../../language/concepts/alternatives.js';
import { placeWithin } from '../../../language/concepts/concepts.js';
import { linkedIn } from '../alignment/links.js';
import { softAlign } from '../alignment/soft-align.js';
import type { Unit } from '../alignment/units.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { type Classified, classifiedIn } from '../identity/classified.js';
import { type Candidate, type Pair, type Rule, spanOf } from './rule.js';
import { classSentences } from './sentences.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';

/** Classes of which a thing is one member: a film is no album. */
const EXCLUSIVE = new Set(['work', 'admin-unit', 'animal', 'vehicle', 'terrain', 'facility']);
/** And of which it is mostly one: a tension. */
const MOSTLY = new Set(['profession', 'rank']);
const SCORES = { SORT: 0.84, MEMBER: 0.74, CALLING: 0.6, ORIGIN: 0.62, LOCATION: 0.76 };

type Difference = keyof typeof SCORES;

/** Whether both speak of the same subject: its last word, which tells whose it is. */
function sameSubject(pair: Pair, a: Classified, b: Classified): boolean {
  const partnerOf = linkedIn(softAlign(pair.a, pair.b).links);
  const [lastA, lastB] = [a.subject.at(-1), b.subject.at(-1)];
  if (!lastA || !lastB) return false;
  const linked = a.subject.filter((unit) => {
    const partner = partnerOf(unit);
    return partner !== undefined && b.subject.includes(partner);
  });
  const weight = linked.reduce((sum, unit) => sum + unit.weight, 0);
  if (weight < 0.8) return false;
  if (partnerOf(lastA) === lastB) return true;
  // "Harvard University", "Harvard": one name is the other's beginning.
  const possessive = ({ tokens }: AnalysedStatement, until: number): boolean =>
    tokens.slice(0, until).some(({ text }) => text === "'s");
  const short = linked.length === Math.min(a.subject.length, b.subject.length);
  return short && !possessive(pair.a, lastA.to) && !possessive(pair.b, lastB.to);
}

interface Clash {
  difference: Difference;
  a: Unit;
  b: Unit;
}

const classesOf = (unit: Unit, among: ReadonlySet<string>) =>
  unit.term?.alternatives.filter((each) => among.has(each.class)) ?? [];

/** Two members of one class of which a thing is one, on every side: "a film", "an album". */
function membersClash(a: Classified, b: Classified, among: ReadonlySet<string>): boolean {
  const left = a.heads.flatMap(({ unit }) => classesOf(unit, among));
  const right = b.heads.flatMap(({ unit }) => classesOf(unit, among));
  return (
    left.length > 0 &&
    right.length > 0 &&
    left.every((one) => right.every((other) => areAlternatives(one, other)))
  );
}

const placesClash = (left: readonly Unit[], right: readonly Unit[]): boolean =>
  left.length > 0 &&
  right.length > 0 &&
  !left.some((one) =>
    right.some((other) => {
      const [x, y] = [one.term?.place ?? '', other.term?.place ?? ''];
      return placeWithin(x, y) || placeWithin(y, x);
    }),
  );

function clashOf(a: Classified, b: Classified): Clash | null {
  const [headA, headB] = [
    a.heads.find((each) => each.sorts.length > 0),
    b.heads.find((each) => each.sorts.length > 0),
  ];
  const [sortsA, sortsB] = [
    a.heads.flatMap((each) => each.sorts),
    b.heads.flatMap((each) => each.sorts),
  ];
  if (headA && headB) {
    const found = { a: headA.unit, b: headB.unit };
    if (!sortsA.some((sort) => sortsB.includes(sort))) return { ...found, difference: 'SORT' };
    if (membersClash(a, b, EXCLUSIVE)) return { ...found, difference: 'MEMBER' };
    if (membersClash(a, b, MOSTLY)) return { ...found, difference: 'CALLING' };
  }
  const [one, other] = [a.located[0], b.located[0]];
  if (one && other && placesClash(a.located, b.located))
    return { difference: 'LOCATION', a: one, b: other };
  const [placeA, placeB] = [a.places[0], b.places[0]];
  return placeA && placeB && placesClash(a.places, b.places)
    ? { difference: 'ORIGIN', a: placeA, b: placeB }
    : null;
}

const isPlain = ({ negations, denied, quantifiers }: AnalysedStatement): boolean =>
  !denied && negations.length === 0 && quantifiers.length === 0;

function find(pair: Pair): Candidate[] {
  const [a, b] = [classifiedIn(pair.a), classifiedIn(pair.b)];
  if (!a || !b || !isPlain(pair.a) || !isPlain(pair.b)) return [];
  const clash = clashOf(a, b);
  if (!clash || !sameSubject(pair, a, b)) return [];
  const spanA = spanOf(pair.a, clash.a.from, clash.a.to);
  const spanB = spanOf(pair.b, clash.b.from, clash.b.to);
  const excludes = clash.difference !== 'CALLING' && clash.difference !== 'ORIGIN';
  return [
    {
      relation: excludes ? Relation.CONTRARY : Relation.TENSION,
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
  version: 1,
  kind: FindingKind.IDENTITY,
  find,
};

import type { DateMention } from '../../../language/dates/dates.js';
import type { Alignment } from '../pairs/align.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { ordinalsDiffer } from '../reading/ordinals.js';
import type { Term } from '../reading/terms.js';
import type { Pair } from './rule.js';

/** A predicate the lexicons know, as against places, things and modifiers. */
export const isPredicate = (term: Term): boolean =>
  term.opposed.length > 0 ||
  term.measures.length > 0 ||
  term.keys.some((key) => key.startsWith('v:'));

/** Each side tells of something that the other does not say: two events at the same place. */
export function otherPredicate(alignment: Alignment): boolean {
  if (alignment.pairs.some(([a, b]) => isPredicate(a) && isPredicate(b))) return false;
  return alignment.restA.some(isPredicate) && alignment.restB.some(isPredicate);
}

/** Of what a word means it says no more than that it may be opposed: "began" and "opened" both to "halted". */
const SAYS_WHAT = /^[acmnv]:/;
/** As much as a word that tells what is dated. */
const TELLING = 0.5;

const isKnownThing = (term: Term): boolean =>
  !term.name &&
  term.place === null &&
  term.weight >= TELLING &&
  term.keys.some((key) => SAYS_WHAT.test(key) || key.startsWith('o:'));

const isOfWhom = ([a, b]: readonly [Term, Term]): boolean =>
  a.place !== null || ![a, b].some(({ keys }) => keys.some((key) => SAYS_WHAT.test(key)));

/** Two predicates that are one only in what they are opposed to. */
const areOneByOpposite = ([a, b]: readonly [Term, Term]): boolean =>
  !isOfWhom([a, b]) && a.keys.every((key) => key.startsWith('o:') || !b.keys.includes(key));

/**
 * Whether each side dates a thing of its own, and all that they share is whom and where it concerns, and
 * that something starts: "the trial of Karim begins", "Karim opens a hospital".
 */
export const otherThings = ({ pairs, restA, restB }: Alignment): boolean =>
  restA.some(isKnownThing) &&
  restB.some(isKnownThing) &&
  pairs.some(areOneByOpposite) &&
  pairs.every((each) => isOfWhom(each) || areOneByOpposite(each));

/** What happens on a date is told no further from it than this, in tokens. */
const REACH = 8;

/** The word nearest to a date of those that take either side of two opposites. */
function nearestOf(
  { terms }: AnalysedStatement,
  { from, to }: DateMention,
  sides: readonly [string, string],
): Term | undefined {
  const distance = (term: Term): number => (term.from >= to ? term.from - to : from - term.to);
  return terms
    .filter((term) => distance(term) <= REACH && sides.some((side) => term.keys.includes(side)))
    .sort((x, y) => distance(x) - distance(y))[0];
}

const takes = ({ keys }: Term, side: string, not: string): boolean =>
  keys.includes(side) && !keys.includes(not);

/** Two dates of one series (first and second round), or opposite moments of one course (arrive, leave). */
export function differentEvents(pair: Pair, [x, y]: readonly [DateMention, DateMention]): boolean {
  const { a, b } = pair;
  if (ordinalsDiffer(a, b)) return true;
  return a.terms.some((term) =>
    term.opposed.some(({ key, otherKey }) => {
      if (!b.byKey.has(otherKey)) return false;
      // "The hostages were freed" holds both sides, and so does whoever says it again.
      if (!b.byKey.has(key) && !a.byKey.has(otherKey)) return true;
      const sides = [key, otherKey] as const;
      const [one, other] = [nearestOf(a, x, sides), nearestOf(b, y, sides)];
      if (!one || !other) return false;
      return (
        (takes(one, key, otherKey) && takes(other, otherKey, key)) ||
        (takes(one, otherKey, key) && takes(other, key, otherKey))
      );
    }),
  );
}

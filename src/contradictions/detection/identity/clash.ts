import { areAlternatives } from '../../../language/concepts/alternatives.js';
import { holdsPlaces, placeWithin } from '../../../language/concepts/concepts.js';
import { Language } from '../../../language/language.js';
import type { SingleSlot, SlotRole } from '../../../language/concepts/single-slots.js';
import { arabicNameKey, latinNameKey } from '../../../language/text/transliteration.js';
import { spellingLikeness } from '../alignment/spelling-likeness.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { type Filler, gapBetween, isParty, roleOfFiller } from './fillers.js';

/** One side of a pair: the statement, where its predicate stands, and what may fill its slot. */
export interface SlotSide {
  statement: AnalysedStatement;
  predicate: SingleSlot;
}

const PLACED = new Set(['IN', 'TO', 'FROM']);
/** Prepositions of place that no role is made of. */
const NEAR = new Set(['near', 'outside', 'off', 'on', 'قرب', 'قبالة', 'عند']);
/** Words that the agent follows: "won by", "went to", «من تأليف». */
const BEFORE_AGENT = new Set([
  'by',
  'to',
  'of',
  'is',
  'was',
  'هو',
  'هي',
  'الي',
  'بقيادة',
  'برئاسة',
]);
/** A verb with its object written to it: «أسسه», «سجّلها». */
const HAS_OBJECT = /(?:ه|ها)$/;
/** Beside names that no lexicon has, at least a given and a family name. */
const FULL_NAME = 2;
/** Above this two names in two scripts may be one. */
const SOUNDS_ALIKE = 0.34;

export function isPlaced(statement: AnalysedStatement, filler: Filler): boolean {
  const [first] = filler.units;
  if (PLACED.has(roleOfFiller(statement, filler))) return true;
  let before = (first?.from ?? 0) - 1;
  while (statement.tokens[before]?.text === 'the') before--;
  return NEAR.has(statement.tokens[before]?.text ?? '');
}

/** Whether two lists of places have nothing to do with each other. */
const areApart = (left: readonly string[], right: readonly string[]): boolean =>
  left.length > 0 &&
  right.length > 0 &&
  !left.some((x) => right.some((y) => placeWithin(x, y) || placeWithin(y, x)));

/** Whether two names may be one, spelt in two scripts. */
function soundAlike(a: Filler, b: Filler): boolean {
  const keys = ({ units }: Filler): string[] =>
    units.flatMap(({ text }) =>
      text.split(' ').flatMap((word) => arabicNameKey(word) ?? latinNameKey(word) ?? []),
    );
  return keys(a).some((x) =>
    keys(b).some((y) => x === y || spellingLikeness(x, y, false) > SOUNDS_ALIKE),
  );
}

/** Two places, neither within the other; of a name that no lexicon has only where the other holds no others. */
function placesClash(a: SlotSide, b: SlotSide, x: Filler, y: Filler, cross: boolean): boolean {
  if (!isPlaced(a.statement, x) || !isPlaced(b.statement, y)) return false;
  if (x.places.length > 0 && y.places.length > 0) return areApart(x.places, y.places);
  const known = [...x.places, ...y.places];
  if (known.some(holdsPlaces) || x.names.length + x.places.length === 0) return false;
  return y.names.length + y.places.length > 0 && !(cross && soundAlike(x, y));
}

/** Whether a filler stands where the one who does it stands. */
function isAgent({ statement, predicate }: SlotSide, filler: Filler): boolean {
  const { tokens, language } = statement;
  const [first] = filler.units;
  if (!first) return false;
  let at = first.from - 1;
  while (/^(?:the|a|an)$/.test(tokens[at]?.text ?? '')) at--;
  const before = tokens[at]?.text ?? '';
  const role = roleOfFiller(statement, filler);
  if (role === 'BY' || (BEFORE_AGENT.has(before) && at >= predicate.from - 1 && at <= predicate.to))
    return true;
  if (role !== 'BARE') return false;
  const gap = gapBetween(statement, filler, predicate);
  if (language === Language.EN) {
    const passive = tokens[predicate.to]?.text === 'by' || tokens[predicate.to - 1]?.text === 'by';
    return !passive && first.from < predicate.from && gap <= 1;
  }
  const object = HAS_OBJECT.test(tokens[predicate.to - 1]?.text ?? '');
  return gap <= (object ? 2 : 1);
}

function agentsClash(a: SlotSide, b: SlotSide, x: Filler, y: Filler, cross: boolean): boolean {
  if (!isAgent(a, x) || !isAgent(b, y)) return false;
  if (x.places.length > 0 && y.places.length > 0) return areApart(x.places, y.places);
  if (x.units.some(isParty) && y.units.some(isParty)) return true;
  const full = Math.min(x.names.length, y.names.length) >= FULL_NAME;
  return full && !(cross && soundAlike(x, y));
}

const CLASSES: Record<'CAUSE' | 'CHARGE', ReadonlySet<string>> = {
  CAUSE: new Set(['event-cause', 'cause-of-death', 'disease']),
  CHARGE: new Set(['crime']),
};

/** Two members of the classes that such a slot is filled from. */
function membersClash(classes: ReadonlySet<string>, x: Filler, y: Filler): boolean {
  const of = ({ units }: Filler) =>
    units.flatMap(
      (unit) => unit.term?.alternatives.filter((each) => classes.has(each.class)) ?? [],
    );
  const [left, right] = [of(x), of(y)];
  const apart = (one: (typeof left)[number], other: (typeof left)[number]): boolean =>
    one.class === other.class ? areAlternatives(one, other) : true;
  return (
    left.length > 0 &&
    right.length > 0 &&
    left.every((one) => right.every((other) => apart(one, other)))
  );
}

/** Whether two fillers of one slot exclude each other. */
export function fillersClash(
  slot: SlotRole,
  a: SlotSide,
  b: SlotSide,
  x: Filler,
  y: Filler,
  cross: boolean,
): boolean {
  if (slot === 'PLACE') return placesClash(a, b, x, y, cross);
  if (slot === 'AGENT') return agentsClash(a, b, x, y, cross);
  return membersClash(CLASSES[slot], x, y);
}

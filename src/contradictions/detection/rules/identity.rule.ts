import {
  findSingleSlots,
  type SingleSlot,
  type SingleSlotEntry,
  type SlotRole,
} from '../../../language/concepts/single-slots.js';
import { areOpposed } from '../alignment/difference.js';
import type { Link } from '../alignment/links.js';
import { areMembers } from '../alignment/members.js';
import { SoftAlignment, softAlign } from '../alignment/soft-align.js';
import type { Unit } from '../alignment/units.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { anotherEvent } from '../pairs/another-event.js';
import { fillersClash, isPlaced, type SlotSide } from '../identity/clash.js';
import { besideOf, type Filler, fillersOf } from '../identity/fillers.js';
import { isSharedOut } from '../identity/shared-out.js';
import { noted } from '../once.js';
import { type Candidate, onBothSides, type Pair, type Rule, spanOf } from './rule.js';
import { identitySentences } from './sentences.js';
import { isStale, ownWeight, sameSpeaker } from '../pairs/staleness.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';

/** So much must be shared beside the predicate, by weight: a named thing, or two common ones. */
export const MIN_SHARED = 0.55;
export const MIN_TERSE = 0.4;
/** So much may both sides say beside the filler, and so much one of them. */
export const MAX_BESIDE = 0.45;
export const MAX_DETAIL = 2.5;
const STATE_DAYS = 45;
const SURE = 0.78;

/** Predicates with such a slot that stand there plainly: what counts, denies or adds is another rule's. */
export const slotsIn = noted((statement: AnalysedStatement): readonly SingleSlot[] =>
  statement.denied || statement.quantifiers.length > 0 || isSharedOut(statement)
    ? []
    : findSingleSlots(statement.tokens).filter((slot) => !isDenied(statement, slot)),
);

/** A denial of another clause leaves the slot alone. */
const isDenied = (statement: AnalysedStatement, { from }: SingleSlot): boolean =>
  statement.negations.some(
    ({ scopeFrom, scopeTo, from: cue }) =>
      statement.clauses[cue] === statement.clauses[from] || (from >= scopeFrom && from < scopeTo),
  );

/** A predicate that both sides have, in any of its forms and in either language. */
interface Shared {
  entry: SingleSlotEntry;
  a: SlotSide;
  b: SlotSide;
}

function sharedSlots(pair: Pair): Shared[] {
  return slotsIn(pair.a).flatMap((a) =>
    slotsIn(pair.b).flatMap((b) =>
      a.entries
        .filter((entry) => b.entries.includes(entry) && (entry.own !== true || sameSpeaker(pair)))
        .map((entry) => ({
          entry,
          a: { statement: pair.a, predicate: a },
          b: { statement: pair.b, predicate: b },
        })),
    ),
  );
}

const INDEFINITE = new Set(['a', 'an', 'another', 'several', 'some']);
const within = (unit: Unit, { predicate }: SlotSide): boolean =>
  unit.from < predicate.to && predicate.from < unit.to;

/** What the two share beside the predicate: not "a medal", of which there are many. */
function sharedBeside(links: readonly Link[], { a, b }: Shared): number {
  const definite = (unit: Unit, { statement }: SlotSide): boolean =>
    !INDEFINITE.has(statement.tokens[unit.from - 1]?.text ?? '');
  return links
    .filter((link) => !within(link.a, a) && !within(link.b, b))
    .filter((link) => definite(link.a, a) && definite(link.b, b))
    .reduce((sum, link) => sum + Math.min(link.a.weight, link.b.weight), 0);
}

/** Offices that several hold at a time. */
const SHARED_OFFICES = new Set([
  'mp',
  'senator',
  'adviser',
  'envoy',
  'spokesman',
  'prince',
  'princess',
  'sheikh',
  'deputy-minister',
  'consul',
]);

const namesOffice = (links: readonly Link[]): boolean =>
  links.some((link) =>
    link.a.term?.alternatives.some(
      (each) => each.class === 'office' && !SHARED_OFFICES.has(each.id),
    ),
  );

interface Clash {
  slot: SlotRole;
  x: Filler;
  y: Filler;
  coverage: number;
  entry: SingleSlotEntry;
}

/** Whether the two differ in another member of a class too: "the men's race", "the women's race". */
const othersNamed = (
  restA: readonly Unit[],
  restB: readonly Unit[],
  x: Filler,
  y: Filler,
): boolean =>
  restA.some(
    (one) =>
      !x.units.includes(one) &&
      restB.some(
        (other) => !y.units.includes(other) && (areMembers(one, other) || areOpposed(one, other)),
      ),
  );

/** What one side says beside a filler; of a place, without what else says where: "a village near Nablus". */
function beside(
  statement: AnalysedStatement,
  rest: readonly Unit[],
  filler: Filler,
  { slot }: SingleSlotEntry,
): number {
  const placed = (unit: Unit): boolean =>
    isPlaced(statement, { units: [unit], places: [], names: [] });
  return besideOf(slot === 'PLACE' ? rest.filter((unit) => !placed(unit)) : rest, filler);
}

function clashOf(pair: Pair, shared: Shared, alignment: SoftAlignment): Clash | null {
  const { entry, a, b } = shared;
  const told = sharedBeside(alignment.links, shared);
  // "I was in Paris" is of one night only where both say of which.
  if (entry.own === true && told < MIN_TERSE && pair.time !== 'SAME') return null;
  const common = told + ownWeight(pair);
  if (common < MIN_TERSE || (entry.office === true && !namesOffice(alignment.links))) return null;
  const restA = alignment.restA.filter((unit) => !within(unit, a));
  const restB = alignment.restB.filter((unit) => !within(unit, b));
  for (const x of fillersOf(pair.a, restA)) {
    for (const y of fillersOf(pair.b, restB)) {
      const [left, right] = [beside(pair.a, restA, x, entry), beside(pair.b, restB, y, entry)];
      const least = Math.min(left, right);
      // "The company": a word that many things go by is enough where nothing else is said of either.
      if (common < MIN_SHARED && left + right > 0) continue;
      if (least > MAX_BESIDE || Math.max(left, right) > MAX_DETAIL) continue;
      if (othersNamed(restA, restB, x, y)) continue;
      if (!fillersClash(entry.slot, a, b, x, y, pair.crossLanguage)) continue;
      return { slot: entry.slot, x, y, entry, coverage: common / (common + (left + right) / 2) };
    }
  }
  return null;
}

function reasonFor(pair: Pair, { entry }: Clash): DismissalReason | null {
  if (anotherEvent(pair)) return DismissalReason.DIFFERENT_SUBJECT;
  const succeeded = entry.state === true && isStale(pair, STATE_DAYS);
  return pair.time === 'DISJOINT' || succeeded ? DismissalReason.SUPERSEDED : null;
}

/** Who hosts may be a city: then the two name places. */
const namedAs = ({ slot, x, y }: Clash): SlotRole =>
  slot === 'AGENT' && x.places.length > 0 && y.places.length > 0 ? 'PLACE' : slot;

function toCandidate(pair: Pair, clash: Clash): Candidate {
  const span = (side: 'a' | 'b', { units }: Filler) =>
    spanOf(pair[side], units[0]?.from ?? 0, units.at(-1)?.to ?? 0);
  const [spanA, spanB] = [span('a', clash.x), span('b', clash.y)];
  const named = clash.x.places.length + clash.y.places.length === 0 && clash.slot !== 'CAUSE';
  const score = 0.62 + 0.25 * clash.coverage - (named || pair.crossLanguage ? 0.06 : 0);
  return {
    relation: score >= SURE && clash.slot !== 'CHARGE' ? Relation.CONTRARY : Relation.TENSION,
    score,
    spansA: [spanA],
    spansB: [spanB],
    valueA: spanA.text,
    valueB: spanB.text,
    sentences: identitySentences(namedAs(clash), spanA.text, spanB.text),
    reason: reasonFor(pair, clash),
  };
}

/**
 * What one side denies and the other affirms is shared by neither: "was born in Haifa" beside "was born in
 * Damascus, and never saw Haifa".
 */
function withoutDenied(alignment: SoftAlignment): SoftAlignment {
  const turned = alignment.links.filter(
    ({ a, b }) => a.term !== null && b.term !== null && a.term.negated !== b.term.negated,
  );
  if (turned.length === 0) return alignment;
  const { unitsA, unitsB, links, restA, restB } = alignment;
  const affirmed = (side: 'a' | 'b') =>
    turned.map((link) => link[side]).filter((unit) => unit.term?.negated === false);
  return new SoftAlignment(
    unitsA,
    unitsB,
    links.filter((link) => !turned.includes(link)),
    [...restA.filter((unit) => unit.term?.negated !== true), ...affirmed('a')],
    [...restB.filter((unit) => unit.term?.negated !== true), ...affirmed('b')],
  );
}

function find(pair: Pair): Candidate[] {
  const shared = sharedSlots(pair);
  if (shared.length === 0) return [];
  const alignment = withoutDenied(softAlign(pair.a, pair.b));
  if (alignment.restA.length === 0 || alignment.restB.length === 0) return [];
  for (const each of shared) {
    const clash = clashOf(pair, each, alignment);
    if (clash) return [toCandidate(pair, clash)];
  }
  return [];
}

/** One act or state, and two that fill the slot of which it has one: where, who, or what caused it. */
export const identityRule: Rule = {
  name: 'identity.slot',
  version: 3,
  kind: FindingKind.IDENTITY,
  needs: onBothSides((statement) => slotsIn(statement).length > 0),
  find,
};

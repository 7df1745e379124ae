import type { AnalysedStatement } from '../reading/analyse.js';
import { isNamed, type Term } from '../reading/terms.js';
import type { Pair, Spans } from '../rules/rule.js';
import type { Span } from '../types.js';
import { mayBeOneName } from './names-alike.js';
import { type NameSlot, nameSlotsIn, type Tie, TIES } from './name-slots.js';
import { areTwo, type Name, namesIn } from './other-names.js';

type Met = readonly (readonly [Term, Term])[];

function overlaps({ tokens }: AnalysedStatement, name: Name, spans: readonly Span[]): boolean {
  const [from, to] = [tokens[name[0]!.from]?.start ?? 0, tokens[name.at(-1)!.to - 1]?.end ?? 0];
  return spans.some(({ start, end }) => start < to && end > from);
}

/** Whether a name is met by what the other statement does not take for one: a word that a lexicon knows. */
const isMetElsewhere = (name: Name, side: 0 | 1, pairs: Met, others: readonly Name[]): boolean =>
  pairs.some(
    (each) =>
      each[side] === name.at(-1) && !others.some((one) => one.includes(each[side === 0 ? 1 : 0])),
  );

/** What both statements are searched for a name by. */
interface Search {
  pair: Pair;
  pairs: Met;
  spans: readonly [readonly Span[], readonly Span[]];
}

const mayBeOne = ({ pair, pairs }: Search, x: Name, y: Name): boolean =>
  mayBeOneName(pair, x, y, (one, other) => pairs.some(([a, b]) => a === one && b === other));

/** By its capital, as a place, or as several words: in Arabic a single one that no lexicon knows may be any word. */
const isSure = (name: Name): boolean => name.length > 1 || name.some(isNamed);

/** «الشهابي»: as families and many places are named. */
const ARTICLE = 'ال';

/** Whether one statement has a name that the other has nowhere. */
function isAlone(search: Search, side: 0 | 1, name: Name): boolean {
  const others = namesIn(side === 0 ? search.pair.b : search.pair.a);
  return (
    !isMetElsewhere(name, side, search.pairs, others) &&
    !others.some((each) =>
      side === 0 ? mayBeOne(search, name, each) : mayBeOne(search, each, name),
    )
  );
}

/** Whether the other statement has none of the names in a slot, and whether they are names for sure. */
function isNew(search: Search, side: 0 | 1, slots: readonly NameSlot[]): 'SURE' | 'MAYBE' | null {
  if (!slots.every(({ name }) => isAlone(search, side, name))) return null;
  if (slots.every(({ name }) => isSure(name))) return 'SURE';
  const { tokens } = side === 0 ? search.pair.a : search.pair.b;
  const likeOne = slots.every(({ name }) =>
    (tokens[name[0]!.from]?.text ?? '').startsWith(ARTICLE),
  );
  return search.pair.crossLanguage || likeOne ? 'MAYBE' : null;
}

/** The slots of one statement that the conflict is not over. */
function slotsOf({ pair, spans }: Search, side: 0 | 1): readonly NameSlot[] {
  const own = side === 0 ? pair.a : pair.b;
  return nameSlotsIn(own).filter(({ name }) => !overlaps(own, name, spans[side]));
}

/**
 * Whether the two give the place of one name to two: the trials of two people, the camps of two towns, in
 * spite of all that they share, a place too. Two names are one where they may be spellings of one, whatever
 * the script. Where each has the other's name elsewhere they have only changed places; and what the
 * conflict is over is no sign.
 */
export function fillSlotOtherwise(pair: Pair, { spansA, spansB }: Spans): boolean {
  const { whole } = pair;
  if (whole.restA.length + whole.restB.length === 0) return false;
  const pairs = whole.pairs.filter(([x, y]) => !areTwo(pair, x, y));
  const search: Search = { pair, pairs, spans: [spansA, spansB] };
  const [left, right] = [slotsOf(search, 0), slotsOf(search, 1)];
  const inSlot = (slots: readonly NameSlot[], term: Term, tie: Tie): readonly NameSlot[] =>
    slots.filter((slot) => slot.head === term && slot.tie === tie);
  return pairs.some(([x, y]) => {
    for (const tie of TIES) {
      const [one, other] = [inSlot(left, x, tie), inSlot(right, y, tie)];
      if (one.length === 0 || other.length === 0) continue;
      // Of what goes by one name, near what it is said to be tells nothing.
      if (one.some((a) => other.some((b) => mayBeOne(search, a.name, b.name)))) return false;
      const [here, there] = [isNew(search, 0, one), isNew(search, 1, other)];
      if ((here !== null && there !== null) || here === 'SURE' || there === 'SURE') return true;
    }
    return false;
  });
}

const placesIn = (statement: AnalysedStatement): Name[] =>
  nameSlotsIn(statement).flatMap(({ tie, name }) => (tie === 'AT' && isSure(name) ? [name] : []));

/** Whether each says where, and none of the places of the one may be any of the other's, known or not. */
export function arePlacedApart(pair: Pair): boolean {
  const pairs = pair.whole.pairs.filter(([x, y]) => !areTwo(pair, x, y));
  const search: Search = { pair, pairs, spans: [[], []] };
  const [left, right] = [placesIn(pair.a), placesIn(pair.b)];
  return (
    left.length > 0 &&
    right.length > 0 &&
    left.every((name) => isAlone(search, 0, name)) &&
    right.every((name) => isAlone(search, 1, name))
  );
}

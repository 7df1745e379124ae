import type { AnalysedStatement } from '../reading/analyse.js';
import type { Term } from '../reading/terms.js';
import type { Candidate, Pair } from '../rules/rule.js';
import type { Span } from '../types.js';
import { mayBeOneName } from './names-alike.js';
import { type NameSlot, nameSlotsIn } from './name-slots.js';
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

/** Slots of one statement with a name that the other does not have anywhere, and that the conflict is not over. */
function ownSlots(pair: Pair, side: 0 | 1, pairs: Met, spans: readonly Span[]): NameSlot[] {
  const [own, other] = side === 0 ? [pair.a, pair.b] : [pair.b, pair.a];
  const others = namesIn(other);
  const met = (x: Term, y: Term): boolean => pairs.some(([a, b]) => a === x && b === y);
  const lacks = (name: Name): boolean =>
    !overlaps(own, name, spans) &&
    !isMetElsewhere(name, side, pairs, others) &&
    !others.some((each) =>
      mayBeOneName(pair, ...(side === 0 ? ([name, each] as const) : ([each, name] as const)), met),
    );
  return nameSlotsIn(own).filter(({ name }) => lacks(name));
}

/**
 * Whether the two give the place of one name to two: the trials of two people, the camps of two towns, in
 * spite of all that they share, a place too. Two names are one where they may be spellings of one, whatever
 * the script; and what the conflict is over is no sign.
 */
export function fillSlotOtherwise(
  pair: Pair,
  { spansA, spansB }: Pick<Candidate, 'spansA' | 'spansB'>,
): boolean {
  const { whole } = pair;
  if (whole.restA.length === 0 || whole.restB.length === 0) return false;
  const pairs = whole.pairs.filter(([x, y]) => !areTwo(pair, x, y));
  const left = ownSlots(pair, 0, pairs, spansA);
  const right = left.length > 0 ? ownSlots(pair, 1, pairs, spansB) : [];
  return left.some((x) =>
    right.some(
      (y) => x.tie === y.tie && pairs.some(([one, other]) => one === x.head && other === y.head),
    ),
  );
}

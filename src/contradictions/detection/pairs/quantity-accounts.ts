import { readNumber } from '../../../language/numbers/numbers.js';
import type { QuantityMention } from '../../../language/numbers/quantities.js';
import { TokenKind } from '../../../language/text/tokens.js';
import { figuresAgree, isLess } from './intervals.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { directionsOf, pointApart } from '../reading/directions.js';
import { areOpposites } from '../reading/opposites.js';
import type { Term } from '../reading/terms.js';
import type { Pair, Spans } from '../rules/rule.js';
import type { Span } from '../types.js';

type Figure = QuantityMention;

/** Percent. */
const WHOLE = 100;

const sameSort = (x: Figure, y: Figure): boolean =>
  x.dimension === y.dimension &&
  (x.kinds.length === 0 || y.kinds.length === 0 || x.kinds[0] === y.kinds[0]);

/** The value of a figure that gives one, whatever it is rounded to; null for a mere bound. */
const valueOf = ({ lower, upper }: Figure): number | null =>
  lower === null || upper === null ? null : (lower + upper) / 2;

/** Whether some value is what the figure tells; never of a mere bound. */
const tells = (figure: Figure, value: number): boolean =>
  valueOf(figure) !== null && figuresAgree(figure, { ...figure, lower: value, upper: value });

/** What says that one figure is added to another; "more than" compares. */
const ADDS =
  /^(?:and|more|another|extra|additional|further|added|extended|prolonged|plus|اضافي[هة]?|مدد|مددت|تمديد|اضيف|اضيفت|و)$/;

/** Whether something between two figures, or beside the second, adds it to the first. */
function isAdded({ tokens }: AnalysedStatement, x: Figure, y: Figure): boolean {
  const [first, second] = x.from < y.from ? [x, y] : [y, x];
  const near = tokens.slice(first.to, second.nounEnd + 2);
  return (
    tokens[second.from]?.text.startsWith('و') === true ||
    near.some(({ text }, at) => ADDS.test(text) && near[at + 1]?.text !== 'than')
  );
}

/** "14 weeks, extended by four": with another figure of its own statement it comes to what the other side tells. */
function addsUp(statement: AnalysedStatement, part: Figure, whole: Figure): boolean {
  const own = valueOf(part);
  if (own === null || part.dimension === 'SHARE' || !sameSort(part, whole)) return false;
  return statement.quantities.some((more) => {
    const value = more === part || !sameSort(more, part) ? null : valueOf(more);
    return value !== null && tells(whole, own + value) && isAdded(statement, part, more);
  });
}

/** Words that only one side has weigh at least this much where they tell of what a share is. */
const TELLING = 0.5;

/**
 * "40 million, a quarter of it in equipment", "equipment worth 10 million": the share that its own statement gives of it is
 * what the other side tells, in other words than the whole. Of "half of them children" and "20 were killed" it is not.
 */
function sharesOut(
  { quantities }: AnalysedStatement,
  [whole, part]: readonly [Figure, Figure],
  rest: readonly Term[],
): boolean {
  const own = whole.dimension === 'SHARE' ? null : valueOf(whole);
  if (own === null) return false;
  return quantities.some((each) => {
    const share = each.dimension === 'SHARE' && each.from > whole.from ? valueOf(each) : null;
    if (share === null || share >= WHOLE || !tells(part, (own * share) / WHOLE)) return false;
    // What the share is of, the statement that gives the whole says behind it: the other must not leave it out.
    return !rest.some(({ from, weight }) => from >= each.to && weight >= TELLING);
  });
}

/** Whether one of two figures is made of several that the other statement gives, or is the share that it gives of its own. */
export const areAccounted = ({ a, b, whole }: Pair, x: Figure, y: Figure): boolean =>
  addsUp(a, x, y) ||
  addsUp(b, y, x) ||
  sharesOut(a, [x, y], whole.restA) ||
  sharesOut(b, [y, x], whole.restB);

/** What a statement says in the clause of a figure. */
function clauseOf(statement: AnalysedStatement, figure: Figure) {
  const { clauses, negations, terms } = statement;
  const here = ({ from }: { from: number }): boolean => clauses[from] === clauses[figure.from];
  return {
    denied: negations.filter(here).length % 2 === 1,
    terms: terms.filter(here),
    directions: directionsOf(statement).filter(here),
  };
}

/** Whether of the two clauses one denies what the other affirms, tells the opposite of it, or what points the other way. */
function areTurned({ a, b }: Pair, x: Figure, y: Figure): boolean {
  const [left, right] = [clauseOf(a, x), clauseOf(b, y)];
  return (
    left.denied !== right.denied ||
    left.terms.some((one) => right.terms.some((other) => areOpposites(one, other))) ||
    left.directions.some((one) => right.directions.some((other) => pointApart(one, other)))
  );
}

/** "Four of the seven captains": the numbers that stand between a figure and its noun. */
const withinNoun = ({ tokens }: AnalysedStatement, { to, nounEnd }: Figure): (number | null)[] =>
  tokens.slice(to, nounEnd).map(({ kind }, at) => {
    const number = readNumber(tokens, to + at, kind === TokenKind.ARABIC);
    return number?.lower ?? null;
  });

/** Whether a figure and the other side's come to a number of which its own statement tells it. */
function leavesRest(statement: AnalysedStatement, part: Figure, rest: Figure): boolean {
  const [own, other] = [valueOf(part), valueOf(rest)];
  if (own === null || other === null) return false;
  const wholes = statement.quantities.filter((each) => each !== part && sameSort(each, part));
  return [...wholes.map(valueOf), ...withinNoun(statement, part)].includes(own + other);
}

function areShares(x: Figure, y: Figure): boolean {
  const [one, other] = [valueOf(x), valueOf(y)];
  const both = x.dimension === 'SHARE' && y.dimension === 'SHARE';
  return both && one !== null && other !== null && Math.abs(one + other - WHOLE) < 1;
}

/**
 * "Three quarters are connected", "a quarter is not"; "three of the five were acquitted", "two were convicted": two parts
 * of one whole, of which one is told of the rest.
 */
export const isOfRest = (pair: Pair, x: Figure, y: Figure): boolean =>
  (areShares(x, y) || leavesRest(pair.a, x, y) || leavesRest(pair.b, y, x)) &&
  areTurned(pair, x, y);

/** Whether spans stand in the clause of a figure. */
function inClauseOf({ tokens, clauses }: AnalysedStatement, spans: readonly Span[], x: Figure) {
  return spans.every(({ start, end }) =>
    tokens.every(
      (token, at) => token.end <= start || token.start >= end || clauses[at] === clauses[x.from],
    ),
  );
}

/** Whether what stands in the spans is told on one side of a share and on the other of the rest. */
export const tellOfTheRest = (pair: Pair, { spansA, spansB }: Spans): boolean =>
  pair.a.quantities.some((x) =>
    pair.b.quantities.some(
      (y) => isOfRest(pair, x, y) && inClauseOf(pair.a, spansA, x) && inClauseOf(pair.b, spansB, y),
    ),
  );

/** "The first instalment", «كدفعة أولى», "so far 400 have come": only one tells of a part, and of less than the other. */
export function isOfStage({ a, b }: Pair, x: Figure, y: Figure): boolean {
  const [first, second] = [a.scopeRoles.has('STAGE'), b.scopeRoles.has('STAGE')];
  if (first === second) return false;
  const [part, whole] = first ? [x, y] : [y, x];
  return isLess(part, whole);
}

import type { DateMention } from '../../../language/dates.js';
import type { QuantityMention } from '../../../language/quantities.js';
import type { AnalysedStatement } from '../analyse.js';
import type { Term } from '../terms.js';

/** A part of a statement that can be matched: a content word or phrase, a number, or a date. */
export interface Unit {
  type: 'TERM' | 'NUMBER' | 'DATE';
  from: number;
  to: number;
  /** How much matching it tells, 0–1. */
  weight: number;
  /** Its place among the statement's units, from 0. */
  order: number;
  term: Term | null;
  quantity: QuantityMention | null;
  date: DateMention | null;
}

const NUMBER_WEIGHT = 0.8;
const DATE_WEIGHT = 0.6;

type Draft = Omit<Unit, 'order'>;

/** The units of a statement in reading order; where two overlap, the one that starts first stays. */
export function unitsOf(statement: AnalysedStatement): Unit[] {
  const none = { term: null, quantity: null, date: null };
  const drafts: Draft[] = [
    ...statement.terms.map((term): Draft => ({
      ...none,
      ...rangeOf(term),
      type: 'TERM',
      weight: term.weight,
      term,
    })),
    ...statement.quantities.map((quantity): Draft => ({
      ...none,
      ...rangeOf(quantity),
      type: 'NUMBER',
      weight: NUMBER_WEIGHT,
      quantity,
    })),
    ...statement.dates.map((date): Draft => ({
      ...none,
      ...rangeOf(date),
      type: 'DATE',
      weight: DATE_WEIGHT,
      date,
    })),
  ];
  drafts.sort((x, y) => x.from - y.from || y.to - x.to);
  const units: Unit[] = [];
  for (const draft of drafts) {
    const last = units.at(-1);
    if (!last || draft.from >= last.to) units.push({ ...draft, order: units.length });
  }
  return units;
}

const rangeOf = ({ from, to }: { from: number; to: number }): { from: number; to: number } => ({
  from,
  to,
});

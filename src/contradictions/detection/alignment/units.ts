import type { DateMention } from '../../../language/dates/dates.js';
import type { QuantityMention } from '../../../language/numbers/quantities.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { noted } from '../once.js';
import type { Term } from '../reading/terms.js';
import type { Spelling } from './spelling-likeness.js';

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
  /** The folded words, joined by spaces. */
  text: string;
  /** What it is counted under: its concept where a lexicon has one, else its root or stem. */
  key: string;
  /** Its term's keys as bits: two terms that meet have a bit in common. */
  bits: number;
  /** Its letters, once somebody has asked for them: see `spellingOf`. */
  spelling: Spelling | null | undefined;
  /** What sort of word it is, once somebody has asked for that: see `sortsOf`. */
  sorts: number | undefined;
}

/** How much matching all of these units tells. */
export const weightOf = (units: readonly Unit[]): number =>
  units.reduce((sum, unit) => sum + unit.weight, 0);

/** Aligning takes time with the square of the units; a claim of one sentence has some twenty. */
export const MAX_UNITS = 60;
export const NUMBER_WEIGHT = 0.8;
export const DATE_WEIGHT = 0.6;

/** The key under which a term is counted: its concept, else its opposed pair, root or stem. */
function keyOf({ keys }: Term): string {
  return (
    keys.find((key) => key.charAt(1) === ':' && 'pcanmv'.includes(key.charAt(0))) ??
    keys.find((key) => key.startsWith('o:'))?.slice(0, -2) ??
    keys.find((key) => key.startsWith('r:')) ??
    keys[0] ??
    ''
  );
}

function textOf({ tokens }: AnalysedStatement, from: number, to: number): string {
  let text = tokens[from]?.text ?? '';
  for (let at = from + 1; at < to; at++) text += ` ${tokens[at]?.text ?? ''}`;
  return text;
}

/** The units of a statement in reading order; where two overlap, the one that starts first stays. */
export const unitsOf = noted((statement: AnalysedStatement): readonly Unit[] => {
  const { terms, quantities, dates } = statement;
  const drafts: Pick<Unit, 'from' | 'to' | 'term' | 'quantity' | 'date'>[] = [];
  for (const term of terms)
    drafts.push({ from: term.from, to: term.to, term, quantity: null, date: null });
  for (const quantity of quantities)
    drafts.push({ from: quantity.from, to: quantity.to, term: null, quantity, date: null });
  for (const date of dates)
    drafts.push({ from: date.from, to: date.to, term: null, quantity: null, date });
  drafts.sort((x, y) => x.from - y.from || y.to - x.to);
  const units: Unit[] = [];
  let end = 0;
  for (const { from, to, term, quantity, date } of drafts) {
    if (units.length === MAX_UNITS) break;
    if (units.length > 0 && from < end) continue;
    end = to;
    units.push({
      type: term ? 'TERM' : quantity ? 'NUMBER' : 'DATE',
      from,
      to,
      weight: term ? term.weight : quantity ? NUMBER_WEIGHT : DATE_WEIGHT,
      order: units.length,
      term,
      quantity,
      date,
      text: textOf(statement, from, to),
      key: term ? keyOf(term) : quantity ? 'NUMBER' : 'DATE',
      bits: term?.bits ?? 0,
      spelling: undefined,
      sorts: undefined,
    });
  }
  return units;
});

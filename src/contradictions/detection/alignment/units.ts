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
  /** The folded words, joined by spaces. */
  text: string;
  /** What it is counted under: its concept where a lexicon has one, else its root or stem. */
  key: string;
  /** Its term's keys as bits: two terms that meet have a bit in common. */
  bits: number;
}

/** How much matching all of these units tells. */
export const weightOf = (units: readonly Unit[]): number =>
  units.reduce((sum, unit) => sum + unit.weight, 0);

/** Aligning takes time with the square of the units; a claim of one sentence has some twenty. */
const MAX_UNITS = 60;
const NUMBER_WEIGHT = 0.8;
const DATE_WEIGHT = 0.6;

type Draft = Omit<Unit, 'order' | 'text' | 'key' | 'bits'>;

/** One statement is aligned with many. */
const known = new WeakMap<AnalysedStatement, readonly Unit[]>();

function keyOf({ type, term }: Draft): string {
  if (!term) return type;
  return (
    term.keys.find((key) => /^[pcanmv]:/.test(key)) ??
    term.keys.find((key) => key.startsWith('o:'))?.slice(0, -2) ??
    term.keys.find((key) => key.startsWith('r:')) ??
    term.keys[0] ??
    ''
  );
}

/** One bit of 32 for each key, by a hash of its letters. */
function bitsOf(term: Term | null): number {
  let bits = 0;
  for (const key of term?.keys ?? []) {
    let hash = 0;
    for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
    bits |= 1 << (Math.imul(hash, 0x9e3779b1) >>> 27);
  }
  return bits;
}

/** The units of a statement in reading order; where two overlap, the one that starts first stays. */
export function unitsOf(statement: AnalysedStatement): readonly Unit[] {
  const units = known.get(statement) ?? readUnits(statement);
  known.set(statement, units);
  return units;
}

function readUnits(statement: AnalysedStatement): Unit[] {
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
    if (units.length === MAX_UNITS) break;
    if (last && draft.from < last.to) continue;
    const words = statement.tokens.slice(draft.from, draft.to).map((token) => token.text);
    units.push({
      ...draft,
      order: units.length,
      text: words.join(' '),
      key: keyOf(draft),
      bits: bitsOf(draft.term),
    });
  }
  return units;
}

const rangeOf = ({ from, to }: { from: number; to: number }): { from: number; to: number } => ({
  from,
  to,
});

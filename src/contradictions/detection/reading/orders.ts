import { type Token, TokenKind } from '../../../language/text/tokens.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from './analyse.js';
import type { Term } from './terms.js';

export type Order = 'BEFORE' | 'AFTER';

/** That something was before or after something else, and the words that tell what: tokens `[from, to)`. */
export interface Ordered {
  order: Order;
  from: number;
  to: number;
  terms: readonly Term[];
}

const BEFORE = /^(?:before|[وف]?(?:قبل|قبيل|عشي[هة]))$/;
const AFTER = /^(?:after|following|[وف]?(?:بعد|بعدما|بعيد|عقب|اثر|غدا[هة]))$/;
/** "Ahead of the fair", "prior to the vote", "on the eve of the feast". */
const BEFORE_WHAT = new Map([
  ['ahead', 'of'],
  ['prior', 'to'],
  ['eve', 'of'],
]);
const DENIES = /^(?:not|never|no|nor|[وف]?(?:لا|ليس|ليست|لم|لن))$/;
const STOPS =
  /^(?:[.,;:،؛()«»"]|and|but|when|while|as|which|who|[وف]?(?:لكن|عندما|حين|فيما|بينما|التي|الذي))$/;
const COUNTS =
  /^(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|ساع\S*|يوم\S*|ايام|اسبوع\S*|اسابيع|شهر\S*|اشهر|شهور|سن\S*|عام\S*|اعوام|عقد\S*|عقود|دقيق\S*|دقائق|دقايق)$/;
/** As many words tell after what it was. */
const REACH = 7;

function cueAt(tokens: readonly Token[], at: number): { order: Order; to: number } | null {
  const { text = '' } = tokens[at] ?? {};
  if (BEFORE_WHAT.get(text) !== undefined)
    return tokens[at + 1]?.text === BEFORE_WHAT.get(text) ? { order: 'BEFORE', to: at + 2 } : null;
  if (BEFORE.test(text)) return { order: 'BEFORE', to: at + 1 };
  return AFTER.test(text) ? { order: 'AFTER', to: at + 1 } : null;
}

/** «بعد عشر سنوات من زواجها»: what it was after follows how long after; null where only that is told. */
function pastCount(tokens: readonly Token[], from: number): number | null {
  const counted = tokens
    .slice(from, from + 3)
    .findIndex(({ kind, text }) => kind === TokenKind.NUMBER || COUNTS.test(text));
  if (counted < 0) return from;
  const of = tokens.findIndex(
    ({ text }, at) => at > from + counted && at <= from + 4 && text === 'من',
  );
  return of < 0 ? null : of + 1;
}

function orderedAt(statement: AnalysedStatement, at: number): Ordered | null {
  const { tokens, terms, dates } = statement;
  const cue = cueAt(tokens, at);
  const from = cue && pastCount(tokens, cue.to);
  if (!cue || from === null || DENIES.test(tokens[at - 1]?.text ?? '')) return null;
  if (dates.some((date) => at >= date.from - 1 && cue.to <= date.to)) return null;
  let to = from;
  while (to < tokens.length && to < from + REACH && !stops(tokens, to)) to++;
  const told = terms.filter((term) => term.from >= from && term.from < to);
  return told.length > 0 ? { order: cue.order, from: at, to, terms: told } : null;
}

const stops = (tokens: readonly Token[], at: number): boolean =>
  STOPS.test(tokens[at]?.text ?? '') || cueAt(tokens, at) !== null;

/** Before or after what a statement tells of something; not before or after a date, which dates are read for. */
export const ordersIn = noted((statement: AnalysedStatement): readonly Ordered[] =>
  statement.tokens.flatMap((_, at) => orderedAt(statement, at) ?? []),
);

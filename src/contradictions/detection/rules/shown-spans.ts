import { type DateMention, DateRole } from '../../../language/dates/dates.js';
import type { QuantityMention } from '../../../language/numbers/quantities.js';
import { Comparator } from '../../../language/statement.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Span } from '../types.js';
import { spanOf } from './rule.js';

/** Between a bound and its number this many words are shown as they stand. */
const NEAR = 3;
const DENYING = new Set([
  'لم',
  'لن',
  'لا',
  'did',
  'does',
  'do',
  'will',
  'not',
  "n't",
  'has',
  'have',
]);
const OPENS_RANGE = new Set(['بين', 'between', 'من', 'from']);
/** Behind a dual that says two already: «جنديان اثنان». */
const TWO = /^اثن(?:ان|ين|تان|تين)$/;

/** Where the words of a bounding phrase end: "did not exceed". */
function boundEnd(tokens: readonly Token[], from: number): number {
  let end = from + 1;
  while (DENYING.has(tokens[end - 1]?.text ?? '')) end++;
  return end;
}

/** Where what is counted ends: «ثلاثة من ركاب الطائرة» and not «ثلاثة من ركاب», «صحفيين اثنين». */
function nounEndOf(tokens: readonly Token[], { to, nounEnd }: QuantityMention): number {
  const next = tokens[nounEnd];
  if (TWO.test(next?.text ?? '')) return nounEnd + 1;
  const partOf = nounEnd > to && tokens[to]?.text === 'من';
  const last = tokens[nounEnd - 1]?.text ?? '';
  const construct =
    next?.kind === TokenKind.ARABIC && next.text.startsWith('ال') && !last.startsWith('ال');
  return partOf && construct ? nounEnd + 1 : nounEnd;
}

/** The words that give a quantity: the number with its noun, and a bound that stands far before it apart. */
export function quantitySpans(statement: AnalysedStatement, quantity: QuantityMention): Span[] {
  const { tokens } = statement;
  const { from, comparator } = quantity;
  const end = nounEndOf(tokens, quantity);
  const opened = comparator === Comparator.BETWEEN && OPENS_RANGE.has(tokens[from - 1]?.text ?? '');
  const bound = quantity.boundFrom ?? from;
  if (bound >= from - NEAR)
    return [spanOf(statement, Math.min(bound, opened ? from - 1 : from), end)];
  return [spanOf(statement, bound, boundEnd(tokens, bound)), spanOf(statement, from, end)];
}

/** A date with the denial that makes a bound of it: "not be finished before 2028". */
export const dateSpan = (statement: AnalysedStatement, date: DateMention): Span =>
  spanOf(statement, Math.min(date.from, date.deniedFrom ?? date.from), date.to);

const COMPARATORS: Partial<Record<DateRole, string>> = {
  [DateRole.BY]: '<=',
  [DateRole.UNTIL]: '<=',
  [DateRole.BEFORE]: '<',
  [DateRole.AFTER]: '>',
  [DateRole.SINCE]: '>=',
};

/** The date for reading, with what the words make of it: "2021-10-10", "<= 2025", and ">= 2028" of "not before 2028". */
export function dateValue({ value, role, deniedFrom }: DateMention): string {
  const comparator = deniedFrom === undefined ? COMPARATORS[role] : '>=';
  return comparator === undefined ? value : `${comparator} ${value}`;
}

/** The words of several spans in one quotation. */
export const inOneText = (spans: readonly Span[]): string =>
  spans.map(({ text }) => text).join(' … ');

import { readNumber, readOrdinal } from '../../../language/numbers/numbers.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from './analyse.js';

const PART = /^(?:quarters?|half|halves|(?:[وبل]|لل)?(?:ال)?(?:ربع|نصف|شوط|شطر))$/;
const MONTHS = /^(?:months?|weeks?|days?|(?:ال)?(?:اشهر|شهور|اسابيع|ايام))$/;
const WHOLE = /^(?:whole|full|entire|[بل]?كامل|طوال|طيله|طيلة|مدار)$/;
const PERIOD =
  /^(?:year|season|month|match|game|term|minutes|(?:ال)?(?:عام|سنه|سنة|موسم|شهر|مباراه|مباراة|ولايه|ولاية))$/;
const FIRST = /^(?:first|opening|(?:ال)?اولي)$/;
const LAST = /^(?:last|final|closing|(?:ال)?اخير[هة]?)$/;
/** Words between "full" and "year": "over the full financial year". */
const REACH = 4;

/** "The first quarter", «الشوط الثاني»: which part; null where no part of a time stands there. */
function partAt(tokens: readonly Token[], at: number): string | null {
  if (!PART.test(tokens[at]?.text ?? '')) return null;
  const arabic = tokens[at]?.kind === TokenKind.ARABIC;
  const beside = tokens[arabic ? at + 1 : at - 1];
  const ordinal = readOrdinal(tokens, arabic ? at + 1 : at - 1);
  const kind = /(?:quarters?|ربع)$/.test(tokens[at]?.text ?? '') ? 'QUARTER' : 'HALF';
  if (ordinal) return `${kind} ${ordinal.value}`;
  return LAST.test(beside?.text ?? '') ? `${kind} LAST` : null;
}

/** "The first nine months", «الأشهر التسعة الأولى». */
function monthsAt(tokens: readonly Token[], at: number): string | null {
  if (!MONTHS.test(tokens[at]?.text ?? '')) return null;
  const arabic = tokens[at]?.kind === TokenKind.ARABIC;
  const around = arabic ? tokens.slice(at + 1, at + 4) : tokens.slice(Math.max(0, at - 3), at);
  if (!around.some(({ text }) => FIRST.test(text))) return null;
  const counts = around.map((_, offset) => {
    const from = arabic ? at + 1 + offset : Math.max(0, at - 3) + offset;
    return readNumber(tokens, from, arabic)?.lower;
  });
  const count = counts.find((each) => each !== undefined);
  return count === undefined ? null : `FIRST ${count}`;
}

const wholeAt = (tokens: readonly Token[], at: number): string | null =>
  WHOLE.test(tokens[at]?.text ?? '') &&
  tokens.slice(at + 1, at + 1 + REACH).some(({ text }) => PERIOD.test(text))
    ? 'WHOLE'
    : null;

/** The parts of a year, a season or a match that a statement names, and whether it names the whole. */
const partsIn = noted(({ tokens }: AnalysedStatement): ReadonlySet<string> => {
  const found = tokens.flatMap(
    (_, at) => partAt(tokens, at) ?? monthsAt(tokens, at) ?? wholeAt(tokens, at) ?? [],
  );
  return new Set(found);
});

/** Whether a statement dates what it tells by a year as a whole. */
const isOfYear = ({ dates }: AnalysedStatement): boolean =>
  dates.some(({ precision }) => precision === 'YEAR') &&
  dates.every(({ precision }) => precision === 'YEAR');

/** Whether two statements name different parts of a time, or one a part of the year that the other names whole. */
export function partsOfTimeDiffer(a: AnalysedStatement, b: AnalysedStatement): boolean {
  const [left, right] = [partsIn(a), partsIn(b)];
  if (left.size === 0 && right.size === 0) return false;
  if (left.size === 0) return !right.has('WHOLE') && isOfYear(a);
  if (right.size === 0) return !left.has('WHOLE') && isOfYear(b);
  return ![...left].some((part) => right.has(part));
}

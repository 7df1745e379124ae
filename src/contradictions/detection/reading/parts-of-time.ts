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

const SINCE_START = /^(?:منذ (?:مطلع|بداي[هة]|اول)|start of|beginning of)$/;

/** "Over the full year", «عام كامل», «منذ مطلع العام». */
function wholeAt(tokens: readonly Token[], at: number): string | null {
  const { text = '' } = tokens[at] ?? {};
  const [before, last] = [tokens[at - 1]?.text ?? '', tokens[at - 2]?.text ?? ''];
  const behind = PERIOD.test(before) && /^كامل[هة]?$/.test(text);
  const ahead =
    (WHOLE.test(text) || SINCE_START.test(`${before} ${text}`)) &&
    !/^(?:at|by|في|before)$/.test(last) &&
    tokens.slice(at + 1, at + 1 + REACH).some((token) => PERIOD.test(token.text));
  return behind || ahead ? 'WHOLE' : null;
}

const DAY = /^(?:hour|day|week|month|(?:ال)?(?:ساع[هة]|يوم|اسبوع|شهر))$/;

/** "The first day of the battle", «اليوم الأول من المعركة»: some of what went on for longer. */
function firstOf(tokens: readonly Token[], at: number): string | null {
  if (!DAY.test(tokens[at]?.text ?? '')) return null;
  const arabic = tokens[at]?.kind === TokenKind.ARABIC;
  const ordinal = readOrdinal(tokens, arabic ? at + 1 : at - 1);
  const after = tokens[arabic ? (ordinal?.to ?? at) : at + 1]?.text ?? '';
  return ordinal && /^(?:of|من|ل.*)$/.test(after) ? OPENING : null;
}
const OPENING = 'OPENING';

/** The parts of a year, a season or a match that a statement names, and whether it names the whole. */
const partsIn = noted(({ tokens }: AnalysedStatement): ReadonlySet<string> => {
  const found = tokens.flatMap(
    (_, at) =>
      partAt(tokens, at) ??
      monthsAt(tokens, at) ??
      firstOf(tokens, at) ??
      wholeAt(tokens, at) ??
      [],
  );
  return new Set(found);
});

/** Whether a statement dates what it tells by a year as a whole. */
const isOfYear = ({ dates }: AnalysedStatement): boolean =>
  dates.some(({ precision }) => precision === 'YEAR') &&
  dates.every(({ precision }) => precision === 'YEAR');

/** Whether it dates what it tells by a month or a day of the year. */
const isWithinYear = ({ dates }: AnalysedStatement): boolean =>
  dates.length > 0 && dates.every(({ precision }) => precision !== 'YEAR');

/** Whether what one side names as a part is not all that the other, which names none, tells of. */
const isOnlyPart = (parts: ReadonlySet<string>, other: AnalysedStatement): boolean =>
  parts.has(OPENING) || (parts.has('WHOLE') ? isWithinYear(other) : isOfYear(other));

/** Whether two statements name different parts of a time, or one a part of the year that the other names whole. */
export function partsOfTimeDiffer(a: AnalysedStatement, b: AnalysedStatement): boolean {
  const [left, right] = [partsIn(a), partsIn(b)];
  if (left.size === 0 && right.size === 0) return false;
  if (left.size === 0) return isOnlyPart(right, a);
  if (right.size === 0) return isOnlyPart(left, b);
  return ![...left].some((part) => right.has(part));
}

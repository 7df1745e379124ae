import { dayNumber } from './partial-date.js';
import { readOrdinal } from '../numbers/numbers.js';
import type { Moment } from './date-spans.js';
import { type Token, TokenKind } from '../text/tokens.js';

/** Arabic decades, folded and without the article: the first year within their century. */
const DECADES = new Map<string, number>([
  ['عشرين', 20],
  ['ثلاثين', 30],
  ['اربعين', 40],
  ['خمسين', 50],
  ['ستين', 60],
  ['سبعين', 70],
  ['ثمانين', 80],
  ['تسعين', 90],
]);
const ARABIC_DECADE = /^(?:[وفبل]|لل)?(ال)?(\S+?ين)(?:ي?ات)$/;
const CENTURY = /^(?:[وفبل]|لل)?(?:ال)?قرن$/;
/** Years before the first that dates are kept for. */
const FIRST_YEAR = 1000;
const LAST_CENTURY = 21;

function years(first: number, count: number, value: string, to: number): Moment | null {
  if (first < FIRST_YEAR) return null;
  return {
    frame: 'ABSOLUTE',
    earliest: dayNumber(`${first}-01-01`),
    latest: dayNumber(`${first + count - 1}-12-31`),
    precision: 'YEAR',
    value,
    to,
  };
}

/** "1970s", "the 1970's", but not "1970's best film". */
function englishDecade(tokens: readonly Token[], at: number): Moment | null {
  const text = tokens[at]?.text ?? '';
  if (!/^1\d{2}0$|^20\d0$/.test(text)) return null;
  const mark = ["'", '’'].includes(tokens[at + 1]?.text ?? '') ? 1 : 0;
  const ending = tokens[at + 1 + mark];
  const plural = ending?.text === 's' || ending?.text === "'s";
  if (!plural || (mark === 1 && tokens[at + 2]?.start !== tokens[at + 1]?.end)) return null;
  // "1970 s" is how the tokeniser parts "1970s"; only the plural touches the number or its mark.
  return years(Number(text), 10, `${text}s`, at + 2 + mark);
}

/** The century named from a token on: «القرن الماضي», «القرن التاسع عشر». */
function arabicCentury(
  tokens: readonly Token[],
  at: number,
): { century: number; to: number } | null {
  if (!CENTURY.test(tokens[at]?.text ?? '')) return null;
  const next = tokens[at + 1]?.text ?? '';
  if (next === 'الماضي') return { century: 20, to: at + 2 };
  if (next === 'الحالي' || next === 'الجاري') return { century: 21, to: at + 2 };
  if (next === 'العشرين') return { century: 20, to: at + 2 };
  const ordinal = readOrdinal(tokens, at + 1);
  return ordinal && ordinal.value <= LAST_CENTURY
    ? { century: ordinal.value, to: ordinal.to }
    : null;
}

/** «ثمانينيات القرن الماضي», «السبعينيات». Without a century, and with the article, of the last. */
function arabicDecade(tokens: readonly Token[], at: number): Moment | null {
  const [, article, stem] = ARABIC_DECADE.exec(tokens[at]?.text ?? '') ?? [];
  const decade = DECADES.get(stem ?? '');
  if (decade === undefined) return null;
  const named = arabicCentury(tokens, at + 1);
  if (!named && article === undefined) return null;
  const first = ((named?.century ?? 20) - 1) * 100 + decade;
  return years(first, 10, `${first}s`, named?.to ?? at + 1);
}

const century = (n: number, to: number): Moment | null =>
  n > LAST_CENTURY ? null : years((n - 1) * 100, 100, `century ${n}`, to);

/** "The 13th century", "the nineteenth century": from its ordinal on. */
function englishCentury(tokens: readonly Token[], at: number): Moment | null {
  const number = /^\d{1,2}$/.test(tokens[at]?.text ?? '') ? Number(tokens[at]?.text) : null;
  const suffix = /^(?:st|nd|rd|th)$/.test(tokens[at + 1]?.text ?? '');
  const ordinal = number !== null && suffix ? { value: number, to: at + 2 } : null;
  const found = ordinal ?? readOrdinal(tokens, at);
  if (!found) return null;
  const to = tokens[found.to]?.text === '-' ? found.to + 1 : found.to;
  return /^centur(?:y|ies)$/.test(tokens[to]?.text ?? '') ? century(found.value, to + 1) : null;
}

/** A decade or a century named at a token; null where none is. */
export function decadeAt(tokens: readonly Token[], at: number): Moment | null {
  const token = tokens[at];
  if (token?.kind === TokenKind.NUMBER)
    return englishDecade(tokens, at) ?? englishCentury(tokens, at);
  if (token?.kind === TokenKind.LATIN) {
    const reach = tokens.slice(at + 1, at + 4).some(({ text }) => text.startsWith('centur'));
    return reach ? englishCentury(tokens, at) : null;
  }
  if (token?.kind !== TokenKind.ARABIC) return null;
  // Nearly no word is either.
  if (!token.text.includes('قرن'))
    return token.text.endsWith('ات') ? arabicDecade(tokens, at) : null;
  const named = arabicCentury(tokens, at);
  // «القرن الماضي» by itself is mostly a manner of speaking; a numbered century is a date.
  const spoken = /^ال(?:ماضي|حالي|جاري)$/.test(tokens[at + 1]?.text ?? '');
  return named && !spoken ? century(named.century, named.to) : null;
}

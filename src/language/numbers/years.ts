import { countableAt, unitAt } from './number-context.js';
import { type Token, TokenKind } from '../text/tokens.js';
import { isFunctionWord } from '../words/function-words.js';

const YEAR_MIN = 1900;
const YEAR_MAX = 2100;
/** Earlier years are read where a word says that they are; in Arabic what is earlier may be a Hijri year. */
const EARLIEST = { en: 1000, ar: 1500 };
const CUED_EARLY = /^(?:in|since|عام|سنة|العام)$/;

/** "Born in 1890", «عام 1890»: with nothing behind it that it could count. */
function isEarlier(tokens: readonly Token[], at: number, value: number): boolean {
  const [cue, next] = [tokens[at - 1], tokens[at + 1]];
  if (!CUED_EARLY.test(cue?.text ?? '')) return false;
  const arabic = cue?.kind === TokenKind.ARABIC;
  if (value < (arabic ? EARLIEST.ar : EARLIEST.en)) return false;
  return arabic || next?.kind !== TokenKind.LATIN || isFunctionWord(tokens, at + 1);
}

/** "1941 – 1983": the second year of a span. */
function endsSpan(tokens: readonly Token[], at: number): boolean {
  const [first, last] = [tokens[at - 2]?.text ?? '', tokens[at]?.text ?? ''];
  return /^1\d{3}$|^20\d{2}$/.test(first) && Number(first) < Number(last);
}

/** Whether a bare four-digit number is a year: in range, plainly written, and counting nothing. */
export function yearTest(tokens: readonly Token[]): (at: number) => boolean {
  return (at) => {
    const text = tokens[at]?.text ?? '';
    const value = Number(text);
    if (!/^\d{4}$/.test(text) || value > YEAR_MAX) return false;
    if (value < YEAR_MIN) return isEarlier(tokens, at, value);
    if (
      tokens[at - 1]?.text === '$' ||
      (tokens[at - 1]?.text === '-' && tokens[at - 2]?.text !== 'mid' && !endsSpan(tokens, at)) ||
      tokens[at - 1]?.text === '/'
    )
      return false;
    const cued =
      /^(?:in|since|by|of|from|until|before|after|في|منذ|عام|سنة|العام|نهاية|بحلول)$/.test(
        tokens[at - 1]?.text ?? '',
      );
    return cued || (!countableAt(tokens, at + 1) && !unitAt(tokens, at + 1));
  };
}

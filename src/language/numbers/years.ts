import { countableAt, unitAt } from './number-context.js';
import type { Token } from '../text/tokens.js';

const YEAR_MIN = 1900;
const YEAR_MAX = 2100;

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
    if (!/^\d{4}$/.test(text) || value < YEAR_MIN || value > YEAR_MAX) return false;
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

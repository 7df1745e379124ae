import type { Found } from './found.js';
import type { Range } from './ranges.js';
import type { Reading } from './reading.js';
import type { Sentence } from './sentences.js';
import { isMark, textAt } from './token-tests.js';

/** Fewer words between quotation marks are a name or a mocked word. */
const MIN_TOKENS = 5;

/** The quote that a sentence consists of, closing marks aside; null where it has words of its own. */
export function wholeQuote({ tokens, quoteEnd }: Reading, { from, to }: Sentence): Range | null {
  const end = quoteEnd[from] ?? 0;
  if (end === 0 || end > to) return null;
  for (let at = end; at < to; at++) if (!isMark(tokens[at])) return null;
  return { from, to: end };
}

const isDirect = ({ quoteEnd }: Reading, { parts }: Found): boolean =>
  parts.some(({ from }) => (quoteEnd[from] ?? 0) > 0);

/**
 * A quote that is a sentence by itself goes on with the speaker before it: in the same paragraph it is
 * part of the same attribution, in the next one an attribution of its own. Null where nobody spoke.
 */
export function continueQuote(
  reading: Reading,
  sentence: Sentence,
  last: { found: Found; paragraph: number } | null,
): { joins: boolean; quote: Range } | null {
  const quote = wholeQuote(reading, sentence);
  if (!quote || !last || quote.to - quote.from < MIN_TOKENS) return null;
  const apart = sentence.paragraph - last.paragraph;
  if (apart > 1 || !isDirect(reading, last.found)) return null;
  const joins =
    apart === 0 && last.found.frame !== 'THAT' && textAt(reading.tokens, quote.from) !== '';
  return { joins, quote };
}

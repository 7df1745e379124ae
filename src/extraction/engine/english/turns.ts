import { nounFacts } from '../lexicon/source-nouns.js';
import type { Found } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import type { Sentence } from '../text/sentences.js';
import { isMark, isWord, textAt } from '../text/token-tests.js';

/** A name with title and brackets is no longer. */
const MAX_NAME = 14;
/** Nor longer than this where no quotation marks follow. */
const MAX_BARE_NAME = 5;
const MIN_QUOTE = 5;

const turn = (source: Range, part: Range): Found => ({
  cue: null,
  frame: 'QUOTE',
  source,
  missing: null,
  parts: [part],
  carriers: [],
  negated: false,
});

/**
 * What attributes by its layout alone: `Ann Roe: “The road is open.”` at the head of a paragraph, and the
 * name after a dash behind a quote, `“The road is open.” – Ann Roe`.
 */
export function findTurn(
  reading: Reading,
  sentence: Sentence,
  isKnown: (word: string) => boolean,
): Found | null {
  return (
    byColon(reading, sentence, isKnown) ??
    onTopic(reading, sentence, isKnown) ??
    signed(reading, sentence)
  );
}

function byColon(
  reading: Reading,
  { from, to, paragraph }: Sentence,
  isKnown: (word: string) => boolean,
): Found | null {
  const { tokens, quoteEnd, paragraphOf } = reading;
  if (paragraphOf[from - 1] === paragraph && from > 0) return null;
  const colon = nameEnd(reading, from, to);
  if (colon === null || textAt(tokens, colon) !== ':' || colon + 2 >= to) return null;
  const source = { from, to: colon };
  if (!namesSomebody(reading, source, isKnown)) return null;
  const start = colon + 1;
  const whole = quoteEnd[start] ?? 0;
  if (whole > 0) return turn(source, { from: start, to: whole });
  if (colon - from > MAX_BARE_NAME) return null;
  const end = isMark(tokens[to - 1]) && textAt(tokens, to - 1) === '.' ? to - 1 : to;
  return end - start < MIN_QUOTE - 2 ? null : turn(source, { from: start, to: end });
}

/** "Roe on the Budget: ‘We Are Ready’": a headline that says of what before it says what. */
function onTopic(
  reading: Reading,
  { from, to }: Sentence,
  isKnown: (word: string) => boolean,
): Found | null {
  const { tokens, quoteEnd } = reading;
  let on = from + 1;
  while (on < from + MAX_BARE_NAME && tokens[on]?.capital && textAt(tokens, on) !== 'on') on++;
  if (textAt(tokens, on) !== 'on') return null;
  const source = { from, to: on };
  for (let at = on + 1; at < Math.min(to - 1, on + MAX_NAME); at++) {
    if (textAt(tokens, at) !== ':') continue;
    const end = quoteEnd[at + 1] ?? 0;
    return end > 0 && end >= to - 1 && namesSomebody(reading, source, isKnown)
      ? turn(source, { from: at + 1, to: end })
      : null;
  }
  return null;
}

/** Past the capitalised words at `from`, with points, brackets and "of" between; null where there are none. */
function nameEnd({ tokens }: Reading, from: number, to: number): number | null {
  let at = from;
  let depth = 0;
  for (; at < Math.min(to, from + MAX_NAME); at++) {
    const token = tokens[at];
    const text = textAt(tokens, at);
    if (text === '(') depth++;
    else if (text === ')') depth--;
    else if (depth > 0 || /^(?:\.|-|'|'s|&)$/.test(text)) continue;
    else if (!isWord(token)) break;
    else if (/^(?:for|in|on|at|to|with|from|by|as)$/.test(text)) return null;
    else if (!token.capital && !/^(?:of|the|and|de|van|von|al|secretary|state)$/.test(text))
      return null;
  }
  return at > from ? at : null;
}

function namesSomebody(
  { tokens }: Reading,
  { from, to }: Range,
  isKnown: (word: string) => boolean,
): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (isWord(token) && (nounFacts(token.text) !== null || isKnown(token.text))) return true;
  }
  return false;
}

/** `“…” – Ann Roe`: nothing but a quote, a dash and a name. */
function signed(reading: Reading, { from, to }: Sentence): Found | null {
  const { tokens, quoteEnd } = reading;
  const quote = quoteEnd[from] ?? 0;
  if (quote === 0 || quote >= to || quote - from < MIN_QUOTE) return null;
  if (!/^[-–—]$/.test(textAt(tokens, quote))) return null;
  let start = quote + 1;
  while (textAt(tokens, start) === '-') start++;
  const end = nameEnd(reading, start, to);
  if (end === null || tokens[start]?.capital !== true) return null;
  const rest = /^[.,]?$/.test(textAt(tokens, end)) && end + 1 >= to;
  const last = textAt(tokens, end - 1) === '.' ? end - 1 : end;
  return rest && last > start ? turn({ from: start, to: last }, { from, to: quote }) : null;
}

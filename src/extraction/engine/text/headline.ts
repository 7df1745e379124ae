import { nounFacts } from '../lexicon/source-nouns.js';
import type { Found } from './found.js';
import type { Reading } from './reading.js';
import type { Sentence } from './sentences.js';
import { isMark, textAt } from './token-tests.js';

/** Headlines are short, and so is who stands before their colon. */
const MAX_HEADLINE = 26;
const MAX_SOURCE = 8;

/** Whether a sentence is a headline or subheading: a line of its own without a full stop, text after it. */
export function isHeadline(reading: Reading, sentence: Sentence): boolean {
  const { tokens, paragraphOf } = reading;
  const { from, to, paragraph } = sentence;
  if (to - from > MAX_HEADLINE || to >= tokens.length) return false;
  const alone = paragraphOf[from - 1] !== paragraph && paragraphOf[to] !== paragraph;
  return alone && !/^[.,;:"]$/.test(textAt(tokens, to - 1));
}

/** "Minister: shots are free", «مسؤول: لا إصابات»: the headline's own way to attribute. */
export function findInHeadline(
  reading: Reading,
  { from, to }: Sentence,
  isName: (word: string) => boolean,
): Found | null {
  const { tokens } = reading;
  for (let at = from + 1; at < Math.min(to - 1, from + MAX_SOURCE + 1); at++) {
    if (textAt(tokens, at) !== ':' || !isMark(tokens[at])) continue;
    const source = { from, to: topicStart(reading, from, at) };
    if (!namesSomebody(reading, source.from, source.to, isName)) return null;
    return {
      cue: null,
      frame: 'QUOTE',
      source,
      missing: null,
      parts: [{ from: at + 1, to }],
      carriers: [],
      negated: false,
    };
  }
  return null;
}

/** "Roe on the budget: we are ready": of what somebody speaks is no part of who. */
function topicStart({ tokens }: Reading, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) if (textAt(tokens, at) === 'on') return at;
  return to;
}

function namesSomebody(
  { tokens }: Reading,
  from: number,
  to: number,
  isName: (word: string) => boolean,
): boolean {
  for (let at = from; at < to; at++) {
    const word = textAt(tokens, at);
    if (nounFacts(word) || isName(word.replace(/^ال(?=..)/, ''))) return true;
  }
  return false;
}

import { Language } from '../../../language/language.js';
import { type Token, tokenise } from '../../../language/text/tokens.js';
import { arabicCues, type CueForm, type CueIndex, englishCues } from '../lexicon/cue-index.js';
import type { Quote } from './quotes.js';
import { QuoteReader } from './quotes.js';
import { type Sentence, splitSentences } from './sentences.js';

/** A text read once: everything that finding attributions looks up. */
export interface Reading {
  raw: string;
  language: Language;
  tokens: readonly Token[];
  paragraphOf: Int32Array;
  sentences: readonly Sentence[];
  quotes: readonly Quote[];
  /** Past the end of the outermost quote that begins at a token, or 0. */
  quoteEnd: Int32Array;
  /** Where the outermost quote that holds a token begins, or -1. */
  quoteStart: Int32Array;
  cues: CueIndex;
}

/** Words within which a verb of saying must stand to belong to the quote before it. */
const REACH = 7;

function paragraphsOf(raw: string, tokens: readonly Token[]): Int32Array {
  const numbers = new Int32Array(tokens.length);
  let paragraph = 0;
  for (let at = 1; at < tokens.length; at++) {
    const gap = raw.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0);
    if (/[\n\r\u2028\u2029]/.test(gap)) paragraph++;
    numbers[at] = paragraph;
  }
  return numbers;
}

/** Whether a verb of saying stands within reach, before any mark. */
function attributesFrom(tokens: readonly Token[], cues: CueIndex, from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + REACH); at++) {
    if (/^[.,;:!?"]$/.test(tokens[at]?.text ?? '')) return false;
    const forms: readonly CueForm[] = cues.matchAt(tokens, at)?.values ?? [];
    if (forms.some(({ entry, shape }) => entry.frames.includes('QUOTE') && shape !== 'NOUN'))
      return true;
  }
  return false;
}

export function readText(raw: string, language: Language): Reading {
  const tokens = tokenise(raw);
  const cues = language === Language.AR ? arabicCues() : englishCues();
  const paragraphOf = paragraphsOf(raw, tokens);
  const quotes = new QuoteReader(raw, tokens, paragraphOf).read();
  const quoteEnd = new Int32Array(tokens.length);
  const quoteStart = new Int32Array(tokens.length).fill(-1);
  let covered = 0;
  for (const { from, to } of quotes) {
    if (from < covered) continue;
    quoteEnd[from] = to;
    quoteStart.fill(from, from, to);
    covered = to;
  }
  const sentences = splitSentences(tokens, {
    paragraphOf,
    quoteEnd,
    attributes: (from) => attributesFrom(tokens, cues, from),
  });
  return { raw, language, tokens, paragraphOf, sentences, quotes, quoteEnd, quoteStart, cues };
}

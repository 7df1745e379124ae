import type { Token } from '../../../language/text/tokens.js';
import type { CueHit } from '../text/found.js';
import { isMark, isWord, lastWithin, textAt } from '../text/token-tests.js';
import type { Clause } from './clause.js';
import { DETERMINERS, looksFinite, PREPOSITIONS, skipOccasion, skipTime } from './words.js';

/** What stands in brackets behind a name is short. */
const BRACKET_REACH = 14;
/** The title of a book or a film is no longer, its marks included. */
const TITLE_TOKENS = 8;
/** Adverbs that open a sentence: "Still, analysts". */
const OPENERS =
  /^(?:and|but|or|so|yet|still|however|meanwhile|instead|also|then|now|yes|no|indeed|later|separately|earlier|for|as|while|although|because|if|when|after|before|since|where|though|that|which|whom|whereas|than)$/;
/** No subject before a verb is longer, relative clause included. */
export const MAX_SUBJECT = 32;

export const isComma = (clause: Clause, at: number): boolean =>
  textAt(clause.reading.tokens, at) === ',';

/** Back from `to` to the comma, mark, quote or joint that bounds the segment. */
export function segmentStart(clause: Clause, to: number): number {
  const { reading, sentence } = clause;
  const { tokens, quoteStart } = reading;
  let at = to;
  while (at > sentence.from) {
    const before = textAt(tokens, at - 1);
    const open = quoteStart[at - 1] ?? -1;
    if (open >= 0) {
      // A name in quotation marks stays in the segment, a quote before the verb bounds it.
      if (endsSpeech(clause, at - 1)) return at;
      at = Math.max(open, sentence.from);
      continue;
    }
    if (before === ')') {
      const bracket = bracketStart(clause, at - 1);
      if (bracket === null) return at;
      at = bracket;
      continue;
    }
    if (before === '-' && tokens[at - 1]?.spaced && tokens[at]?.spaced) return at;
    if (
      isMark(tokens[at - 1]) &&
      before !== '.' &&
      before !== "'" &&
      before !== '-' &&
      before !== '&' &&
      before !== '$' &&
      before !== '%'
    )
      return at;
    if (before === '.' && !/^[a-z]{1,6}$/.test(textAt(tokens, at - 2))) return at;
    if (before === 'that' && !DETERMINERS.has(textAt(tokens, at))) return at;
    if (
      before === 'that' &&
      tokens[at]?.capital !== true &&
      PREPOSITIONS.has(textAt(tokens, at - 2))
    ) {
      at--;
      continue;
    }
    if (before === 'that') return at;
    if (/^(?:which|whom|because|while|although|though|whereas|if|when|but|whether)$/.test(before))
      return at;
    if (before === 'and' && opensClause(clause, at - 1)) return at;
    const cue = at - 1 > sentence.from && at < to ? clause.cueAt.get(at - 1) : undefined;
    if (cue && saysBare(cue) && textAt(tokens, at - 2) !== 'who') return at;
    if (to - at > MAX_SUBJECT) return at;
    at--;
  }
  return at;
}

/** "Sen. Roe (D-Calder)": where the bracket that closes at `close` opens, if that is near. */
function bracketStart({ reading, sentence }: Clause, close: number): number | null {
  for (let at = close - 1; at >= Math.max(sentence.from, close - BRACKET_REACH); at--)
    if (textAt(reading.tokens, at) === '(') return at;
  return null;
}

/** "the newspaper said the ministry knew": a clause begins behind a verb that needs no "that". */
const saysBare = ({ form: { entry, shape } }: CueHit): boolean =>
  (shape === 'FINITE' || shape === 'PAST') && entry.pos === 'VERB' && entry.frames.includes('BARE');

/** A quote that closes right after a comma, a stop or a question mark was said, and is no name. */
export function endsSpeech({ reading }: Clause, close: number): boolean {
  const { tokens, quoteStart } = reading;
  const open = quoteStart[close] ?? close;
  if (close - open <= TITLE_TOKENS && isTitle(tokens, open, close)) return false;
  return /^[,.!?]$/.test(lastWithin(tokens, close)) || textAt(tokens, close + 1) === ',';
}

/** "star of “Harbour Nights,”": every longer word with a capital, and a word right before. */
function isTitle(tokens: readonly Token[], open: number, close: number): boolean {
  if (!isWord(tokens[open - 1])) return false;
  for (let at = open + 1; at < close; at++)
    if (isWord(tokens[at]) && textAt(tokens, at).length > 3 && !tokens[at]?.capital) return false;
  return true;
}

/** "Shares fell and analysts said": a finite verb stands before "and" in the same clause. */
function opensClause(clause: Clause, and: number): boolean {
  const { tokens } = clause.reading;
  // "the president and the premier said": nothing before "and" is finite, or it is another's.
  const { quoteStart } = clause.reading;
  for (let at = and - 1; at >= clause.sentence.from && !isComma(clause, at); at--) {
    const open = quoteStart[at] ?? -1;
    if (open >= 0) {
      at = open;
      continue;
    }
    if (looksFinite(tokens[at]) && textAt(tokens, at - 1) !== 'who') return true;
    if (isMark(tokens[at]) && textAt(tokens, at) !== '.') break;
  }
  return false;
}

/** Without joints, times and occasions at the front: "In a memo dated July 12 inspector Wray". */
export function trimFront(clause: Clause, from: number, to: number): number {
  const { tokens } = clause.reading;
  let at = from;
  for (;;) {
    const start = at;
    while (
      at < to &&
      (OPENERS.test(textAt(tokens, at)) || (isMark(tokens[at]) && !clause.reading.quoteEnd[at]))
    )
      at++;
    at = skipTime(tokens, at);
    at = skipOccasion(tokens, at);
    if (at === start || at >= to) return Math.min(at, to);
  }
}

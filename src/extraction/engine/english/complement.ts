import { TokenKind } from '../../../language/text/tokens.js';
import type { Frame } from '../lexicon/cue-entry.js';
import type { CueHit } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import { isMark, isWord, textAt } from '../text/token-tests.js';
import { type Clause, next } from './clause.js';
import { skipCircumstances } from './circumstances.js';
import { hasFinite, isFinite } from './finite.js';
import { thatAfter } from './that-clause.js';
import {
  ADVERBS,
  CONJUNCTIONS,
  DETERMINERS,
  isTime,
  PREPOSITIONS,
  QUESTION_WORDS,
  RESUMPTIONS,
  SUBJECT_PRONOUNS,
} from './words.js';

/** What a cue leads to on its right. */
export interface Complement {
  frame: Frame;
  /** The first token of the content. */
  content: number;
  /** Who was told, between the cue and the content. */
  addressee: Range | null;
}

/** "to" of "urged the two sides to" stands so near. */
const TO_REACH = 14;
/** What is called something ends so near, a quoted name for it included. */
const NAME_REACH = 16;
/** The verb of a clause without "that" stands so near. */
const CLAUSE_REACH = 18;

function quoteAfter(clause: Clause, from: number): number | null {
  const { reading, sentence } = clause;
  let at = from;
  while (
    at < sentence.to &&
    (textAt(reading.tokens, at) === ',' || textAt(reading.tokens, at) === ':')
  )
    at++;
  return at < sentence.to && (reading.quoteEnd[at] ?? 0) > 0 ? at : null;
}

/** Whether a noun phrase can begin at `at`. */
function beginsNoun(clause: Clause, at: number): boolean {
  const token = clause.reading.tokens[at];
  if (!token) return false;
  if (
    token.kind === TokenKind.NUMBER ||
    token.text === '$' ||
    token.text === '€' ||
    token.text === '£'
  )
    return true;
  if (token.kind !== TokenKind.LATIN || isTime(token)) return false;
  const { text } = token;
  if (text === 'that')
    return (
      isFinite(clause.reading.tokens, at + 1) ||
      RESUMPTIONS.has(textAt(clause.reading.tokens, at + 1))
    );
  if (text === 'to') return false;
  return (
    !PREPOSITIONS.has(text) &&
    !CONJUNCTIONS.has(text) &&
    !ADVERBS.has(text) &&
    !/^[a-z]{4,}ly$/.test(text)
  );
}

/** The first word `want` within reach, before any mark. */
function ahead(clause: Clause, from: number, want: RegExp): number | null {
  for (let at = from; at < Math.min(clause.sentence.to, from + TO_REACH); at = next(clause, at)) {
    const word = textAt(clause.reading.tokens, at);
    if (want.test(word)) return at;
    if (/^[;:!?]$/.test(word) || (word === '.' && !isInitial(clause, at))) return null;
  }
  return null;
}

/** The point of "Gov. Rick Roe". */
const isInitial = ({ reading: { tokens } }: Clause, at: number): boolean =>
  tokens[at - 1]?.capital === true && tokens[at + 1]?.capital === true;

/** Past who was told: "told reporters", "promised jurors", "warned the ministry on Monday". */
function addresseeEnd(clause: Clause, from: number): number {
  const { tokens } = clause.reading;
  if (!beginsNoun(clause, from)) return from;
  let at = from;
  if (/^(?:him|her|them|me|us|it|you)$/.test(textAt(tokens, at))) return at + 1;
  while (DETERMINERS.has(textAt(tokens, at)) || textAt(tokens, at) === 'a') at++;
  const capital = tokens[at]?.capital === true;
  at++;
  while (at < from + 6 && isWord(tokens[at])) {
    const word = textAt(tokens, at);
    if (
      SUBJECT_PRONOUNS.has(word) ||
      DETERMINERS.has(word) ||
      word === 'to' ||
      CONJUNCTIONS.has(word)
    )
      break;
    if (PREPOSITIONS.has(word)) {
      const time = skipCircumstances(clause, at);
      if (time > at) break;
      // "told a crowd in Ohio he": the place belongs to who was told.
      at += 2;
      continue;
    }
    if (
      word !== "'s" &&
      capital !== (tokens[at]?.capital === true) &&
      textAt(tokens, at - 1) !== "'s"
    )
      break;
    at++;
  }
  return at;
}

const found = (frame: Frame, content: number, addressee: Range | null): Complement => ({
  frame,
  content,
  addressee,
});

function clausal(clause: Clause, cue: CueHit, from: number, told: Range | null): Complement | null {
  const { tokens } = clause.reading;
  const { frames, pos } = cue.form.entry;
  if (frames.includes('THAT') && !opensPhrase(clause, cue, from)) {
    const that = pos === 'VERB' ? thatAfter(clause, cue.to) : thatNear(clause, cue.to);
    if (that !== null) {
      const between = { from: cue.to, to: that };
      return found('THAT', that + 1, told ?? (between.to > between.from ? between : null));
    }
  }
  const word = textAt(tokens, from);
  if (frames.includes('QUOTE')) {
    const quote = quoteAfter(clause, from);
    if (quote !== null) return found('QUOTE', quote, told);
    if (word === ':' && from + 1 < clause.sentence.to) return found('QUOTE', from + 1, told);
  }
  if (
    frames.includes('WHETHER') &&
    QUESTION_WORDS.has(word) &&
    (told !== null || (word !== 'who' && word !== 'which'))
  )
    return found('WHETHER', from, told);
  if (
    frames.includes('TO') &&
    (word === 'to' || (word === 'not' && textAt(tokens, from + 1) === 'to'))
  )
    return found('TO', from, told);
  return null;
}

/** "agreed to sell the house that", "reported a loss that": the "that" behind is the relative of a noun. */
function opensPhrase(clause: Clause, { form: { entry } }: CueHit, from: number): boolean {
  const word = textAt(clause.reading.tokens, from);
  if (entry.frames.includes('TO') && word === 'to') return true;
  if (entry.frames.includes('ING') && /^[a-z]{2,}ing$/.test(word)) return true;
  const object = entry.frames.includes('OBJECT') && entry.addressee === undefined;
  return (
    object && word !== 'that' && (DETERMINERS.has(word) || /^(?:a|an|its|his|her)$/.test(word))
  );
}

const thatNear = ({ reading }: Clause, from: number): number | null =>
  textAt(reading.tokens, from) === 'that' ? from : null;

function nominal(clause: Clause, cue: CueHit, from: number): Complement | null {
  const { tokens } = clause.reading;
  const { frames, prepositions = [] } = cue.form.entry;
  const word = textAt(tokens, from);
  if (frames.includes('PREP') && prepositions.includes(word) && from + 1 < clause.sentence.to)
    return found('PREP', from + 1, null);
  if (frames.includes('ING') && /^[a-z]{2,}ing$/.test(word) && !tokens[from]?.capital)
    return found('ING', from, null);
  if (!beginsNoun(clause, from)) return null;
  if (frames.includes('OBJECT_TO') && ahead(clause, from + 1, /^to$/) !== null)
    return found('OBJECT_TO', from, null);
  if (frames.includes('OBJECT_AS') && ahead(clause, from + 1, /^as$/) !== null)
    return found('OBJECT_AS', from, null);
  if (frames.includes('OBJECT_SHORT') && namesShortly(clause, from))
    return found('OBJECT_SHORT', from, null);
  if (frames.includes('BARE') && (cue.form.entry.strict !== true || isClause(clause, from)))
    return found('BARE', from, null);
  return frames.includes('OBJECT') ? found('OBJECT', from, null) : null;
}

/** "knows voters want change", and not "knows the mayor": a verb stands in what follows. */
function isClause({ reading, sentence }: Clause, from: number): boolean {
  const { tokens } = reading;
  let to = from + 1;
  while (to < Math.min(sentence.to, from + CLAUSE_REACH) && !/^[;:]$/.test(textAt(tokens, to)))
    to++;
  return hasFinite(tokens, from + 1, to);
}

/** "called it a disgrace", "called the plan “reckless”": a name for something, and no meeting called. */
function namesShortly(clause: Clause, from: number): boolean {
  const { tokens, quoteEnd } = clause.reading;
  const pronoun = /^(?:it|him|her|them|this|that|himself|herself|themselves)$/.test(
    textAt(tokens, from),
  );
  let plain = true;
  for (let at = from + 1; at < Math.min(clause.sentence.to, from + NAME_REACH); at++) {
    const word = textAt(tokens, at);
    if ((quoteEnd[at] ?? 0) > 0) return true;
    if (/^[,.;:]$/.test(word)) return false;
    plain &&= at < from + 8 && (pronoun || !PREPOSITIONS.has(word));
    if (plain && /^(?:a|an|his|her|its|their|my|our)$/.test(word)) return true;
  }
  return pronoun;
}

/** What follows the cue and holds the content; null where nothing does. */
export function complementOf(clause: Clause, cue: CueHit): Complement | null {
  const { tokens } = clause.reading;
  const { addressee, frames } = cue.form.entry;
  const from = skipCircumstances(clause, cue.to);
  if (addressee === undefined)
    return clausal(clause, cue, from, null) ?? nominal(clause, cue, from);
  const plain = addressee === 'MAYBE' ? clausal(clause, cue, from, null) : null;
  if (plain) return plain;
  const end = addresseeEnd(clause, from);
  const told = end > from ? { from, to: end } : null;
  if (addressee === 'MAYBE') {
    const asked = told && clausal(clause, cue, skipCircumstances(clause, end), told);
    if (asked && asked.frame !== 'TO') return asked;
    const prepositional = told && nominal(clause, cue, end);
    if (prepositional?.frame === 'PREP') return { ...prepositional, addressee: told };
    return nominal(clause, cue, from);
  }
  if (!told && textAt(tokens, from) !== 'that') return null;
  const start = skipCircumstances(clause, end);
  const clauseAfter = clausal(clause, cue, start, told);
  if (clauseAfter) return clauseAfter;
  return frames.includes('BARE') && beginsNoun(clause, start) && !isMark(tokens[start])
    ? found('BARE', start, told)
    : null;
}

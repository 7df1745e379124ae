import { TokenKind } from '../../../language/text/tokens.js';
import type { CueHit } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import { isMark, lastWithin, textAt } from '../text/token-tests.js';
import { type Clause, next, verbGroup } from './clause.js';
import { type Complement, complementOf } from './complement.js';
import { hasFinite, isFinite } from './finite.js';
import {
  CONJUNCTIONS,
  DETERMINERS,
  RESUMPTIONS,
  skipOccasion,
  skipTime,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
} from './words.js';

/** Between "and" and the verb of a clause of its own stand at most so many words. */
const SUBJECT_REACH = 7;
/** A bracket is looked for so far back. */
const BRACKET_REACH = 60;
/** An aside between dashes is no longer. */
const DASH_REACH = 24;
/** The "and" of a list stands so near to its commas. */
const LIST_REACH = 12;

/** Whether a cue says something after itself, so that it ends what another says before it. */
function says(clause: Clause, cue: CueHit): boolean {
  const complement = cue.to < clause.sentence.to ? complementOf(clause, cue) : null;
  if (!complement) return false;
  // "48 percent back Roe while 42 percent support Ortiz": attitudes are told within what is said.
  return cue.form.entry.class === 'SPEECH' || !PHRASES.has(complement.frame);
}

/** "and predicted that", ", and he promised": a joint, then soon a verb that says something. */
function opensTurn(clause: Clause, joint: number): boolean {
  const { tokens } = clause.reading;
  const from = joint + 1;
  for (
    let at = from;
    at < Math.min(clause.sentence.to, from + SUBJECT_REACH);
    at = next(clause, at)
  ) {
    const word = textAt(tokens, at);
    if (word === 'that' || /^[,;:.]$/.test(word)) return false;
    const cue = clause.cueAt.get(at);
    if (cue?.form.entry.pos !== 'VERB') continue;
    const { shape } = cue.form;
    if (shape !== 'FINITE' && shape !== 'PAST') {
      if (at === from || shape !== 'BASE') continue;
    }
    const group = verbGroup(clause, cue);
    if (group.passive || group.infinitive) return false;
    return says(clause, cue);
  }
  return false;
}

/** ", a claim the campaign denied": the author takes up what was said. */
function resumes(clause: Clause, at: number): boolean {
  const { tokens } = clause.reading;
  if (!/^(?:a|an|the)$/.test(textAt(tokens, at))) return false;
  for (let i = at + 1; i < at + 4; i++) if (RESUMPTIONS.has(textAt(tokens, i))) return true;
  return false;
}

/** ", which his office denied": a relative clause with an attribution of its own. */
function relates(clause: Clause, at: number): boolean {
  const { reading, sentence } = clause;
  if (textAt(reading.tokens, at) !== 'which') return false;
  for (let i = at + 1; i < Math.min(sentence.to, at + 12); i = next(clause, i)) {
    const cue = clause.cueAt.get(i);
    if (cue?.form.entry.pos === 'VERB' && cue.form.shape !== 'BASE') return true;
    if (/^[.;:]$/.test(textAt(reading.tokens, i))) return false;
  }
  return false;
}

/** ", with her aide calling it": what goes along is told by the author. */
function participleSoon({ reading: { tokens } }: Clause, from: number): boolean {
  for (let at = from + 2; at < from + 7; at++) {
    if (isMark(tokens[at])) return false;
    if (/^[a-z]{2,}ing$/.test(textAt(tokens, at)) && !tokens[at]?.capital) return true;
  }
  return false;
}

const isDash = ({ reading: { tokens } }: Clause, at: number): boolean =>
  textAt(tokens, at) === '-' && tokens[at]?.spaced === true && tokens[at + 1]?.spaced === true;

/** Two dashes enclose an aside, one begins what the author adds. */
function dashFollows(clause: Clause, dash: number): boolean {
  for (let at = dash + 1; at < Math.min(clause.sentence.to, dash + DASH_REACH); at++)
    if (isDash(clause, at)) return true;
  return false;
}

/** Whether the content ends before the token at `at`. */
function endsAt(clause: Clause, at: number): boolean {
  const { tokens } = clause.reading;
  const word = textAt(tokens, at);
  const afterComma = textAt(tokens, at - 1) === ',';
  if (isDash(clause, at) && !dashFollows(clause, at)) return true;
  const cue = clause.cueAt.get(at);
  if (cue?.form.shape === 'PREPOSITION' && (afterComma || cue.to - cue.from > 1)) return true;
  if (cue?.form.shape === 'PARTICIPLE' && afterComma) return says(clause, cue);
  if (afterComma && (resumes(clause, at) || relates(clause, at))) return true;
  if (afterComma && word === 'even' && /^(?:as|though|if)$/.test(textAt(tokens, at + 1)))
    return true;
  if (afterComma && word === 'with' && participleSoon(clause, at)) return true;
  if (/^(?:and|but|while|although|though|as)$/.test(word) && opensTurn(clause, at)) return true;
  if (word === 'but' && afterComma)
    return textAt(tokens, at + 1) !== 'that' && !SUBJECT_PRONOUNS.has(textAt(tokens, at + 1));
  return false;
}

/** "After saying he would stay, the mayor left": whether the words at `from` hang on a clause that follows. */
function opensSentence({ reading, sentence }: Clause, from: number): boolean {
  const { tokens } = reading;
  const first =
    sentence.from + (/^(?:and|but|now|even)$/.test(textAt(tokens, sentence.from)) ? 1 : 0);
  const word = textAt(tokens, first);
  if (!SUBORDINATORS.has(word) && !/^[a-z]{2,}ing$/.test(word) && !/^(?:by|in|with)$/.test(word))
    return false;
  if (/^(?:by|in|with)$/.test(word) && !/^[a-z]{2,}ing$/.test(textAt(tokens, first + 1)))
    return false;
  for (let at = first; at < from; at++) if (textAt(tokens, at) === ',') return false;
  return true;
}

/** Whether behind a comma the main clause begins: its subject, and soon its verb. */
function beginsMain(clause: Clause, at: number): boolean {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  if (textAt(tokens, at - 1) !== ',') return false;
  const token = tokens[at];
  const word = textAt(tokens, at);
  if (!SUBJECT_PRONOUNS.has(word) && !DETERMINERS.has(word) && token?.capital !== true)
    return false;
  return word !== 'who' && hasFinite(tokens, at + 1, Math.min(sentence.to, at + SUBJECT_REACH + 3));
}

/** A bracket that closes and did not open within the content. */
function closesBracket({ reading: { tokens } }: Clause, from: number, at: number): boolean {
  if (textAt(tokens, at) !== ')' || !isMark(tokens[at])) return false;
  for (let i = at - 1; i >= Math.max(from, at - BRACKET_REACH); i--)
    if (textAt(tokens, i) === '(') return false;
  return true;
}

export function trimEnd(clause: Clause, from: number, end: number): number {
  const { tokens } = clause.reading;
  let to = end;
  for (;;) {
    const last = textAt(tokens, to - 1);
    const isEnd = isMark(tokens[to - 1]) && !/^["'!?%)$]$/.test(last) && !isDotted(clause, to - 1);
    if (to <= from || !(isEnd || (CONJUNCTIONS.has(last) && last !== 'so' && last !== 'yet')))
      return to;
    to--;
  }
}

/** The point of "4 a.m." at the end of a sentence belongs to the word. */
const isDotted = ({ reading }: Clause, at: number): boolean =>
  textAt(reading.tokens, at) === '.' &&
  textAt(reading.tokens, at - 2) === '.' &&
  textAt(reading.tokens, at - 1).length === 1;

/** The content that begins at `from`, up to `limit` at most. */
export function contentFrom(clause: Clause, from: number, limit = clause.sentence.to): Range {
  const { quoteEnd, tokens } = clause.reading;
  const whole = quoteEnd[from] ?? 0;
  if (whole > 0 && closesContent(clause, whole)) return { from, to: whole };
  let to = Math.min(limit, clause.sentence.to);
  const hangs = opensSentence(clause, from);
  for (let at = next(clause, from); at < to; at = next(clause, at)) {
    if (endsAt(clause, at) || (hangs && beginsMain(clause, at)) || closesBracket(clause, from, at))
      to = at;
  }
  while (from < to && textAt(tokens, from) === ',') from++;
  return { from, to: trimEnd(clause, from, to) };
}

const PHRASES: ReadonlySet<string | null> = new Set(['OBJECT', 'OBJECT_SHORT', 'ING', 'PREP']);

/** What is to be done may have a time of its own: "to vote on Monday". */
const AIMS: ReadonlySet<string | null> = new Set(['TO', 'OBJECT_TO', 'OBJECT_AS']);

/** The content of a complement: of a clause as far as it goes, of an object up to what is said of the time, or on. */
export function complementContent(clause: Clause, { frame, content }: Complement): Range {
  const whole = contentFrom(clause, content);
  const limit = PHRASES.has(frame)
    ? phraseEnd(clause, whole, true)
    : AIMS.has(frame)
      ? phraseEnd(clause, whole, false)
      : whole.to;
  return limit < whole.to ? { from: whole.from, to: trimEnd(clause, whole.from, limit) } : whole;
}

/** "praised the plan on Monday, when …": where a phrase ends within what could be a longer content. */
function phraseEnd(clause: Clause, { from, to }: Range, timeless: boolean): number {
  const { tokens, quoteStart } = clause.reading;
  for (let at = next(clause, from); at < to; at = next(clause, at)) {
    const word = textAt(tokens, at);
    if (timeless && isCircumstance(clause, at)) return at;
    if (/^(?:and|or)$/.test(word) && clause.cueAt.get(at + 1)?.form.shape === 'PARTICIPLE')
      return at;
    if (at > from && (quoteStart[at - 1] ?? -1) >= 0 && lastWithin(tokens, at) === ',') return at;
    if (word === 'as' && SUBJECT_PRONOUNS.has(textAt(tokens, at + 1))) return at;
    if ((timeless ? ENDS_PHRASE : ENDS_AIM).test(word)) return at;
    if (word === ',' && !isList(clause, at, to)) return at;
    if (/^(?:and|or)$/.test(word) && isFinite(tokens, at + 1)) return at;
  }
  return to;
}

/** When, where, and by how much; "the May 3 attack" is no time, but which attack. */
function isCircumstance({ reading: { tokens } }: Clause, at: number): boolean {
  const before = textAt(tokens, at - 1);
  if (before === "'s" || before === "'" || DETERMINERS.has(before)) return false;
  if (skipTime(tokens, at) > at || skipOccasion(tokens, at) > at) return true;
  return (
    tokens[at]?.kind === TokenKind.NUMBER &&
    tokens[at - 1]?.capital === true &&
    /^(?:percent|%)$/.test(textAt(tokens, at + 1))
  );
}

const ENDS_AIM = /^(?:;|:|while|although|though|but)$/;
const ENDS_PHRASE =
  /^(?:;|:|while|when|although|though|because|but|since|after|before|during|until|if|unless|despite)$/;

/** A comma between things of one kind: an "and" follows before any verb. */
function isList(clause: Clause, comma: number, to: number): boolean {
  const { tokens } = clause.reading;
  if (/^(?:who|whom|whose|which|including)$/.test(textAt(tokens, comma + 1))) return true;
  for (let at = comma + 1; at < Math.min(to, comma + LIST_REACH); at++) {
    if (/^(?:and|or)$/.test(textAt(tokens, at))) return !saysSoon(clause, at + 1);
    if (isFinite(tokens, at) || /^(?:who|which|;)$/.test(textAt(tokens, at))) return false;
  }
  return false;
}

/** "…, and most commuters favor": a clause of its own behind the "and". */
function saysSoon({ reading: { tokens }, cueAt }: Clause, from: number): boolean {
  for (let at = from; at < from + 5; at++) {
    if (isMark(tokens[at])) return false;
    if (isFinite(tokens, at) || cueAt.get(at)?.form.entry.pos === 'VERB') return true;
  }
  return false;
}

/** Whether a quote that ends at `at` is all that is said: nothing, a mark or the source follows. */
function closesContent(clause: Clause, at: number): boolean {
  const { reading, sentence } = clause;
  if (at >= sentence.to) return true;
  const inside = lastWithin(reading.tokens, at);
  const word = textAt(reading.tokens, at);
  return /^[.,;!?]$/.test(inside)
    ? !/^(?:and|that)$/.test(word)
    : /^[.;,]$/.test(word) && !DETERMINERS.has(word);
}

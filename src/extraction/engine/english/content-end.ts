import type { CueHit } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import { isMark, textAt } from '../text/token-tests.js';
import { type Clause, next, verbGroup } from './clause.js';
import { complementOf } from './complement.js';
import { CONJUNCTIONS, DETERMINERS, RESUMPTIONS, SUBJECT_PRONOUNS } from './words.js';

/** Between "and" and the verb of a clause of its own stand at most so many words. */
const SUBJECT_REACH = 7;

/** Whether a cue says something after itself, so that it ends what another says before it. */
function says(clause: Clause, cue: CueHit): boolean {
  return cue.to < clause.sentence.to && complementOf(clause, cue) !== null;
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

/** Whether the content ends before the token at `at`. */
function endsAt(clause: Clause, at: number): boolean {
  const { tokens } = clause.reading;
  const word = textAt(tokens, at);
  const afterComma = textAt(tokens, at - 1) === ',';
  const cue = clause.cueAt.get(at);
  if (cue?.form.shape === 'PREPOSITION' && (afterComma || cue.to - cue.from > 1)) return true;
  if (cue?.form.shape === 'PARTICIPLE' && afterComma) return says(clause, cue);
  if (afterComma && (resumes(clause, at) || relates(clause, at))) return true;
  if (/^(?:and|but|while|although|though|as)$/.test(word) && opensTurn(clause, at)) return true;
  if (word === 'but' && afterComma)
    return textAt(tokens, at + 1) !== 'that' && !SUBJECT_PRONOUNS.has(textAt(tokens, at + 1));
  return false;
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
  for (let at = next(clause, from); at < to; at = next(clause, at)) {
    if (endsAt(clause, at)) to = at;
  }
  while (from < to && textAt(tokens, from) === ',') from++;
  return { from, to: trimEnd(clause, from, to) };
}

/** Whether a quote that ends at `at` is all that is said: nothing, a mark or the source follows. */
function closesContent(clause: Clause, at: number): boolean {
  const { reading, sentence } = clause;
  if (at >= sentence.to) return true;
  const inside = textAt(reading.tokens, at - 2);
  const word = textAt(reading.tokens, at);
  return /^[.,;!?]$/.test(inside)
    ? !/^(?:and|that)$/.test(word)
    : /^[.;,]$/.test(word) && !DETERMINERS.has(word);
}

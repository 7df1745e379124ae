import { type Token, TokenKind } from '../../../language/text/tokens.js';
import type { Shape } from '../lexicon/cue-index.js';
import { nounFacts } from '../lexicon/source-nouns.js';
import type { CueHit } from '../text/found.js';
import type { Reading } from '../text/reading.js';
import type { Sentence } from '../text/sentences.js';
import { isMark, textAt } from '../text/token-tests.js';
import { isPlural } from './finite.js';
import {
  ADVERBS,
  AUXILIARIES,
  DETERMINERS,
  NOUN_LIKE,
  QUESTION_WORDS,
  SUBJECT_PRONOUNS,
} from './words.js';

/** So much of a line tells whether it is a headline: this share of its longer words with capitals. */
const TITLE_REACH = 40;
const TITLE_SHARE = 0.7;

export interface Clause {
  reading: Reading;
  sentence: Sentence;
  /** Readings of each word that can be a cue where it stands. */
  cues: readonly CueHit[][];
  cueAt: ReadonlyMap<number, CueHit>;
}

export const next = ({ reading }: Clause, at: number): number =>
  Math.max(at + 1, reading.quoteEnd[at] ?? 0);

/** What stands between a subject and its verb: "has repeatedly", "did not". */
export interface VerbGroup {
  /** The first token of the group. */
  from: number;
  negated: boolean;
  passive: boolean;
  infinitive: boolean;
}

const NEGATIONS = new Set(['not', "n't", 'never', 'cannot', 'neither', 'nor']);
const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', "'s", "'re"]);

export function verbGroup({ reading, sentence }: Clause, cue: CueHit): VerbGroup {
  const { tokens } = reading;
  const group = { from: cue.from, negated: false, passive: false, infinitive: false };
  for (let at = cue.from - 1; at >= Math.max(sentence.from, cue.from - 7); at--) {
    const word = textAt(tokens, at);
    if (NEGATIONS.has(word)) group.negated = true;
    else if (BE.has(word) && cue.form.shape === 'PAST') group.passive = true;
    else if (word === 'to' && cue.form.shape === 'BASE') group.infinitive = true;
    else if (!AUXILIARIES.has(word) && !ADVERBS.has(word) && !/^[a-z]{3,}ly$/.test(word)) break;
    if (word === "'s" && !isVerbalS(reading, at)) break;
    group.from = at;
  }
  return group;
}

/** "He's said" is a verb, "Smith's said" hardly: the possessive of a name. */
const isVerbalS = ({ tokens }: Reading, at: number): boolean =>
  SUBJECT_PRONOUNS.has(textAt(tokens, at - 1));

const NOUN_BEFORE = new Set([
  'of',
  'in',
  'on',
  'by',
  'for',
  'from',
  'with',
  'about',
  'under',
  'per',
  "'s",
]);

/** Whether a word that has the form of a verb is a noun here: "the report", "in his claim". */
function isNominal({ tokens }: Reading, { from, to, form }: CueHit): boolean {
  if (NOUN_LIKE.has(form.entry.lemma) && isPlainNoun(tokens, from, form.shape)) return true;
  if (form.shape !== 'BASE' && form.shape !== 'FINITE' && form.shape !== 'PAST') return false;
  const before = textAt(tokens, from - 1);
  if (isHyphened(tokens, from, to)) return true;
  if (form.shape === 'PAST' || form.shape === 'FINITE') {
    // "his stated aim": a participle before a noun. "A said B" is verbal.
    const first = /^[a-z]{3,}ly$/.test(before) ? textAt(tokens, from - 2) : before;
    return /^(?:the|a|an|this|its|his|their|our|my)$/.test(first) || NOUN_BEFORE.has(before);
  }
  return (
    (DETERMINERS.has(before) &&
      !/^(?:many|most|some|both|all|few|several|others?|two|three|one)$/.test(before)) ||
    NOUN_BEFORE.has(before)
  );
}

/** "home-state", "union-endorsed": part of a longer word. */
const isHyphened = (tokens: readonly Token[], from: number, to: number): boolean =>
  (textAt(tokens, from - 1) === '-' && tokens[from]?.spaced === false) ||
  (textAt(tokens, to) === '-' && tokens[to]?.spaced === false && tokens[to + 1]?.spaced === false);

/** A word that is as often a noun ("swing states", "a TV show") is a verb only where subject and object say so. */
function isPlainNoun(tokens: readonly Token[], at: number, shape: Shape): boolean {
  if (shape !== 'BASE' && shape !== 'FINITE') return false;
  const before = tokens[at - 1];
  if (before?.kind !== TokenKind.LATIN)
    return before?.kind === TokenKind.NUMBER || shape === 'FINITE';
  const { text, capital } = before;
  if (SUBJECT_PRONOUNS.has(text) || text === 'to' || text === 'and') return false;
  if (AUXILIARIES.has(text)) return shape === 'FINITE' && BE.has(text);
  if (ADVERBS.has(text) || /^[a-z]{3,}ly$/.test(text)) return BE.has(textAt(tokens, at - 2));
  const plural = isPlural(text);
  if (shape === 'BASE') return !plural;
  if (/^(?:this|that|each|another|one)$/.test(text)) return false;
  if (DETERMINERS.has(text) || (plural && !capital)) return true;
  if (capital || nounFacts(text) !== null || opensSpeech(tokens[at + 1])) return false;
  return (
    tokens[at]?.text === 'states' || !(takesObject(tokens[at + 1]) && isDetermined(tokens, at))
  );
}

/** "the new poll shows Roe": what follows begins a phrase of its own. */
const takesObject = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.capital ||
    DETERMINERS.has(token.text) ||
    QUESTION_WORDS.has(token.text) ||
    token.text === 'that');

/** Whether a phrase with a determiner or a name ends right before `to`. */
function isDetermined(tokens: readonly Token[], to: number): boolean {
  for (let at = to - 1; at >= Math.max(0, to - 7); at--) {
    if (isMark(tokens[at])) return false;
    if (tokens[at]?.capital === true || DETERMINERS.has(textAt(tokens, at))) return true;
  }
  return false;
}

/** "the ad claims “…”", "the plan shows he": nothing that could follow a noun. */
const opensSpeech = (token: Token | undefined): boolean =>
  token?.text === '"' ||
  (token !== undefined && SUBJECT_PRONOUNS.has(token.text) && token.text !== 'who');

/** In a headline every word has a capital; elsewhere a capital inside a sentence makes a name. */
function isTitled({ tokens }: Reading, { from, to }: Sentence): boolean {
  let [words, capitals] = [0, 0];
  for (let at = from; at < Math.min(to, from + TITLE_REACH); at++) {
    const token = tokens[at];
    if (token?.kind !== TokenKind.LATIN || token.text.length < 4) continue;
    words++;
    if (token.capital) capitals++;
  }
  return capitals > words * TITLE_SHARE;
}

/** "the Washington Post", "Secretary of State": no verb, though its letters are those of one. */
function isName(reading: Reading, sentence: Sentence, { from, form }: CueHit): boolean {
  const { tokens } = reading;
  if (tokens[from]?.capital !== true || form.entry.pos === 'PREPOSITION') return false;
  if (from > sentence.from && !isMark(tokens[from - 1])) return true;
  return form.entry.pos === 'VERB' && (form.shape === 'FINITE' || form.shape === 'BASE');
}

export function readClause(reading: Reading, sentence: Sentence): Clause {
  const { tokens, quoteEnd } = reading;
  const cues: CueHit[][] = [];
  const cueAt = new Map<number, CueHit>();
  const titled = isTitled(reading, sentence);
  for (let at = sentence.from; at < sentence.to; at++) {
    const quote = quoteEnd[at] ?? 0;
    if (quote > at) {
      at = quote - 1;
      continue;
    }
    const hit = reading.cues.matchAt(tokens, at);
    if (!hit || hit.to > sentence.to) continue;
    const all = hit.values.map((form) => ({ form, from: at, to: hit.to }));
    const group = all.filter(
      (cue) =>
        (titled || !isName(reading, sentence, cue)) &&
        (cue.form.entry.pos !== 'VERB' || !isNominal(reading, cue)),
    );
    if (group.length === 0) continue;
    cues.push(group);
    cueAt.set(at, group[0]!);
    at = hit.to - 1;
  }
  return { reading, sentence, cues, cueAt };
}

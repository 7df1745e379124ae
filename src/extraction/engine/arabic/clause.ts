import type { CueHit } from '../text/found.js';
import type { Reading } from '../text/reading.js';
import type { Sentence } from '../text/sentences.js';
import { textAt } from '../text/token-tests.js';
import { bare, isAccusative, isArabic, isThat, RELATIVES } from './words.js';

/** One sentence with its cues, as the Arabic finders see it. */
export interface Clause {
  reading: Reading;
  sentence: Sentence;
  /** Readings of each cue, the first in the lexicon first; left to right, none overlapping. */
  cues: readonly CueHit[][];
  /** The first reading of the cue at a token. */
  cueAt: ReadonlyMap<number, CueHit>;
}

const NEGATORS = new Set(['لم', 'لن', 'لا', 'ولم', 'ولن', 'ولا', 'فلم', 'ما']);

export function isNegated(clause: Clause, cue: CueHit): boolean {
  return NEGATORS.has(textAt(clause.reading.tokens, cue.from - 1));
}

/** Past the quote that begins at a token, or the next token. */
export const next = (clause: Clause, at: number): number =>
  Math.max(at + 1, clause.reading.quoteEnd[at] ?? 0);

/** Whether the cue begins with و or ف: «وقال» opens a clause and its subject follows or is dropped. */
export function isJoined({ reading }: Clause, cue: CueHit): boolean {
  const word = textAt(reading.tokens, cue.from);
  if (!/^[وف]/.test(word) || bare(word) === word) return false;
  const alone = [{ ...reading.tokens[cue.from]!, text: word.slice(1) }];
  return reading.cues.matchAt(alone, 0) !== null || cue.to > cue.from + 1;
}

/** «مسؤول قال إن», «الذي قال إن»: whether the verb belongs to a relative clause of the word before. */
export const isRelative = ({ reading }: Clause, cue: CueHit): boolean =>
  RELATIVES.has(textAt(reading.tokens, cue.from - 1));

/** A verb that finds its clause, quote or colon at once: «قال إن», «أضاف: ». */
export function takesAtOnce({ reading }: Clause, cue: CueHit): boolean {
  const word = textAt(reading.tokens, cue.to);
  return isThat(word) || word === ':' || (reading.quoteEnd[cue.to] ?? 0) > 0;
}

const PREPOSITION = /^(?:في|من|علي|عن|الي|مع|بعد|قبل|خلال|منذ|عقب|اثر|حول)$/;

/** «انتخابات مقررة الخريف المقبل»: a participle that qualifies the noun before it, and reports nothing. */
function isQualifier({ tokens, quoteEnd }: Reading, { from, to }: CueHit): boolean {
  const before = textAt(tokens, from - 1);
  const clausal =
    isThat(textAt(tokens, to)) ||
    isThat(textAt(tokens, to + 1)) ||
    textAt(tokens, to) === ':' ||
    (quoteEnd[to] ?? 0) > 0;
  return (
    !clausal &&
    /[ء-ي](?:ة|ات)$/.test(before) &&
    !/^(?:و?ف?ال|لل)/.test(before) &&
    textAt(tokens, from).endsWith('ة') &&
    tokens[from]?.spaced === true
  );
}

/** A verb's form that is a noun or another verb where it stands: «في رد», «ويدعى كمال», «وهو يشير بيده». */
function isOtherWord(reading: Reading, cue: CueHit): boolean {
  const { raw, tokens, quoteEnd } = reading;
  const { form, from, to } = cue;
  if (form.shape === 'PARTICIPLE') return isQualifier(reading, cue);
  if (!/^(?:PREPOSITION|ADJECTIVE)$/.test(form.shape) && isAccusative(reading, from))
    return textAt(tokens, to) !== 'من';
  if (form.shape !== 'FINITE') return false;
  // «يجب»: must; "answer" only in «لم يجب».
  if (/^[وف]?[يت]جب$/.test(textAt(tokens, from)) && !/^[وف]?لم$/.test(textAt(tokens, from - 1)))
    return true;
  if (PREPOSITION.test(textAt(tokens, from - 1))) return true;
  // «بالتصويت عبر البريد»: across, not "expressed".
  if (textAt(tokens, from) === 'عبر' && isArabic(tokens[from - 1]) && textAt(tokens, to) !== 'عن')
    return true;
  const token = tokens[from];
  if (token && raw.slice(token.start, token.end).endsWith('دعى')) return true;
  const atOnce =
    isThat(textAt(tokens, to)) || textAt(tokens, to) === ':' || (quoteEnd[to] ?? 0) > 0;
  return /^و(?:هو|هي|هم)$/.test(textAt(tokens, from - 1)) && !atOnce;
}

export function readClause(reading: Reading, sentence: Sentence): Clause {
  const cues: CueHit[][] = [];
  const cueAt = new Map<number, CueHit>();
  for (let at = sentence.from; at < sentence.to; at++) {
    // What stands between quotation marks is somebody's words and no report by the article.
    const quote = reading.quoteEnd[at] ?? 0;
    if (quote > at) {
      at = quote - 1;
      continue;
    }
    const hit = reading.cues.matchAt(reading.tokens, at);
    if (!hit || hit.to > sentence.to) continue;
    const group = hit.values
      .map((form) => ({ form, from: at, to: hit.to }))
      .filter((cue) => !isOtherWord(reading, cue));
    if (group.length === 0) continue;
    cues.push(group);
    cueAt.set(at, group[0]!);
    at = hit.to - 1;
  }
  return { reading, sentence, cues, cueAt };
}

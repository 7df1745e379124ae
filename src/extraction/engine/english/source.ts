import { TokenKind } from '../../../language/tokens.js';
import type { CueHit } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import { isMark, isWord, textAt } from '../text/token-tests.js';
import { type Clause, next } from './clause.js';
import {
  CONJUNCTIONS,
  DETERMINERS,
  looksFinite,
  PREPOSITIONS,
  skipOccasion,
  skipTime,
  SUBJECT_PRONOUNS,
} from './words.js';

/** No subject before a verb is longer, relative clause included. */
const MAX_SUBJECT = 32;
/** Adverbs that open a sentence: "Still, analysts". */
const OPENERS =
  /^(?:and|but|or|so|yet|still|however|meanwhile|instead|also|then|now|yes|no|indeed|later|separately|earlier|for|as|while|although|because|if|when|after|before|since|where|though|that|which|whom|whereas|than)$/;

/** A subject before its verb, and whether it is the relative pronoun of a noun before it. */
export interface Subject {
  range: Range;
  /** Where the clause of the subject begins, an adverbial before it included. */
  clauseFrom: number;
}

const isComma = (clause: Clause, at: number): boolean => textAt(clause.reading.tokens, at) === ',';

/** Back from `to` to the comma, mark, quote or joint that bounds the segment. */
function segmentStart(clause: Clause, to: number): number {
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

/** "the newspaper said the ministry knew": a clause begins behind a verb that needs no "that". */
const saysBare = ({ form: { entry, shape } }: CueHit): boolean =>
  (shape === 'FINITE' || shape === 'PAST') && entry.pos === 'VERB' && entry.frames.includes('BARE');

/** A quote that closes right after a comma, a stop or a question mark was said, and is no name. */
const endsSpeech = ({ reading }: Clause, close: number): boolean =>
  /^[,.!?]$/.test(textAt(reading.tokens, close - 1)) || textAt(reading.tokens, close + 1) === ',';

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
function trimFront(clause: Clause, from: number, to: number): number {
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

const isApposition = (clause: Clause, from: number): boolean => {
  const word = textAt(clause.reading.tokens, from);
  return (
    DETERMINERS.has(word) ||
    /^(?:who|whose|which|speaking|granted|citing|himself|herself|dressed|now|former|then|chief|head|director|president|chairman|professor|founder|mayor|leader|jr|sr|himself|not)$/.test(
      word,
    ) ||
    clause.reading.tokens[from]?.kind === TokenKind.NUMBER ||
    clause.reading.tokens[from]?.capital === true ||
    /^(?:[a-z]+er|[a-z]+or|[a-z]+ist|[a-z]+man|[a-z]+woman)$/.test(word)
  );
};

/**
 * The noun phrase before the verb group that begins at `to`, titles, appositions and relative clauses
 * included; null where no subject can be told.
 */
export function subjectBefore(clause: Clause, to: number): Subject | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  if (to <= sentence.from) return null;
  const last = textAt(tokens, to - 1);
  if (SUBJECT_PRONOUNS.has(last) && last !== 'who')
    return { range: { from: to - 1, to }, clauseFrom: segmentStart(clause, to - 1) };
  if (last === 'who') return relativeAntecedent(clause, to - 1);
  if (last === ',') return apposedSubject(clause, to - 1);
  const clauseFrom = segmentStart(clause, to);
  const from = trimFront(clause, clauseFrom, to);
  if (from >= to) return null;
  return plausible(clause, { from, to }) ? { range: { from, to }, clauseFrom } : null;
}

/** "its president, Anne Kohl, called": from the segment before the apposition. */
function apposedSubject(clause: Clause, comma: number): Subject | null {
  const { sentence } = clause;
  let open = comma;
  for (let hops = 0; hops < 3; hops++) {
    const start = segmentStart(clause, open);
    if (isAdverbial(clause, start, open)) return subjectBefore(clause, start - 1);
    if (start <= sentence.from || !isComma(clause, start - 1)) return null;
    if (!isApposition(clause, start)) return null;
    const clauseFrom = segmentStart(clause, start - 1);
    const from = trimFront(clause, clauseFrom, start - 1);
    const range = { from, to: comma };
    if (from >= start - 1) return null;
    if (
      isComma(clause, clauseFrom - 1) &&
      isApposition(clause, clauseFrom) &&
      hops < 2 &&
      !startsName(clause, from) &&
      !opensPhrase(clause, segmentStart(clause, clauseFrom - 1))
    ) {
      open = start - 1;
      continue;
    }
    return plausible(clause, { from, to: start - 1 }) ? { range, clauseFrom } : null;
  }
  return null;
}

/** "Voters, meanwhile, think". */
const isAdverbial = (clause: Clause, from: number, to: number): boolean =>
  isComma(clause, from - 1) &&
  to - from <= 3 &&
  /^(?:meanwhile|however|too|though|instead|by|in|for|of)$/.test(
    textAt(clause.reading.tokens, from),
  ) &&
  !isComma(clause, from);

/** "In a statement released Friday, the chairman": an adverbial before the subject. */
const opensPhrase = (clause: Clause, at: number): boolean =>
  PREPOSITIONS.has(textAt(clause.reading.tokens, at)) ||
  /^[a-z]{2,}(?:ing|ed)$/.test(textAt(clause.reading.tokens, at));

const startsName = ({ reading }: Clause, at: number): boolean =>
  reading.tokens[at]?.capital === true;

function relativeAntecedent(clause: Clause, who: number): Subject | null {
  const to = isComma(clause, who - 1) ? who - 1 : who;
  if (to <= clause.sentence.from) return null;
  const clauseFrom = segmentStart(clause, to);
  const from = trimFront(clause, clauseFrom, to);
  const range = { from, to };
  return from < to && plausible(clause, range) ? { range, clauseFrom } : null;
}

/** Whether words can be a subject: not too many, no preposition first, no verb of their own before a relative. */
function plausible(clause: Clause, { from, to }: Range): boolean {
  const { tokens } = clause.reading;
  const first = textAt(tokens, from);
  if (to - from > MAX_SUBJECT || PREPOSITIONS.has(first) || CONJUNCTIONS.has(first)) return false;
  if (isMark(tokens[from]) && !clause.reading.quoteEnd[from]) return false;
  return first !== 'to' && first !== 'it';
}

/** Past the noun phrase after an inverted verb: "said Smith, the minister, who left". */
export function invertedEnd(clause: Clause, from: number): number {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  let at = from;
  while (at < sentence.to) {
    const word = textAt(tokens, at);
    if (word === ',') {
      if (!isApposition(clause, at + 1) || (reading.quoteEnd[at + 1] ?? 0) > 0) return at;
    } else if (isMark(tokens[at]) && !/^[.'&-]$/.test(word)) return at;
    else if (word === '.' && (at + 1 >= sentence.to || !isWord(tokens[at - 1]))) return at;
    else if (skipTime(tokens, at) > at || skipOccasion(tokens, at) > at) return at;
    else if (
      at > from &&
      /^(?:in|at|on|during|after|before|when|while|as|told|adding|that|and|but|following|referring)$/.test(
        word,
      ) &&
      !joinsNames(clause, at)
    )
      return at;
    at = next(clause, at);
  }
  return at;
}

/** "and" between two who speak. */
const joinsNames = ({ reading }: Clause, at: number): boolean =>
  textAt(reading.tokens, at) === 'and' && reading.tokens[at + 1]?.capital === true;

/** Whether the cue stands before its subject: "said Smith". */
export function isInverted(clause: Clause, cue: CueHit): boolean {
  const { reading, sentence } = clause;
  const before = cue.from - 1;
  if (before < sentence.from) return false;
  const closed = (reading.quoteStart[before] ?? -1) >= 0;
  return (
    (closed || textAt(reading.tokens, before) === ',') &&
    cue.to < sentence.to &&
    isWord(reading.tokens[cue.to])
  );
}

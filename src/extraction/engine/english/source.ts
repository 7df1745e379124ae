import { type Token, TokenKind } from '../../../language/text/tokens.js';
import { nounFacts } from '../lexicon/source-nouns.js';
import type { Range } from '../text/ranges.js';
import { isMark, isWord, lastWithin, textAt } from '../text/token-tests.js';
import type { Clause } from './clause.js';
import { hasVerb, isVerbal } from './finite.js';
import { endsSpeech, isComma, MAX_SUBJECT, segmentStart, trimFront } from './segment.js';
import { CONJUNCTIONS, DETERMINERS, PREPOSITIONS, skipTime, SUBJECT_PRONOUNS } from './words.js';

/** Nor are all its appositions together. */
const MAX_APPOSED = 45;

/** A subject before its verb, and whether it is the relative pronoun of a noun before it. */
export interface Subject {
  range: Range;
  /** Where the clause of the subject begins, an adverbial before it included. */
  clauseFrom: number;
}

export const isApposition = (clause: Clause, from: number): boolean => {
  const word = textAt(clause.reading.tokens, from);
  return (
    DETERMINERS.has(word) ||
    /^(?:who|whose|which|of|from|speaking|granted|citing|himself|herself|dressed|now|former|then|chief|head|director|president|chairman|professor|founder|mayor|leader|jr|sr|himself|not)$/.test(
      word,
    ) ||
    clause.reading.tokens[from]?.kind === TokenKind.NUMBER ||
    clause.reading.tokens[from]?.capital === true ||
    /^(?:[a-z]+er|[a-z]+or|[a-z]+ist|[a-z]+man|[a-z]+woman)$/.test(word) ||
    namesOffice(clause, from)
  );
};

/** "executive director of", "senior policy adviser to". */
function namesOffice({ reading: { tokens } }: Clause, from: number): boolean {
  for (let at = from; at < from + 5 && (isWord(tokens[at]) || textAt(tokens, at) === '-'); at++)
    if (nounFacts(textAt(tokens, at))?.office === true) return true;
  return false;
}

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
  if (last === 'who' || (last === 'which' && isComma(clause, to - 2)))
    return relativeAntecedent(clause, to - 1);
  if (last === ',') return apposedSubject(clause, to - 1);
  if (endsTitle(clause, to - 1)) return apposedSubject(clause, to);
  if (last === '-' && tokens[to - 1]?.spaced) return beforeDashes(clause, to - 1);
  const clauseFrom = segmentStart(clause, to);
  const from = trimFront(clause, clauseFrom, to);
  if (from >= to) return null;
  if (plausible(clause, { from, to })) return { range: { from, to }, clauseFrom };
  const name = PREPOSITIONS.has(textAt(tokens, from)) ? nameBefore(clause, from, to) : from;
  return name > from && name < to ? { range: { from: name, to }, clauseFrom } : null;
}

/** `star of “Harbour Nights,” said`: the comma that ends the apposition stands within the marks. */
const endsTitle = (clause: Clause, close: number): boolean =>
  (clause.reading.quoteStart[close] ?? -1) >= 0 &&
  lastWithin(clause.reading.tokens, close) === ',' &&
  !endsSpeech(clause, close);

/** "At the party's convention in May Sen. Ann Roe said": the name with its title at the end of the segment. */
function nameBefore({ reading }: Clause, from: number, to: number): number {
  const { tokens } = reading;
  let at = to;
  while (at > from) {
    const token = tokens[at - 1];
    const joins =
      token?.capital === true || (token?.text === '.' && tokens[at - 2]?.capital === true);
    if (!joins || isMonth(tokens, at - 1)) break;
    at--;
  }
  if (at === to) return to;
  while (at > from && nounFacts(textAt(tokens, at - 1)) !== null) at--;
  // "in Ohio", "of the Senate": a name that a preposition takes is no subject.
  return PREPOSITIONS.has(textAt(tokens, at - 1)) || DETERMINERS.has(textAt(tokens, at - 1))
    ? to
    : at;
}

const isMonth = (tokens: readonly Token[], at: number): boolean => skipTime(tokens, at) > at;

/** "Speakers – teachers among them – said": what stands before the first of two dashes. */
function beforeDashes(clause: Clause, close: number): Subject | null {
  const { tokens } = clause.reading;
  for (let at = close - 1; at > Math.max(clause.sentence.from, close - MAX_SUBJECT); at--)
    if (textAt(tokens, at) === '-' && tokens[at]?.spaced) {
      const subject = subjectBefore(clause, at);
      return subject && { ...subject, range: { from: subject.range.from, to: close + 1 } };
    }
  return null;
}

/** "One of them, who asked for silence because the talks go on, said": a relative clause with a joint of its own. */
function relatedSubject(clause: Clause, comma: number): Subject | null {
  const { tokens } = clause.reading;
  let open = comma - 1;
  while (open > clause.sentence.from && textAt(tokens, open) !== ',') open--;
  if (!/^who(?:se)?$/.test(textAt(tokens, open + 1)) || segmentStart(clause, comma) <= open + 1)
    return null;
  const subject = comma - open <= MAX_APPOSED ? subjectBefore(clause, open) : null;
  return subject && { ...subject, range: { from: subject.range.from, to: comma } };
}

/** "its president, Anne Kohl, called": from the first segment that no apposition can be. */
function apposedSubject(clause: Clause, comma: number): Subject | null {
  const { sentence } = clause;
  const related = relatedSubject(clause, comma);
  if (related) return related;
  let open = comma;
  let end = comma;
  for (let hops = 0; hops < 4; hops++) {
    const start = segmentStart(clause, open);
    if (isAdverbial(clause, start, open)) return subjectBefore(clause, start - 1);
    if (start <= sentence.from || !isComma(clause, start - 1)) return null;
    if (comma - start > MAX_APPOSED || !canStandApposed(clause, start, open)) return null;
    const clauseFrom = segmentStart(clause, start - 1);
    const from = trimFront(clause, clauseFrom, start - 1);
    if (from >= start - 1) return null;
    if (open === end && isOccasion(clause, start)) end = start - 1;
    if (goesFurtherBack(clause, clauseFrom, from)) {
      open = start - 1;
      continue;
    }
    const range = { from, to: end };
    return plausible(clause, { from, to: start - 1 }) ? { range, clauseFrom } : null;
  }
  return null;
}

/** ", in a statement released Friday,", ", during a visit to Calder,": when and where, which is no part of who. */
const isOccasion = (clause: Clause, from: number): boolean =>
  /^(?:in|at|on|during|after|before|when|attending)$/.test(textAt(clause.reading.tokens, from)) &&
  clause.reading.tokens[from]?.capital !== true;

/** Whether the segment before an apposition is one itself: "Ann Roe, director of roads, a lawyer, said". */
function goesFurtherBack(clause: Clause, clauseFrom: number, from: number): boolean {
  if (!isComma(clause, clauseFrom - 1) || startsName(clause, from)) return false;
  if (opensPhrase(clause, segmentStart(clause, clauseFrom - 1))) return false;
  return isApposition(clause, clauseFrom) || opensPhrase(clause, clauseFrom);
}

/** Between the comma before and the one right before the verb stands an apposition, whatever it begins with. */
function canStandApposed(clause: Clause, from: number, to: number): boolean {
  if (isApposition(clause, from)) return true;
  const { tokens } = clause.reading;
  if (SUBJECT_PRONOUNS.has(textAt(tokens, from)) || CONJUNCTIONS.has(textAt(tokens, from)))
    return false;
  return !hasVerb(tokens, from, to);
}

/** "Voters, meanwhile, think". */
function isAdverbial(clause: Clause, from: number, to: number): boolean {
  const { tokens } = clause.reading;
  if (!isComma(clause, from - 1) || to - from > 3) return false;
  if (/^(?:meanwhile|however|too|though|instead)$/.test(textAt(tokens, from))) return true;
  return /^(?:course|turn|part|contrast|fact|instance|example|now)$/.test(textAt(tokens, to - 1));
}

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
  const from = trimFront(clause, afterVerb(clause, clauseFrom, to), to);
  const range = { from, to };
  return from < to && plausible(clause, range) ? { range, clauseFrom } : null;
}

/** "She met a farmer who said": past the verb of the clause around, and the preposition behind it. */
function afterVerb(clause: Clause, from: number, to: number): number {
  const { tokens } = clause.reading;
  let at = to - 1;
  while (at > from && !isVerbal(tokens, at)) at--;
  if (at <= from) return from;
  at++;
  for (let i = at; i < to - 1; i++) {
    // What a preposition takes is nearer to "who" than the object of the verb: "spoke to voters who".
    const word = textAt(tokens, i);
    if (PREPOSITIONS.has(word) && word !== 'of' && nounFacts(textAt(tokens, i - 1)) === null)
      at = i + 1;
  }
  return at;
}

const NO_NAME = /^(?:[a-z]{3,}ly|the|a|an|its|his|her|their|more|less|\d{1,2})$/;

/** Whether words can be a subject: not too many, no preposition first, no verb of their own before a relative. */
function plausible(clause: Clause, { from, to }: Range): boolean {
  const { tokens } = clause.reading;
  const first = textAt(tokens, from);
  if (to - from > MAX_SUBJECT || PREPOSITIONS.has(first) || CONJUNCTIONS.has(first)) return false;
  if (isMark(tokens[from]) && !clause.reading.quoteEnd[from]) return false;
  if (first === 'to' || first === 'it' || first === 'there') return false;
  // An adverb, an article or an age alone names nobody.
  if (to - from === 1 && NO_NAME.test(first)) return false;
  if (/^(?:the|a|an)$/.test(textAt(tokens, to - 1))) return false;
  return !hasOwnVerb(clause, from, to);
}

/** "The talks have stalled and": a verb that no relative explains makes a clause of the words, and no subject. */
function hasOwnVerb({ reading }: Clause, from: number, to: number): boolean {
  const { tokens, quoteEnd } = reading;
  for (let at = from; at < to; at = Math.max(at + 1, quoteEnd[at] ?? 0)) {
    if (/^(?:who|whom|whose|which|that|where|what)$/.test(textAt(tokens, at))) return false;
    if (isVerbal(tokens, at)) return true;
  }
  return false;
}

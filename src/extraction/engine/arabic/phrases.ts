import type { CueHit, Found } from '../text/found.js';
import { isEmpty, type Range } from '../text/ranges.js';
import { isMark, textAt } from '../text/token-tests.js';
import { type Clause, next } from './clause.js';
import { contentFrom, trimEnd, verbAfter } from './content-end.js';
import { subjectEnd } from './noun-phrase.js';
import { mediaBetween, subjectBetween } from './subject.js';
import {
  CIRCUMSTANCES,
  CLAUSE_OPENERS,
  isBareThat,
  isThat,
  leadsWithBi,
  leadsWithLi,
} from './words.js';
import { fold } from '../../../language/text/normalise.js';
import { nounFacts } from '../lexicon/source-nouns.js';

/** The owner of a noun such as «إعلان» has rarely more words. */
const OWNER_REACH = 8;

/** A source after «نقلت … عن» or «بحسب» has rarely more words. */
const REACH = 30;

const EXPECTED = /^(?:و?من)?(?:المتوقع|المقرر|المرجح|المنتظر|المحتمل)$/;

/** The first token at or after `from` that `stop` accepts, within reach and the sentence; null where none. */
function seek(clause: Clause, from: number, stop: (at: number) => boolean): number | null {
  const limit = Math.min(clause.sentence.to, from + REACH);
  for (let at = from; at < limit; at = next(clause, at)) if (stop(at)) return at;
  return null;
}

const chainAt = (clause: Clause, at: number): CueHit | null => {
  const cue = clause.cueAt.get(at);
  return cue?.form.entry.chain ? cue : null;
};

/** Where the source after a preposition ends: a comma, a stop, a time, or the clause itself. */
function sourceEnd(clause: Clause, from: number): number {
  const { tokens } = clause.reading;
  const end = seek(clause, from, (at) => {
    const word = textAt(tokens, at);
    if (/^[,.;:!?]$/.test(word) && isMark(tokens[at])) return true;
    if (isThat(word) || /^ف(?:ان.{0,3}|قد)$/.test(word)) return true;
    return at > from && (CIRCUMSTANCES.has(word) || chainAt(clause, at) !== null);
  });
  return end ?? Math.min(clause.sentence.to, from + REACH);
}

/** «لكن وبحسب المصدر جاء الرد»: where no mark ends a source that opens a clause, its noun phrase does. */
function closeEnd(clause: Clause, cue: CueHit, from: number, end: number): number {
  const { reading, sentence } = clause;
  const marked = end < sentence.to && !/^[.!?]$/.test(textAt(reading.tokens, end));
  if (marked || !(opensSentence(clause, cue) || afterTurn(clause, cue))) return end;
  const close = subjectEnd(reading, from, end, new Set());
  return close > from ? close : end;
}

/** Past the particle that opens the clause after a source: «، فإن», «، فقد», «أن». */
function pastParticle(clause: Clause, from: number): number {
  const { tokens } = clause.reading;
  let at = from;
  while (textAt(tokens, at) === ',' || textAt(tokens, at) === ':') at++;
  const word = textAt(tokens, at);
  return word === 'فقد' || word === 'فان' || isBareThat(word) ? at + 1 : at;
}

/** Whether only joints stand before the cue in its sentence: «لكن وبحسب المصدر». */
function opensSentence({ reading, sentence }: Clause, cue: CueHit): boolean {
  for (let at = sentence.from; at < cue.from; at++) {
    const word = textAt(reading.tokens, at);
    if (!CLAUSE_OPENERS.has(word) && !isMark(reading.tokens[at]) && word !== 'ان') return false;
  }
  return true;
}

/** «…، لكن وبحسب المصدر جاء الرد»: whether the clause turns here, so that what stands before is none of it. */
const afterTurn = ({ reading: { tokens } }: Clause, cue: CueHit): boolean =>
  /^(?:و?لكن|بينما|فيما)$/.test(textAt(tokens, cue.from - 1));

/** What stands before «، بحسب فلان»: the sentence so far. */
function contentBefore(clause: Clause, cue: CueHit): Range {
  const { from } = clause.sentence;
  return { from, to: trimEnd(clause, from, cue.from) };
}

function startOfSource(clause: Clause, cue: CueHit): number | null {
  const { tokens } = clause.reading;
  const { takes } = cue.form.entry;
  if (takes === 'LAM') return /^ل..|^ل$/.test(textAt(tokens, cue.to)) ? cue.to : null;
  if (takes !== 'VERB') return cue.to;
  const verb = verbAfter(clause, cue);
  if (!verb) return null;
  let at = verb.to;
  while (/^(?:به|بها|عنه|فيه|اليه|في|ل)$/.test(textAt(tokens, at))) at++;
  return at;
}

/** «على حد قوله»: who spoke before says it. */
function byPronoun(clause: Clause, cue: CueHit): Found | null {
  const parts = partsAround(clause, cue, cue.to);
  return (
    parts && {
      cue,
      frame: null,
      source: null,
      missing: 'DROPPED',
      parts,
      carriers: [],
      negated: false,
    }
  );
}

/** «بحسب», «وفقا لـ», «نقلا عن», «حسبما أعلن»: the source follows, the content before or after. */
export function findByPreposition(clause: Clause, cue: CueHit): Found | null {
  if (cue.form.owned) return byPronoun(clause, cue);
  const start = startOfSource(clause, cue);
  if (start === null) return null;
  const end = closeEnd(clause, cue, start, sourceEnd(clause, start));
  let source: Range = { from: start, to: end };
  const carriers: Range[] = mediaBetween(clause.reading, source);
  let after = end;
  const comma = textAt(clause.reading.tokens, end) === ',' ? end + 1 : end;
  const chain = chainAt(clause, comma);
  if (chain) {
    carriers.unshift(source);
    after = sourceEnd(clause, chain.to);
    source = { from: chain.to, to: after };
  }
  if (isEmpty(source)) return null;
  const parts = partsAround(clause, cue, after);
  if (!parts) return null;
  const verb = cue.form.entry.takes === 'VERB' ? verbAfter(clause, cue) : null;
  // «وفق ما نقلته صحيفة عن مصدر»
  const about = verb?.form.entry.carrier
    ? seek(clause, start, (at) => textAt(clause.reading.tokens, at) === 'عن')
    : null;
  if (!chain && about !== null && about > start && about + 1 < end) {
    carriers.unshift({ from: start, to: about });
    source = { from: about + 1, to: end };
  }
  const named = chain ?? (verb ? { ...cue, to: verb.to } : cue);
  return { cue: named, frame: null, source, missing: null, parts, carriers, negated: false };
}

/** The content around a source named by a preposition; null where there is none. */
function partsAround(clause: Clause, cue: CueHit, after: number): Range[] | null {
  const { reading, sentence } = clause;
  const opens = opensSentence(clause, cue) || afterTurn(clause, cue);
  const right = contentFrom(clause, pastParticle(clause, after));
  if (opens) return isEmpty(right) ? null : [right];
  const left = contentBefore(clause, cue);
  const parenthesis = textAt(reading.tokens, after) === ',' && after + 1 < sentence.to;
  const turned = clause.cueAt.has(after + 1);
  if (!parenthesis || isEmpty(right) || turned) return isEmpty(left) ? null : [left];
  const expected = EXPECTED.test(textAt(reading.tokens, left.to - 1));
  return expected || isEmpty(left) ? [right] : [left, right];
}

/** «نقلت وكالة عن مسؤول قوله إن»: the subject carries, the source stands after the preposition. */
export function findByCarrier(clause: Clause, cue: CueHit): Found | null {
  const { reading } = clause;
  const { tokens, quoteEnd } = reading;
  const about = seek(clause, cue.to, (at) => /^(?:عن|الي)$/.test(textAt(tokens, at)));
  if (about === null) return null;
  let said: CueHit | null = null;
  const at = seek(clause, about + 1, (i) => {
    const hit = clause.cueAt.get(i);
    if (hit?.form.shape === 'NOUN_OF' && hit.form.entry.frames.includes('QUOTE')) said = hit;
    return (
      said !== null ||
      isThat(textAt(tokens, i)) ||
      textAt(tokens, i) === ':' ||
      (quoteEnd[i] ?? 0) > 0
    );
  });
  if (at === null) return null;
  const carrier = subjectBetween(reading, { from: cue.to, to: about }).source;
  const { source } = subjectBetween(reading, { from: about + 1, to: at });
  if (!source) return null;
  let start = said === null ? at : (said as CueHit).to;
  if (textAt(tokens, start) === ':') start++;
  if (isBareThat(textAt(tokens, start))) start++;
  const content = contentFrom(clause, start);
  if (isEmpty(content)) return null;
  return {
    cue: said ?? cue,
    frame: (quoteEnd[start] ?? 0) > 0 ? 'QUOTE' : 'THAT',
    source,
    missing: null,
    parts: [content],
    carriers: carrier ? [carrier] : [],
    droppedCarrier: carrier === null,
    uses: { from: cue.to, to: about + 1 },
    negated: false,
  };
}

/** «إعلان الحكومة عن انسحابها»: the owner of the noun, its preposition, and a noun as what is said. */
function byNounPhrase(clause: Clause, cue: CueHit, blocked: number | null): Found | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  const { entry, shape } = cue.form;
  if (shape !== 'NOUN' || !entry.frames.includes('PREP')) return null;
  const prepositions = (entry.prepositions ?? []).map((each) => fold(each));
  const leads = (word: string): boolean =>
    prepositions.includes(word) ||
    (prepositions.includes('ب') && leadsWithBi(word)) ||
    (prepositions.includes('ل') && leadsWithLi(word));
  const limit = Math.min(blocked ?? sentence.to, cue.to + OWNER_REACH);
  let at = cue.to;
  while (at < limit && !leads(textAt(tokens, at))) at++;
  const owner = { from: cue.to, to: at };
  // Whose it is must be said by a noun that speaks: «إعلان النتائج عن بعد» tells nothing.
  if (at >= limit || isEmpty(owner) || !nounFacts(textAt(tokens, owner.from))) return null;
  const start = prepositions.includes(textAt(tokens, at)) ? at + 1 : at;
  const whole = contentFrom(clause, start, true);
  const comma = seek(clause, start, (i) => textAt(tokens, i) === ',');
  const part = { from: whole.from, to: Math.min(whole.to, comma ?? whole.to) };
  if (isEmpty(part)) return null;
  const source = owner;
  return { cue, frame: 'PREP', source, missing: null, parts: [part], carriers: [], negated: false };
}

/** The clause of a noun: «، و…» goes on with the sentence around it, unless a particle takes it up. */
function nounClause(clause: Clause, start: number): Range {
  const { tokens } = clause.reading;
  const { from, to } = contentFrom(clause, start);
  for (let at = from; at < to; at = next(clause, at)) {
    if (textAt(tokens, at) !== ',') continue;
    const word = textAt(tokens, at + 1);
    if (/^و[يت]?.{3,}/.test(word) && !/^و(?:ان|لا|لن|لم|س)/.test(word)) return { from, to: at };
  }
  return { from, to };
}

/** «تأكيد الوزير أن», «جاء في البيان أن», «قوله إن»: a noun with its clause. */
export function findByNoun(clause: Clause, cue: CueHit): Found | null {
  const { reading } = clause;
  const { tokens, quoteEnd } = reading;
  const { entry, shape } = cue.form;
  const owned = shape === 'NOUN_OF';
  const at = seek(clause, cue.to, (i) => {
    const word = textAt(tokens, i);
    return (
      isThat(word) || (entry.frames.includes('QUOTE') && (word === ':' || (quoteEnd[i] ?? 0) > 0))
    );
  });
  const blocked = seek(clause, cue.to, (i) => textAt(tokens, i) === ',' || clause.cueAt.has(i));
  if (at === null || (blocked !== null && blocked < at)) return byNounPhrase(clause, cue, blocked);
  if (owned && at > cue.to + 1) return null;
  const { source } = subjectBetween(reading, { from: cue.to, to: at });
  if (!source && !owned) return null;
  let start = textAt(tokens, at) === ':' ? at + 1 : at;
  if (isBareThat(textAt(tokens, start))) start++;
  const content = owned ? contentFrom(clause, start) : nounClause(clause, start);
  if (isEmpty(content)) return null;
  return {
    cue,
    frame: (quoteEnd[start] ?? 0) > 0 ? 'QUOTE' : 'THAT',
    source: owned ? null : source,
    missing: owned ? 'SHARED' : null,
    parts: [content],
    carriers: [],
    negated: false,
  };
}

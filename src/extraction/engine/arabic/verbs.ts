import { fold } from '../../../language/text/normalise.js';
import { tokenise } from '../../../language/text/tokens.js';
import { Stance } from '../../../language/statement.js';
import type { CueHit, Found } from '../text/found.js';
import { isEmpty, type Range } from '../text/ranges.js';
import { isMark, textAt } from '../text/token-tests.js';
import { type Clause, isJoined, isNegated, takesAtOnce } from './clause.js';
import { type Complement, complementOf, isNameQuote, parenthesisEnd } from './complement.js';
import { contentFrom } from './content-end.js';
import { findByAdjective, findDeniedObject } from './denials.js';
import { type Names, subjectEnd } from './noun-phrase.js';
import { subjectBefore, subjectBetween } from './subject.js';
import { bare, CIRCUMSTANCES, isBareThat, isDefinite, isThat } from './words.js';
import { nounFacts } from '../lexicon/source-nouns.js';
import type { Reading } from '../text/reading.js';

/** A strict verb's clause follows its subject closely. */
const STRICT_REACH = 6;
/** So far after the verb stands «عن أمله». */
const EXPRESSION_REACH = 14;

const missingOf = (source: Range | null, cue: CueHit): Found['missing'] => {
  if (source) return null;
  return cue.form.shape === 'PARTICIPLE' || cue.form.shape === 'NOUN_OF' ? 'SHARED' : 'DROPPED';
};

const made = (
  cue: CueHit,
  frame: Found['frame'],
  source: Range | null,
  parts: Range[],
  more: Partial<Found> = {},
): Found | null =>
  parts.some(isEmpty)
    ? null
    : {
        cue,
        frame,
        source,
        missing: missingOf(source, cue),
        parts,
        carriers: [],
        negated: false,
        ...more,
      };

/** «لم يستبعد» and «لا يعتقد» tell something; «لم يقل» does not. */
const tellsNegated = ({ form: { entry } }: CueHit, negator: string): boolean =>
  entry.stance === Stance.DENIES ||
  entry.stance === Stance.DOUBTS ||
  entry.class === 'BELIEF' ||
  // «لا يريد» tells what somebody does not want; «لم يقرر» tells nothing.
  (entry.class === 'INTENT' && /^[وف]?لا$/.test(negator));

/** An attribution by a verb, a participle or an adjective; null where it has nothing to say. */
export function findByVerb(clause: Clause, cue: CueHit, names: Names): Found | null {
  const negated = isNegated(clause, cue);
  if (negated && !tellsNegated(cue, textAt(clause.reading.tokens, cue.from - 1))) return null;
  if (isImpersonal(clause, cue)) return null;
  if (cue.form.shape === 'ADJECTIVE') return findByAdjective(clause, cue);
  const found = cue.form.entry.expression
    ? byExpression(clause, cue)
    : (quoteBefore(clause, cue) ??
      byComplement(clause, cue, names) ??
      byObject(clause, cue, names) ??
      (negated ? findDeniedObject(clause, cue, names) : null));
  // «لا يريد أحد»: nobody in particular.
  if (negated && found?.source && textAt(clause.reading.tokens, found.source.from) === 'احد')
    return null;
  return found && { ...found, negated };
}

const IMPERSONAL = /^و?(?:يتوقع|يرجح|يخشي|يذكر|يشار|يقدر|يعتقد|يزعم)$/;

/** «ويتوقع أن», «يشار إلى أن» at the head of a sentence: nobody is said to expect or to recall it. */
function isImpersonal({ reading, sentence }: Clause, cue: CueHit): boolean {
  if (cue.from !== sentence.from || !IMPERSONAL.test(textAt(reading.tokens, cue.from)))
    return false;
  const after = textAt(reading.tokens, cue.to);
  return isThat(after) || (after === 'الي' && isThat(textAt(reading.tokens, cue.to + 1)));
}

/** A quote that closes before the verb is what was said, unless the verb has its own clause at once. */
const quoteBefore = (clause: Clause, cue: CueHit): Found | null =>
  takesAtOnce(clause, cue) || (isJoined(clause, cue) && complementOf(clause, cue))
    ? null
    : afterQuote(clause, cue);

function byComplement(clause: Clause, cue: CueHit, names: Names): Found | null {
  const complement = complementOf(clause, cue);
  if (!complement) return null;
  const { entry, shape } = cue.form;
  const between = withoutPreposition(clause, cue, complement.between);
  if (entry.strict && between.to - between.from > STRICT_REACH) return null;
  if (entry.frames.includes('OBJECT_TO') && complement.frame === 'PREP')
    return byAddressee(clause, cue, complement, names);
  // «أكد استعداده لـ»: the object came before any preposition.
  if (complement.frame === 'PREP' && entry.frames.includes('OBJECT') && between.to > between.from) {
    const object = byObject(clause, cue, names);
    if (object && object.parts[0]!.from < complement.at) return object;
  }
  const chained = byChain(clause, complement);
  if (chained) return chained;
  const { source, carriers } = sourceOf(clause, cue, between, names);
  if (shape === 'PARTICIPLE' && source && entry.addressee !== 'ALWAYS') return null;
  const start = Math.max(complement.content, expressionSkip(clause, complement));
  const more = { carriers };
  const phrase = complement.frame === 'PREP' && start === complement.content;
  return made(cue, complement.frame, source, [contentFrom(clause, start, phrase)], more);
}

/** «ذكرت صحيفة، نقلا عن مصدر، أن»: the subject of the verb only carries. */
function byChain(clause: Clause, { between, content, frame }: Complement): Found | null {
  for (let at = between.from; at < between.to; at++) {
    const chain = clause.cueAt.get(at);
    if (!chain?.form.entry.chain) continue;
    const { source } = subjectBetween(clause.reading, { from: chain.to, to: between.to });
    const carrier = subjectBetween(clause.reading, { from: between.from, to: at }).source;
    const carriers = carrier ? [carrier] : [];
    const more = { carriers, droppedCarrier: carrier === null };
    return (
      source &&
      made(chain, frame, source, [contentFrom(clause, content)], { ...more, missing: null })
    );
  }
  return null;
}

/** «مشيرا إلى أن»: the preposition of the verb is no source. */
function withoutPreposition({ reading }: Clause, cue: CueHit, { from, to }: Range): Range {
  const word = textAt(reading.tokens, to - 1);
  const own = (cue.form.entry.prepositions ?? []).some((each) => fold(each) === word);
  return { from, to: own && to > from ? to - 1 : to };
}

/** «من أن», «بأن» after a preposition: the clause begins past the particle. */
function expressionSkip(clause: Clause, { frame, content }: Complement): number {
  const word = textAt(clause.reading.tokens, content);
  return frame === 'PREP' && isBareThat(word) ? content + 1 : content;
}

function sourceOf(
  clause: Clause,
  cue: CueHit,
  between: Range,
  names: Names,
): { source: Range | null; carriers: Range[] } {
  if (cue.form.entry.addressee === 'ALWAYS' && !cue.form.told) {
    const before = subjectBefore(clause, cue);
    if (before) return { source: before, carriers: [] };
    const end = subjectEnd(clause.reading, between.from, between.to, names);
    const source = end > between.from ? { from: between.from, to: end } : null;
    return { source, carriers: [] };
  }
  const { source, carriers } = subjectBetween(clause.reading, between);
  const chosen = source ?? (cue.form.shape === 'PARTICIPLE' ? null : subjectBefore(clause, cue));
  return { source: chosen, carriers };
}

/** «طالب فلان الوزير بتقديم»: who is asked is part of what is demanded. */
function byAddressee(
  clause: Clause,
  cue: CueHit,
  { at, between }: Complement,
  names: Names,
): Found | null {
  const { reading } = clause;
  const before = cue.form.shape === 'FINITE' ? subjectBefore(clause, cue) : null;
  let start = between.from;
  if (cue.form.told) start = at;
  else if (cue.form.shape === 'FINITE' && !before) {
    start = subjectEnd(reading, between.from, at, names);
    if (disagrees(reading, cue, between.from)) start = between.from;
    else start = afterApposition(clause, start, at, names);
  }
  const source =
    before ?? (start > between.from ? trimmed(clause, { from: between.from, to: start }) : null);
  return made(cue, 'PREP', source, [contentFrom(clause, Math.min(start, at), true)]);
}

/** «ودعا الحكومة إلى»: a noun of the other gender is whom the verb asks, and not who asks. */
function disagrees({ tokens }: Reading, { from }: CueHit, at: number): boolean {
  const verb = bare(textAt(tokens, from));
  const noun = textAt(tokens, at);
  const facts = nounFacts(noun);
  if (!facts || (!facts.office && facts.kind !== 'ORGANISATION')) return false;
  const feminine = /..ت$/.test(verb) || verb.startsWith('ت');
  return feminine ? facts.office && !noun.endsWith('ة') : noun.endsWith('ة');
}

const trimmed = (clause: Clause, { from, to }: Range): Range => {
  let end = to;
  while (end > from && isMark(clause.reading.tokens[end - 1])) end--;
  return { from, to: end };
};

/** Past «، النائب فواز الراشد،» where it follows the subject that ends at `at`. */
function afterApposition(clause: Clause, at: number, limit: number, names: Names): number {
  const { reading } = clause;
  if (textAt(reading.tokens, at) !== ',') return at;
  const parenthesis = parenthesisEnd(clause, at);
  if (parenthesis !== null) return Math.min(parenthesis, limit);
  const end = subjectEnd(reading, at + 1, limit, names);
  return textAt(reading.tokens, end) === ',' ? end + 1 : at + 1;
}

/** «نفى الجيش استهداف المدنيين»: a noun as object, behind the subject or, where that is dropped, the verb. */
function byObject(clause: Clause, cue: CueHit, names: Names): Found | null {
  const { reading, sentence } = clause;
  const { entry, shape } = cue.form;
  const blame = entry.frames.includes('OBJECT_BLAME');
  if (!blame && (!entry.frames.includes('OBJECT') || entry.strict)) return null;
  if (blame && !namesBlame(clause, cue)) return null;
  const before = shape === 'FINITE' ? subjectBefore(clause, cue) : null;
  let start = cue.to;
  if (shape === 'FINITE' && !before) {
    start = subjectEnd(reading, cue.to, sentence.to, names);
    if (start > cue.to) start = afterApposition(clause, start, sentence.to, names);
  }
  const source = before ?? (start > cue.to ? trimmed(clause, { from: cue.to, to: start }) : null);
  while (start < sentence.to && CIRCUMSTANCES.has(textAt(reading.tokens, start)))
    start = circumstanceEnd(clause, start);
  const word = textAt(reading.tokens, start);
  if (start >= sentence.to || (isMark(reading.tokens[start]) && word !== '"')) return null;
  if (/^(?:في|علي|الي|مع|بين|و.{2,}|من|عن|التعليق)$/.test(word) || isThat(word)) return null;
  return made(cue, 'OBJECT', source, [contentFrom(clause, start, true)]);
}

/** «خلال المحاكمة», «أمس»: a circumstance takes the noun after it where it governs one. */
function circumstanceEnd(clause: Clause, at: number): number {
  const word = textAt(clause.reading.tokens, at);
  return /^(?:خلال|عقب|بعد|قبل|اثناء|اثر|عبر|امام)$/.test(word) ? at + 2 : at + 1;
}

function namesBlame({ reading, sentence }: Clause, cue: CueHit): boolean {
  for (let at = cue.to; at < Math.min(sentence.to, cue.to + EXPRESSION_REACH); at++)
    if (/^مسوولي[ةت]/.test(textAt(reading.tokens, at))) return true;
  return false;
}

/** «"…"، تقول المديرة», «"…"، قال»: the quote stands before its verb. */
function afterQuote(clause: Clause, cue: CueHit): Found | null {
  const { reading, sentence } = clause;
  const { tokens, quoteStart, quoteEnd } = reading;
  if (!cue.form.entry.frames.includes('QUOTE') || cue.form.shape !== 'FINITE') return null;
  const last = textAt(tokens, cue.from - 1) === ',' ? cue.from - 2 : cue.from - 1;
  const open = quoteStart[last] ?? -1;
  if (last < sentence.from || open < sentence.from || isNameQuote(clause, open)) return null;
  let end = cue.to;
  while (end < sentence.to && !/^[,.:;!?]$/.test(textAt(tokens, end)) && !quoteEnd[end]) end++;
  const { source, carriers } = subjectBetween(reading, { from: cue.to, to: end });
  const parts = [{ from: open, to: last + 1 }];
  const again = textAt(tokens, end) === ',' || textAt(tokens, end) === ':' ? end + 1 : end;
  const second = again < sentence.to ? (quoteEnd[again] ?? 0) : 0;
  if (second > 0) parts.push({ from: again, to: second });
  // «قال وهو يشير»: what begins so is no subject.
  const named = source && !/^و(?:هو|هي|هم|قد)$/.test(textAt(tokens, source.from)) ? source : null;
  return made(cue, null, named, parts, { carriers });
}

/** «أعرب العطار عن ثقته بأن»: the words that the verb needs, then a preposition or particle. */
function byExpression(clause: Clause, cue: CueHit): Found | null {
  const { reading, sentence } = clause;
  const phrases = (cue.form.entry.expression ?? []).map((phrase) =>
    tokenise(fold(phrase)).map(({ text }) => text),
  );
  for (let at = cue.to; at < Math.min(sentence.to, cue.to + EXPRESSION_REACH); at++) {
    const phrase = phrases.find((words) =>
      words.every((word, i) => textAt(reading.tokens, at + i) === word),
    );
    if (!phrase) continue;
    let start = at + phrase.length;
    // «عن قلقه البالغ من»
    if (isDefinite(textAt(reading.tokens, start))) start++;
    if (/^(?:في|من|ازاء|حيال|علي|ب|ل)$/.test(textAt(reading.tokens, start))) start++;
    const clausal = isThat(textAt(reading.tokens, start));
    if (isBareThat(textAt(reading.tokens, start))) start++;
    const { source } = subjectBetween(reading, { from: cue.to, to: at });
    const chosen = source ?? (cue.form.shape === 'PARTICIPLE' ? null : subjectBefore(clause, cue));
    return made(cue, clausal ? 'THAT' : 'PREP', chosen, [contentFrom(clause, start)]);
  }
  return null;
}

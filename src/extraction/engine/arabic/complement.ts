import type { Frame } from '../lexicon/cue-entry.js';
import type { CueHit } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import { isMark, textAt } from '../text/token-tests.js';
import { type Clause, isJoined, isRelative, next, takesAtOnce } from './clause.js';
import { isThat, leadsWithBi, leadsWithLi, MEDIA } from './words.js';

/** Between a verb and its clause stand at most so many words: who said it, where and when. */
const REACH = 45;

/** What a cue leads to: the first token of the content, and what stands between it and the cue. */
export interface Complement {
  frame: Frame;
  /** The first token of particle, preposition, colon or content. */
  at: number;
  /** The first token of the content. */
  content: number;
  between: Range;
}

const PREPOSITIONS = new Map([
  ['الي', 'إلى'],
  ['علي', 'على'],
  ['من', 'من'],
  ['عن', 'عن'],
  ['في', 'في'],
  ['ازاء', 'إزاء'],
  ['حيال', 'حيال'],
]);

/** Whether another cue at `at` takes over, so that what follows is no longer of this one. */
function takesOver(clause: Clause, at: number, afterComma: boolean): boolean {
  const other = clause.cueAt.get(at);
  if (!other) return false;
  const { shape } = other.form;
  // «…، مفضلا عدم الكشف عن هويته: »: what the source would rather not is not what it says.
  if (shape === 'PARTICIPLE' && textAt(clause.reading.tokens, other.to) === 'عدم') return false;
  if (shape === 'PARTICIPLE') return afterComma && takesSomething(clause, other);
  if (shape === 'PREPOSITION') return afterComma && other.form.entry.chain !== true;
  if (shape !== 'FINITE' || isRelative(clause, other)) return false;
  const turned = /^(?:فيما|بينما|حين)$/.test(textAt(clause.reading.tokens, at - 1));
  return turned || takesAtOnce(clause, other) || (isJoined(clause, other) && afterComma);
}

const takesSomething = (clause: Clause, cue: CueHit): boolean =>
  !isMark(clause.reading.tokens[cue.to]) || takesAtOnce(clause, cue);

/** «صحيفة "الضفاف"», «لـ"عربي بوست"»: a quote that is a name. */
export function isNameQuote({ reading }: Clause, at: number): boolean {
  const before = textAt(reading.tokens, at - 1);
  return (
    before === 'ل' ||
    MEDIA.has(before.replace(/^ل/, '')) ||
    /^(?:فيلم|كتاب|رواية|حزب|حركة|شركة)/.test(before)
  );
}

/** Goes over what may stand between a verb and its clause; ends where `stop` says so, or at a barrier. */
function scan(clause: Clause, cue: CueHit, stop: (at: number) => boolean): number | null {
  const { tokens } = clause.reading;
  const limit = Math.min(clause.sentence.to, cue.to + REACH);
  for (let at = cue.to; at < limit; at = next(clause, at)) {
    if (stop(at)) return at;
    const afterComma = textAt(tokens, at - 1) === ',';
    if (at > cue.to && takesOver(clause, at, afterComma)) return null;
    if (/^[.!?;]$/.test(textAt(tokens, at)) && isMark(tokens[at])) return null;
  }
  return null;
}

function thatOrQuote(clause: Clause, cue: CueHit): Complement | null {
  const { tokens, quoteEnd } = clause.reading;
  const { frames } = cue.form.entry;
  const quotes = frames.includes('QUOTE');
  const that = frames.includes('THAT');
  const isColon = (at: number): boolean => textAt(tokens, at) === ':';
  const at = scan(
    clause,
    cue,
    (i) =>
      (that && isThat(textAt(tokens, i))) ||
      (quotes && (isColon(i) || ((quoteEnd[i] ?? 0) > 0 && !isNameQuote(clause, i)))),
  );
  if (at === null) return null;
  const between = { from: cue.to, to: at };
  const word = textAt(tokens, at);
  if (isColon(at)) return { frame: 'QUOTE', at, content: at + 1, between };
  if ((quoteEnd[at] ?? 0) > 0) return { frame: 'QUOTE', at, content: at, between };
  const whole = /^(?:ان|بان)$/.test(word) ? at + 1 : at;
  return { frame: 'THAT', at, content: whole, between };
}

/** The content after a preposition of the verb: «دعا إلى», «تعهد بـ». */
function prepositional(clause: Clause, cue: CueHit): Complement | null {
  const { tokens } = clause.reading;
  const { prepositions = [] } = cue.form.entry;
  const bi = prepositions.includes('ب');
  const li = prepositions.includes('ل');
  let skipped = cue.to;
  const at = scan(clause, cue, (i) => {
    const word = textAt(tokens, i);
    // «تعهد الرئيس، في خطاب بمناسبة…، بإجراء»: what is between commas is passed over.
    if (word === ',') skipped = parenthesisEnd(clause, i) ?? skipped;
    if (i < skipped) return false;
    const separate = PREPOSITIONS.get(word);
    if (separate !== undefined && prepositions.includes(separate)) return true;
    return (bi && leadsWithBi(word)) || (li && leadsWithLi(word));
  });
  if (at === null || at + 1 >= clause.sentence.to) return null;
  const separate = PREPOSITIONS.has(textAt(tokens, at));
  const content = separate ? at + 1 : at;
  return { frame: 'PREP', at, content, between: { from: cue.to, to: at } };
}

const CIRCUMSTANTIAL = /^(?:في|خلال|علي|عبر|عقب|بعد|قبل|ردا)$/;

/** Past the comma that closes «، في بيان أصدره اليوم،», begun at `at`; null where none closes it. */
export function parenthesisEnd(clause: Clause, at: number): number | null {
  const { tokens } = clause.reading;
  if (!CIRCUMSTANTIAL.test(textAt(tokens, at + 1))) return null;
  for (let i = at + 2; i < Math.min(clause.sentence.to, at + REACH); i = next(clause, i)) {
    if (textAt(tokens, i) === ',') return i + 1;
  }
  return null;
}

/** The first complement a cue has, by what follows it: a clause or quote before a bare object. */
export function complementOf(clause: Clause, cue: CueHit): Complement | null {
  const { frames } = cue.form.entry;
  const clausal =
    frames.includes('THAT') || frames.includes('QUOTE') ? thatOrQuote(clause, cue) : null;
  const phrase = frames.includes('PREP') ? prepositional(clause, cue) : null;
  // «أشار إلى أن»: the clause after the preposition; «حذر من السيول وقال إن» is none.
  if (clausal && phrase) return clausal.at <= phrase.at + 1 ? clausal : phrase;
  return clausal ?? phrase;
}

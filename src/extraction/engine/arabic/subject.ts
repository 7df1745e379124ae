import { type Token, TokenKind } from '../../../language/text/tokens.js';
import type { CueHit } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import { isMark, textAt } from '../text/token-tests.js';
import { type Clause, isJoined, takesAtOnce } from './clause.js';
import {
  bare,
  CIRCUMSTANCES,
  CLAUSE_OPENERS,
  isAccusative,
  isThat,
  LISTENERS,
  MEDIA,
  MEDIA_NAMES,
  MEDIA_PAIRS,
  OCCASIONS,
  RELATIVES,
  withoutLi,
} from './words.js';

/** Names of media have rarely more words. */
const MEDIA_WORDS = 4;
/** A longer stretch before a verb is a clause of its own and no subject. */
const MAX_SUBJECT = 18;
const LEADING = new Set(['في', 'خلال', 'علي', 'عبر', 'عقب', 'بعد', 'قبل', 'ردا', 'بمناسبة', 'من']);
/** «فيه», «لهم»: a pronoun with its preposition is no subject. */
const PREPOSITION_WITH_PRONOUN = /^[وف]?(?:في|ل|ب|عن|علي|الي|من|معه|لدي)(?:ه|ها|هم|هما|نا)$/;

/** What stands between a verb and its clause: who speaks, and through whom. */
export interface Subject {
  source: Range | null;
  carriers: Range[];
}

const isNumber = (token: Token | undefined): boolean => token?.kind === TokenKind.NUMBER;

/** Whether words that begin at `at` tell time, place or occasion, and not who speaks. */
function beginsCircumstance(reading: Reading, at: number, from: number): boolean {
  const { tokens } = reading;
  const word = textAt(tokens, at);
  const after = textAt(tokens, at + 1);
  if (CIRCUMSTANCES.has(word) || CIRCUMSTANCES.has(bare(word))) return true;
  if (LISTENERS.has(word) || isNumber(tokens[at])) return true;
  if (/^ب../.test(word) && OCCASIONS.has(word.slice(1))) return at > from;
  if (word === 'في') return OCCASIONS.has(after) || at === from;
  if (word === 'علي')
    return at === from || /^(?:هامش|منصة|حسابه|حسابها|صفحته|صفحتها|موقع)/.test(after);
  if (word === 'الي') return MEDIA.has(after) || MEDIA_NAMES.has(after);
  if (word === 'ل' || /^ل(?:نا|ي|كم)$/.test(word)) return true;
  return mediaAfterLi(reading, at) > 0 || (at === from && PREPOSITION_WITH_PRONOUN.test(word));
}

/** Past the name of a medium that begins at `at`, or 0: «صحيفة الضفاف», «"عربي بوست"». */
function mediaEnd(reading: Reading, at: number, word: string): number {
  const { tokens, quoteEnd } = reading;
  if (MEDIA_PAIRS.has(`${word}_${textAt(tokens, at + 1)}`)) return at + 2;
  if (MEDIA_NAMES.has(word)) return at + 1;
  if (!MEDIA.has(word)) return 0;
  let to = at + 1;
  while (to < tokens.length && to < at + MEDIA_WORDS && !isMark(tokens[to])) {
    if (isThat(textAt(tokens, to)) || beginsTime(textAt(tokens, to))) break;
    to++;
  }
  return Math.max(to, quoteEnd[to] ?? 0);
}

const beginsTime = (word: string): boolean => CIRCUMSTANCES.has(word) || word === 'في';

/** Past the medium that ل leads to at `at`, or 0. */
function mediaAfterLi(reading: Reading, at: number): number {
  const word = textAt(reading.tokens, at);
  // «لـ"عربي بوست"»: the stretched ل stands alone before the quote.
  if (word === 'ل') return reading.quoteEnd[at + 1] ?? 0;
  return /^ل..+/.test(word) ? mediaEnd(reading, at, withoutLi(word)) : 0;
}

/** The media told or spoken to between `from` and `to`. */
export function mediaBetween(reading: Reading, { from, to }: Range): Range[] {
  const found: Range[] = [];
  for (let at = from; at < to; at++) {
    const word = textAt(reading.tokens, at);
    const afterLi = mediaAfterLi(reading, at);
    const start = word === 'ل' ? at + 1 : at;
    const end =
      afterLi ||
      (/^(?:الي|مع)$/.test(textAt(reading.tokens, at - 1)) ? mediaEnd(reading, at, word) : 0);
    if (end > at) {
      found.push({ from: start, to: Math.min(end, to) });
      at = end - 1;
    }
  }
  return found;
}

/** The comma that closes what a comma opened before `from`; null where none does. */
function commaAfter({ tokens, quoteEnd }: Reading, from: number, limit: number): number | null {
  for (let at = from; at < limit; at = Math.max(at + 1, quoteEnd[at] ?? 0))
    if (textAt(tokens, at) === ',') return at;
  return null;
}

/** The source between a verb and its clause, without times, occasions and listeners. */
export function subjectBetween(reading: Reading, between: Range): Subject {
  const { tokens, quoteEnd } = reading;
  let { from } = between;
  let { to } = between;
  // «قال أمس وزير النفط إن»: a time before the source.
  while (
    from < to &&
    (isTimeWord(textAt(tokens, from)) || isMark(tokens[from]) || isAccusative(reading, from))
  )
    from++;
  for (let at = from; at < to; at = Math.max(at + 1, quoteEnd[at] ?? 0)) {
    // «الراشد، الذي يقود الوفد منذ عام، »: what is between the commas belongs to the source.
    if (isMark(tokens[at]) && RELATIVES.has(textAt(tokens, at + 1))) {
      const close = commaAfter(reading, at + 1, to);
      if (close !== null) {
        at = close;
        continue;
      }
    }
    const relative = RELATIVES.has(textAt(tokens, at - 1)) || RELATIVES.has(textAt(tokens, at - 2));
    const afterComma = at > from && isMark(tokens[at - 1]) && LEADING.has(textAt(tokens, at));
    if (afterComma || (!relative && beginsCircumstance(reading, at, from))) {
      to = at;
      break;
    }
  }
  while (to > from && isMark(tokens[to - 1]) && textAt(tokens, to - 1) !== '"') to--;
  // «قال فلان مراراً إن», but «الفصائل المدعومة إيرانياً».
  const adverb = to - from > 1 && isAccusative(reading, to - 1);
  if (adverb && !/^ال.+ة$/.test(textAt(tokens, to - 2))) to--;
  const carriers = mediaBetween(reading, { from: Math.min(to, between.to), to: between.to });
  return { source: to > from ? { from, to } : null, carriers };
}

const TIME_WORDS = new Set(
  'الاسبوع الشهر العام الماضي المقبل الجاري امس اليوم غدا مساء صباح الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت ايضا الاول'.split(
    ' ',
  ),
);
const isTimeWord = (word: string): boolean => TIME_WORDS.has(word);

/** «كان الوزير قد قال»: between كان and قد; null where there is no قد. */
function subjectOfPluperfect(clause: Clause, cue: CueHit): Range | null {
  const { tokens } = clause.reading;
  if (textAt(tokens, cue.from - 1) !== 'قد') return null;
  for (let at = cue.from - 2; at >= Math.max(clause.sentence.from, cue.from - MAX_SUBJECT); at--) {
    if (/^[وف]?كان(?:ت|وا)?$/.test(textAt(tokens, at)))
      return at + 1 < cue.from - 1 ? { from: at + 1, to: cue.from - 1 } : null;
  }
  return null;
}

/** «أما القائد فأكد»: between أما and the verb. */
function subjectAfterAmma(clause: Clause, cue: CueHit): Range | null {
  const { tokens } = clause.reading;
  for (let at = cue.from - 1; at >= Math.max(clause.sentence.from, cue.from - MAX_SUBJECT); at--) {
    if (/^و?اما$/.test(textAt(tokens, at)))
      return at + 1 < cue.from ? trimSubject(clause.reading, { from: at + 1, to: cue.from }) : null;
  }
  return null;
}

/**
 * The subject before a verb that follows it: «رئيس البلدية يرد بأن». Back to what opened the clause; a
 * comma may stand in it, as around a title.
 */
export function subjectBefore(clause: Clause, cue: CueHit): Range | null {
  const { reading, sentence, cueAt } = clause;
  const { tokens } = reading;
  const pluperfect = subjectOfPluperfect(clause, cue);
  if (pluperfect) return pluperfect;
  if (textAt(tokens, cue.from).startsWith('ف') && isJoined(clause, cue))
    return subjectAfterAmma(clause, cue);
  if (isJoined(clause, cue)) return null;
  let to = cue.from;
  while (to > sentence.from && /^(?:لا|لم|لن|قد|كان|كانت|لقد|و)$/.test(textAt(tokens, to - 1)))
    to--;
  let from = to;
  while (from > sentence.from && to - from <= MAX_SUBJECT) {
    const word = textAt(tokens, from - 1);
    if (/^[:;.!?-]$/.test(word) || isThat(word) || CLAUSE_OPENERS.has(word) || /^و?لكن/.test(word))
      break;
    if (/^و?(?:لم|لن|لا|ليس|ليست)$/.test(word)) return null;
    const earlier = cueAt.get(from - 1);
    const shape = earlier?.form.shape;
    if (earlier && shape !== 'NOUN' && takesAtOnce(clause, earlier)) return null;
    if (shape === 'PREPOSITION' || (shape === 'FINITE' && !RELATIVES.has(textAt(tokens, from - 2))))
      return null;
    from--;
  }
  return to - from > MAX_SUBJECT ? null : trimSubject(reading, { from, to });
}

/** Drops «من جانبه،» and the like from the front, and commas from both ends. */
function trimSubject(reading: Reading, range: Range): Range | null {
  const { tokens } = reading;
  let { from, to } = range;
  while (to > from && isMark(tokens[to - 1]) && textAt(tokens, to - 1) === ',') to--;
  while (from < to && isMark(tokens[from]) && textAt(tokens, from) !== '"') from++;
  const first = textAt(tokens, from);
  if (LEADING.has(first) || LEADING.has(bare(first)) || CIRCUMSTANCES.has(first)) {
    const comma = tokens.slice(from, to).findIndex(({ text }) => text === ',');
    if (comma < 0) return null;
    return trimSubject(reading, { from: from + comma + 1, to });
  }
  return to > from ? { from, to } : null;
}

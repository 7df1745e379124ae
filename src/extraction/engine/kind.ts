import { Language } from '../../language/language.js';
import { ClaimKind, Stance } from '../../language/statement.js';
import { isFutureVerb } from '../../language/dates/future-verbs.js';
import type { Found } from './text/found.js';
import type { Range } from './text/ranges.js';
import type { Reading } from './text/reading.js';
import { foldedSet, textAt, wordSet } from './text/token-tests.js';
import type { Form } from './types.js';

const ENGLISH_FUTURE = wordSet("will would 'll won shall");
const ENGLISH_DUTY = wordSet('must should ought');
const ARABIC_DUTY = foldedSet('يجب ينبغي يتعين لابد لزاما');
const FIRST_PERSON = wordSet('i we');
/** Qualities that are judged and not measured. */
const JUDGEMENTS = foldedSet(
  'good bad great terrible wrong right fair unfair best worst beautiful shameful disgrace insult painful unavoidable desperate reckless dangerous irresponsible simple wonderful proud disappointed unacceptable overvalued excellent',
  'غير مقبول ظالم ظالمة مجحفة مجحف خطير خطيرة ممتاز رائع رائعة كارثة كارثي فاشل فاشلة اجمل افضل اسوا عظيم معيب مخجل مؤسف للاسف نأسف ناسف نرفض عادل عادلة يستحق تستحق تغتفر سخيف سخيفة مهين مهينة فضيحة مهزلة جريمة حظ الحظ أحترم عبث',
);
const REACH = 40;

const RELATIVE = foldedSet('ما الذي التي الذين من');

const isFutureAt = (reading: Reading, at: number): boolean => {
  const word = textAt(reading.tokens, at);
  if (reading.language === Language.EN) return ENGLISH_FUTURE.has(word);
  if (word === 'سوف' || word === 'لن') return true;
  const token = reading.tokens[at];
  const before = reading.tokens[at - 1];
  if (!token || RELATIVE.has(before?.text ?? '')) return false;
  return isFutureVerb(token, reading.raw, before) || isPossible(reading, at);
};

/** «قد ينتهي»: what may happen; «قد انتهى» has. */
const isPossible = ({ tokens }: Reading, at: number): boolean =>
  textAt(tokens, at - 1) === 'قد' &&
  /^[يت][ء-ي]{2,}$/.test(textAt(tokens, at)) &&
  !textAt(tokens, at).endsWith('ت');

/** «ضرورة المشاركة», «كان على الشركة أن تدفع»: somebody ought to. */
function isDuty({ tokens, language }: Reading, at: number, from: number): boolean {
  const word = textAt(tokens, at);
  if (language === Language.EN) return ENGLISH_DUTY.has(word);
  if (ARABIC_DUTY.has(word) || (at === from && /^[بل]?(?:ضرورة|وجوب|لزوم)$/.test(word)))
    return true;
  if (word !== 'علي' || at > from + 1) return false;
  const that = [2, 3, 4, 5].find((step) => textAt(tokens, at + step) === 'ان');
  return that !== undefined && /^[يت][ء-ي]{2,}$/.test(textAt(tokens, at + that + 1));
}

/** «بلاده ستبقى», «وزارتها ستدفع»: the speaker's own side. */
const OWN_SIDE =
  /^(?:بلاد|حكومت|وزارت|شركت|حزب|فريق|مؤسست|موسست|قوات|إدارت|ادارت|لجنت|هيئت|هييت|كتلت|حركت)(?:ه|ها|هم|نا)$/;

/** Whether the speaker speaks of own acts: "we will", «سن…», "said it will". */
function isOwnAct(reading: Reading, { parts, source }: Found, at: number): boolean {
  const { tokens, language } = reading;
  const from = parts[0]!.from;
  if (language === Language.AR) {
    const word = textAt(tokens, at);
    if (/^[وف]?سن/.test(word) || (word === 'لن' && textAt(tokens, at + 1).startsWith('ن')))
      return true;
    if (OWN_SIDE.test(textAt(tokens, from)) && at <= from + 2) return true;
    return /^(?:ب?ان)(?:ه|ها|هم|ي|نا)$/.test(textAt(tokens, from)) && at <= from + 2;
  }
  const subject = textAt(tokens, at - 1);
  if (FIRST_PERSON.has(subject)) return true;
  const pronoun = /^(?:he|she|it|they)$/.test(subject);
  return pronoun && at <= from + 2 && source !== null && textAt(tokens, source.from) !== subject;
}

/** «أبدى استعداده لتوقيع»: who is ready to do something offers it. */
const READY = /^استعداد(?:ه|ها|هم|هما)?$/;

/** What sort of proposition the content is: the cue's word for it, else what its own verbs say. */
export function kindOf(reading: Reading, found: Found, inner: readonly Range[] = []): ClaimKind {
  const cued = found.cue?.form.entry.kind;
  const frame = found.frame;
  const clausal = frame === 'THAT' || frame === 'BARE' || frame === 'QUOTE' || frame === null;
  if (frame === 'OBJECT' && READY.test(textAt(reading.tokens, found.parts[0]!.from)))
    return ClaimKind.COMMITMENT;
  if (cued && (cued !== ClaimKind.OPINION || !clausal)) return cued;
  const byWords = kindByWords(reading, found, inner);
  return cued && byWords === ClaimKind.FACT ? cued : byWords;
}

function kindByWords(reading: Reading, found: Found, inner: readonly Range[]): ClaimKind {
  const { tokens } = reading;
  let judged = false;
  for (const { from, to } of found.parts) {
    for (let at = from; at < Math.min(to, from + REACH); at++) {
      const word = textAt(tokens, at);
      if (inner.some((range) => range.from <= at && at < range.to)) continue;
      if (joinsClause(reading, at) && at > from + 2) break;
      if (isDuty(reading, at, from)) return ClaimKind.DEMAND;
      if (isFutureAt(reading, at))
        return isOwnAct(reading, found, at) ? ClaimKind.COMMITMENT : ClaimKind.FORECAST;
      judged ||= JUDGEMENTS.has(word);
    }
  }
  return judged ? ClaimKind.OPINION : ClaimKind.FACT;
}

/** «…، وستصل», «…، ثم قالت»: a second clause, when the first has said what sort it is. */
const joinsClause = ({ tokens, language }: Reading, at: number): boolean =>
  language === Language.AR &&
  textAt(tokens, at - 1) === ',' &&
  /^(?:ثم|و(?:ان.{0,3}|س[يتن].{2,}|قد))$/.test(textAt(tokens, at));

/** Whether the content stands between quotation marks, in a clause, or only in a phrase. */
export function formOf(reading: Reading, { parts, frame, cue }: Found): Form {
  if (cue === null) return 'DIRECT_QUOTE';
  const quoted = parts.every(({ from, to }) => reading.quoteEnd[from] === to);
  if (quoted) return 'DIRECT_QUOTE';
  return frame === null ||
    frame === 'THAT' ||
    frame === 'BARE' ||
    frame === 'QUOTE' ||
    frame === 'WHETHER'
    ? 'INDIRECT_QUOTE'
    : 'PARAPHRASE';
}

/** A denied denial only reports; a denied belief is a denial. */
export function stanceOf({ cue, negated }: Found): Stance {
  const stance = cue?.form.entry.stance ?? Stance.ASSERTS;
  if (!negated) return stance;
  return stance === Stance.ASSERTS ? Stance.DENIES : Stance.REPORTS;
}

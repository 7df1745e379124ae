import { Language } from '../../language/language.js';
import { ClaimKind, Stance } from '../../language/statement.js';
import type { Found } from './text/found.js';
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
  'غير مقبول ظالم ظالمة مجحفة مجحف خطير خطيرة ممتاز رائع رائعة كارثة كارثي فاشل فاشلة اجمل افضل اسوا عظيم معيب مخجل مؤسف للاسف نأسف ناسف نرفض',
);
const REACH = 40;

/** Nouns that begin like a future. */
const NO_FUTURE =
  /^[وف]?(?:سيار|سيد|سياد|سياس|سياق|سيول|سير|سيطر|سيف|سين|سيل|ستة|ستون|ستين|ستار|ستر|سنة|سنو|سنت|سند|سنا|سني)/;

/** How many tokens before the content tell whose future it is. */
const isFutureAt = (reading: Reading, at: number): boolean => {
  const word = textAt(reading.tokens, at);
  if (reading.language === Language.EN) return ENGLISH_FUTURE.has(word);
  if (word === 'سوف' || word === 'لن') return true;
  return /^[وف]?س[يتن].{2,}/.test(word) && !NO_FUTURE.test(word);
};

/** Whether the speaker speaks of own acts: "we will", «سن…», "said it will". */
function isOwnAct(reading: Reading, { parts, source }: Found, at: number): boolean {
  const { tokens, language } = reading;
  const from = parts[0]!.from;
  if (language === Language.AR) {
    const word = textAt(tokens, at);
    if (/^[وف]?سن/.test(word) || (word === 'لن' && textAt(tokens, at + 1).startsWith('ن')))
      return true;
    return /^(?:ب?ان)(?:ه|ها|هم|ي|نا)$/.test(textAt(tokens, from)) && at <= from + 2;
  }
  const subject = textAt(tokens, at - 1);
  if (FIRST_PERSON.has(subject)) return true;
  const pronoun = /^(?:he|she|it|they)$/.test(subject);
  return pronoun && at <= from + 2 && source !== null && textAt(tokens, source.from) !== subject;
}

/** What sort of proposition the content is: the cue's word for it, else what its own verbs say. */
export function kindOf(reading: Reading, found: Found): ClaimKind {
  const cued = found.cue?.form.entry.kind;
  const frame = found.frame;
  const clausal = frame === 'THAT' || frame === 'BARE' || frame === 'QUOTE' || frame === null;
  if (cued && (cued !== ClaimKind.OPINION || !clausal)) return cued;
  const byWords = kindByWords(reading, found);
  return cued && byWords === ClaimKind.FACT ? cued : byWords;
}

function kindByWords(reading: Reading, found: Found): ClaimKind {
  const { tokens } = reading;
  let judged = false;
  for (const { from, to } of found.parts) {
    for (let at = from; at < Math.min(to, from + REACH); at++) {
      const word = textAt(tokens, at);
      if (ENGLISH_DUTY.has(word) || ARABIC_DUTY.has(word)) return ClaimKind.DEMAND;
      if (isFutureAt(reading, at))
        return isOwnAct(reading, found, at) ? ClaimKind.COMMITMENT : ClaimKind.FORECAST;
      judged ||= JUDGEMENTS.has(word);
    }
  }
  return judged ? ClaimKind.OPINION : ClaimKind.FACT;
}

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

import { Language } from '../../../language/language.js';
import { isPastForm } from '../../../language/words/english-forms.js';
import { isFutureVerb } from '../../../language/dates/future-verbs.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';
import { withoutConjunction } from '../../../language/words/arabic-forms.js';
import { noted } from '../once.js';
import { ClaimKind } from '../types.js';
import type { AnalysedStatement } from './analyse.js';
import { isVerbalNoun } from './assertion.js';
import type { Term } from './terms.js';

const OWN_WORDS = new Set([
  ...['i', 'we', 'my', 'our', 'me', 'us', 'mine', 'ours', 'myself', 'ourselves'],
  ...['انا', 'نحن', 'اني', 'انني', 'اننا', 'لدي', 'لدينا', 'عندي', 'عندنا', 'علينا'],
]);
/** «نحن مستعدون», «قررنا», «لا نية لدينا»: what one means to do, or not. */
const ARABIC_AIM =
  /^[وف]?(?:مستعد(?:ون|ين|ة)?|قررت|قررنا|عازم(?:ون|ين|ة)?|مصمم(?:ون|ين|ة)?|متمسك(?:ون|ين|ة)?|ملتزم(?:ون|ين|ة)?|نية|انوي|ننوي)$/;
/** Negators after which an Arabic verb in the first person begins with أ or ن. */
const BEFORE_VERB = /^[وف]?(?:لن|لم|لا|ان|قد|سوف)$/;
const NO_VERB = new Set(['احد', 'احدا', 'اي', 'ان', 'انه', 'انها', 'الا', 'او', 'اثر', 'اول']);

/** «أؤيد», «نرفض»: verbs that take a stand, in the first person; folded, as «أؤيد» is to «اويد». */
const ARABIC_STAND =
  /^[وف]?(?:[ان](?:ويد|دعم|ساند|عارض|رفض|رحب|قبل|وافق|عترض|طالب|دعو|ومن|تعهد|لتزم|عتزم|نوي|ريد|فضل|عتقد|ثق|صر|تمسك|حبذ|ناهض|عد|نوي)|مع|ضد)$/;
/** Raw forms of the same that a past of another person also has: «أيد» is "he supported". */
const AMBIGUOUS = /^(?:ايد|اعد|اصر)$/;
const ENGLISH_STAND =
  /^(?:support|back|favou?r|endorse|oppose|reject|accept|welcome|approve|refuse|believe|trust|admire|stand|demand|insist|want|intend|plan|promise|pledge|vow|for|against|opposed|committed|confident|agree|disagree|respect|will|shall|'ll|must|wo|going|decided|ready|willing|prepared|determined|resolved)$/;
/** Between "I" and its verb: "I have always been against". */
const ADVERBS =
  /^(?:am|are|'m|'re|'ve|have|has|been|do|not|n't|never|always|still|fully|firmly|strongly|also|can|cannot)$/;

const isArabicOwn = (tokens: readonly Token[], at: number, raw: string): boolean => {
  const token = tokens[at];
  if (token?.kind !== TokenKind.ARABIC || NO_VERB.has(token.text)) return false;
  if (BEFORE_VERB.test(tokens[at - 1]?.text ?? ''))
    return /^[أن]/.test(raw.slice(token.start)) && token.text.length >= 4;
  return isFutureVerb(token, raw, tokens[at - 1]) && /^[وف]?س[ان]/.test(token.text);
};

const PREPOSITION = /^(?:علي|عن|من|في|الي|مع|كل|كامل|جميع|نصف|ب\S+|ل\S+)$/;

/** «وقعنا», and «وقعت على»: where no subject follows its ت, the verb may be in the first person. */
function isOwnPast(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? '';
  if (at > 1 && tokens[at - 1]?.text !== 'و') return false;
  if (/^(?!ال)\S{2,}(?:نا|ناه|ناها)$/.test(text)) return !/^[بلك]?(?:ان|لدي|عند|علي)نا$/.test(text);
  return /^\S{2,}[^اي]ت$/.test(text) && PREPOSITION.test(tokens[at + 1]?.text ?? '');
}

/** Whether the one who speaks is spoken of: "I", "our", «لن أترشح», «سنبقى». */
export const speaksOfSelf = noted((statement: AnalysedStatement): boolean => {
  const { tokens, frame, input } = statement;
  return tokens.some(
    ({ text, kind, capital }, at) =>
      at >= frame.to &&
      ((OWN_WORDS.has(text) && !(text === 'us' && capital)) ||
        (kind === TokenKind.ARABIC &&
          ((ARABIC_STAND.test(text) && text.length > 3 && !AMBIGUOUS.test(text)) ||
            isOwnPast(tokens, at) ||
            isArabicOwn(tokens, at, input.statement)))),
  );
});

const AIMS = /^(?:intentions?|plans?|wish)$/;
const BEARS_ON = /^(?:i|we)$/;

/** "I am for", "we will not": what follows the pronoun, past adverbs, takes a stand. */
function englishStand(tokens: readonly Token[], from: number): boolean {
  return tokens.some((token, at) => {
    if (at < from || !BEARS_ON.test(token.text)) return false;
    let next = at + 1;
    while (ADVERBS.test(tokens[next]?.text ?? '')) next++;
    const verb = tokens[next]?.text ?? '';
    // "I am leaving" is meant as "I will leave"; "we have no plans" as "we will not".
    const meant =
      verb.endsWith('ing') && /^(?:am|are|'m|'re|not)$/.test(tokens[next - 1]?.text ?? '');
    const aims = tokens.slice(next, next + 2).some(({ text }) => AIMS.test(text));
    return meant || aims || ENGLISH_STAND.test(verb);
  });
}

/** «أنا مع», «نحن ضد», «أرفض», «لن أترشح», «سنبقى». */
function arabicStand(tokens: readonly Token[], from: number, raw: string): boolean {
  return tokens.some((token, at) => {
    if (at < from) return false;
    if (/^(?:مع|ضد)$/.test(token.text)) return /^(?:انا|نحن)$/.test(tokens[at - 1]?.text ?? '');
    const past =
      BEFORE_VERB.test(tokens[at - 1]?.text ?? '') && (tokens[at - 1]?.text ?? '').endsWith('لم');
    if (past) return false;
    return (
      ARABIC_AIM.test(token.text) ||
      (ARABIC_STAND.test(token.text) && !AMBIGUOUS.test(token.text)) ||
      isArabicOwn(tokens, at, raw)
    );
  });
}

/** What leaves open what one will do. */
const OPEN = ['POSSIBLE', 'HOPE', 'CONSIDERED', 'CONDITION'] as const;

/**
 * Whether a statement takes a stand: what its speaker is for or against, calls for, promises or means to
 * do. A stand is its holder's to keep: to turn it is a reversal, however long after.
 */
export const takesStand = noted((statement: AnalysedStatement): boolean => {
  const { kind, modalities, tokens, frame, input, language } = statement;
  if (kind === ClaimKind.COMMITMENT || kind === ClaimKind.DEMAND || kind === ClaimKind.OPINION)
    return true;
  if (OPEN.some((open) => modalities.has(open))) return false;
  if (modalities.has('DEMAND') || modalities.has('PROMISE')) return true;
  return language === Language.AR
    ? arabicStand(tokens, frame.to, input.statement)
    : englishStand(tokens, frame.to);
});

const NOW = new Set(['is', 'are', 'am', "'m", "'re", 'has', 'have', 'does', 'do', 'will', 'now']);
const THEN = new Set(['was', 'were', 'had', 'did']);

/** The first verb that tells a time is past: "sold", "was dropped", and "has never taken". */
function englishAccount({ tokens, frame }: AnalysedStatement): boolean {
  for (let at = frame.to; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== TokenKind.LATIN) continue;
    if (/^(?:has|have)$/.test(token.text) && tokens[at + 1]?.text === 'never') return true;
    if (NOW.has(token.text)) return false;
    if (THEN.has(token.text) || (!token.capital && isPastForm(token.text))) return true;
  }
  return false;
}

const ARABIC_PAST = /^[وف]?(?:كان|كانت|كانوا|كنت|كنا|تم|تمت|جري|جرت|لم|وقع|وقعت|حدث|حدثت)$/;
const IMPERFECT = /^[وف]?س?[يتن]\S{2,}$/;
const EVENT = /^[vmo]:/;

/** A verb of the lexicons at the head, in no imperfect and no noun's pattern: «ولد», «دفعت», «لم أدفع». */
function arabicAccount(statement: AnalysedStatement): boolean {
  const { tokens, frame, terms, tense } = statement;
  if (tense === 'PAST') return true;
  if (tense === 'FUTURE') return false;
  const from = frame.to;
  if (tokens.slice(from, from + 4).some(({ text }) => ARABIC_PAST.test(text))) return true;
  const head = terms.find((term) => term.from >= from);
  const token = head && tokens[head.from];
  if (!head || token?.kind !== TokenKind.ARABIC || head.from > from + 1) return false;
  const forms = withoutConjunction(token.text);
  if (forms.some((form) => form.startsWith('ال') || /[ةي]$/.test(form))) return false;
  if (forms.every((form) => IMPERFECT.test(form) && !form.endsWith('ت'))) return false;
  return head.keys.some((key) => EVENT.test(key)) && !isVerbalNoun(token);
}

/** Whether a statement tells what is over and done, as far as its words tell: it does not change after. */
export const tellsPast = noted((statement: AnalysedStatement): boolean =>
  statement.language === Language.AR ? arabicAccount(statement) : englishAccount(statement),
);

/** Whether a word is itself the verb of such an account: "dropped", «دفعت». */
export function isPastVerb({ tokens }: AnalysedStatement, term: Term): boolean {
  const token = tokens[term.from];
  if (token?.kind === TokenKind.LATIN) return !token.capital && isPastForm(token.text);
  if (!token || !term.keys.some((key) => EVENT.test(key))) return false;
  const forms = withoutConjunction(token.text);
  return !isVerbalNoun(token) && forms.some((form) => !/^(?:ال|[يتن])|[ةي]$/.test(form));
}

import { withoutConjunction } from '../words/arabic-forms.js';
import { type Token, TokenKind } from '../text/tokens.js';

/** Words and stems that begin like a future verb and are none: سيطر, سنوات, سيناء. */
const LOOK_ALIKES =
  /^(?:سيطر(?:ت|نا|وا|تا)?|سياس|سيار|سياد|سياق|سياح|سياج|سيناء|سينا|سينما|سيناتور|سيناريو|سيول|سيرة|سيرت|سيرا|سيدا?ت?ي?$|سيده|سيدة|سيون|سيبيري|سيرلانك|سيلان|سيستاني|سيسي|سنو[اي]|سنتين|سنتان|سنجار|سنغا|سنغال|سندات|سنديان|سنترال|ستار|ستال|ستاد|ستوكهولم|ستراسبو|ستودي|ستون|ستين|ستمائة|ستمئة|ستيف|سترات)/;
/** No verb in person ends so: سيارة, سيارات, سيناء. */
const NOMINAL_END = /(?:ة|ات|اء)$/;

/** After these stands a noun: "في ستوكهولم". */
const PREPOSITIONS = new Set(['في', 'من', 'الي', 'علي', 'عن', 'بين', 'منذ', 'مع', 'قرب', 'مدينة']);

/**
 * Whether a word is a verb in the future with its prefix س. "سافرت" and "ساعدت" are past: the first
 * person is only read where it is written with its hamza, so the raw text is asked.
 */
export function isFutureVerb(token: Token, raw: string, before?: Token): boolean {
  if (token.kind !== TokenKind.ARABIC || token.text.length < 4) return false;
  if (before && PREPOSITIONS.has(before.text)) return false;
  return withoutConjunction(token.text).some((word) => {
    if (!/^س[يتنا]../.test(word) || NOMINAL_END.test(word) || LOOK_ALIKES.test(word)) return false;
    return word[1] !== 'ا' || /^[وف]?\u0633\p{M}*[أآ]/u.test(raw.slice(token.start, token.end));
  });
}

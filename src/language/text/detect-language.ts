import { Language } from '../language.js';

const ARABIC_LETTER = /[\u0620-\u064A\u066E-\u06D3\uFB50-\uFDFF\uFE70-\uFEFC]/g;
const LATIN_LETTER = /[A-Za-z\u00C0-\u024F]/g;
/** Enough letters to judge by; a language does not change after the first page. */
const SAMPLE = 4000;

/**
 * The language most letters belong to. Arabic wins a tie, because an Arabic statement quotes Latin
 * names far more often than the other way round; null where the text has no letters of either.
 */
export function detectLanguage(text: string): Language | null {
  const sample = text.slice(0, SAMPLE);
  const arabic = sample.match(ARABIC_LETTER)?.length ?? 0;
  const latin = sample.match(LATIN_LETTER)?.length ?? 0;
  if (arabic === 0 && latin === 0) return null;
  return arabic >= latin ? Language.AR : Language.EN;
}

/**
 * A rough consonant key under which an Arabic name and its Latin spelling meet: الكاظمي and Kadhimi
 * both give "KDM". It proposes only: two different names may share it, so it never decides alone.
 */

const ARABIC: Record<string, string> = {
  ب: 'B',
  ت: 'T',
  ث: 'T',
  ج: 'J',
  ح: '',
  خ: 'K',
  د: 'D',
  ذ: 'D',
  ر: 'R',
  ز: 'D',
  س: 'S',
  ش: 'S',
  ص: 'S',
  ض: 'D',
  ط: 'T',
  ظ: 'D',
  غ: 'J',
  ف: 'F',
  ق: 'K',
  ك: 'K',
  ل: 'L',
  م: 'M',
  ن: 'N',
  ه: '',
  ة: '',
};
const LATIN_PAIRS: [RegExp, string][] = [
  [/kh|ck|q|x/g, 'k'],
  [/gh|ge?|j/g, 'J'],
  [/dh|th(?=[aeiou]i)/g, 'd'],
  [/sch|sh|ch/g, 's'],
  [/th/g, 't'],
  [/ph|v/g, 'f'],
  [/c(?=[eiy])/g, 's'],
  [/[ck]/g, 'K'],
  [/p/g, 'b'],
  [/z/g, 'd'],
  [/[aeiouyhw]/g, ''],
];
const MIN_LENGTH = 3;

/** Letters that stand twice in a row, once: spellings differ in what they double. */
export const squeeze = (key: string): string => key.replace(/(.)\1+/g, '$1');

/** The consonants of a folded Arabic word, without its article, however few. */
export function arabicConsonants(word: string): string {
  const bare = word.replace(/^(?:وال|بال|لل|ال)(?=..)/, '');
  let key = '';
  for (const letter of bare) key += ARABIC[letter] ?? '';
  return squeeze(key);
}

/** The consonants of a folded Latin word, however few. */
export function latinConsonants(word: string): string {
  let key = word;
  for (const [pattern, letter] of LATIN_PAIRS) key = key.replace(pattern, letter);
  return squeeze(key.toUpperCase().replace(/[^A-Z]/g, ''));
}

const longEnough = (key: string): string | null => (key.length >= MIN_LENGTH ? key : null);

/** The key of a folded Arabic word, without its article; null where too little is left to tell. */
export const arabicNameKey = (word: string): string | null => longEnough(arabicConsonants(word));

/** The key of a folded Latin word; null where too little is left to tell. */
export const latinNameKey = (word: string): string | null => longEnough(latinConsonants(word));

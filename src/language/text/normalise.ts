import { remembered } from '../remember.js';
import { spellingVariants } from './spelling.js';

/**
 * Text folded for matching, with the way back: folded unit `i` came from raw UTF-16 units
 * `starts[i]` up to `ends[i]`. What is stored and shown is always the raw text.
 */
export interface FoldedText {
  text: string;
  starts: number[];
  ends: number[];
}

/** Tashkeel, Quranic marks and tatweel; bidi and other zero-width controls. They carry no letter. */
const DROPPED = new RegExp(
  [
    '\\u0610-\\u061A\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E8\\u06EA-\\u06ED',
    '\\u0300-\\u036F\\u200B-\\u200F\\u061C\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\u00AD\\uFE00-\\uFE0F',
  ]
    .map((range) => `[${range}]`)
    .join('|'),
);

/** One character for one: alef and hamza carriers, Persian letters, digits, punctuation. */
const REPLACED = new Map<string, string>();
const replace = (from: string, to: string): void => {
  for (const char of from) REPLACED.set(char, to);
};
replace('أإآٱ', 'ا');
replace('ىئیۍې', 'ي');
replace('ؤۆ', 'و');
replace('کگ', 'ك');
replace('ہھۀە', 'ه');
replace('پ', 'ب');
replace('ڤ', 'ف');
replace('چ', 'ج');
replace('«»“”„‟〝〞', '"');
replace('‘’‚‛ʼ`´', "'");
replace('–—―−‐‑‒', '-');
replace('،٬', ',');
replace('٫', '.');
replace('؛', ';');
replace('؟', '?');
replace('٪', '%');
replace(
  '\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\t\n\r',
  ' ',
);
for (let digit = 0; digit < 10; digit++) {
  replace(String.fromCodePoint(0x660 + digit) + String.fromCodePoint(0x6f0 + digit), String(digit));
}

const PRESENTATION_OR_WIDE = /[\uFB50-\uFDFF\uFE70-\uFEFE\uFF01-\uFF5E]/;
const LATIN_BEYOND_ASCII = /[\u00C0-\u024F\u1E00-\u1EFF]/;
const SHORTCUT_END = 0x80;

/** Folds one code point; the empty string where it carries nothing. */
function foldCodePoint(char: string): string {
  const code = char.charCodeAt(0);
  if (code < SHORTCUT_END) {
    return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : (REPLACED.get(char) ?? char);
  }
  const known = REPLACED.get(char);
  if (known !== undefined) return known;
  if (DROPPED.test(char)) return '';
  if (PRESENTATION_OR_WIDE.test(char)) {
    const composed = char.normalize('NFKC');
    return composed === char ? char : [...composed].map(foldCodePoint).join('');
  }
  if (LATIN_BEYOND_ASCII.test(char)) {
    return char
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '');
  }
  return char.toLowerCase();
}

/** What characters fold to, each worked out once: a script has few. Begun anew where a text has all. */
const folds = new Map<number, string>();
const MAX_FOLDS = 4096;

function foldedCode(code: number): string {
  const known = folds.get(code);
  if (known !== undefined) return known;
  const folded = foldCodePoint(String.fromCodePoint(code));
  if (folds.size >= MAX_FOLDS) folds.clear();
  folds.set(code, folded);
  return folded;
}

/**
 * Folds text for matching and keeps the map back to raw offsets. Marks that follow a letter belong
 * to its raw span. Dropping the hamza and madda marks after their carrier gives what composing
 * first (NFC) and folding the composed letter would give, without losing the offsets.
 */
export function foldWithMap(raw: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (let i = 0; i < raw.length;) {
    const code = raw.codePointAt(i) ?? 0;
    const folded = foldedCode(code);
    const next = code > 0xffff ? i + 2 : i + 1;
    if (folded === '' && ends.length > 0) ends[ends.length - 1] = next;
    for (let units = folded.length; units > 0; units--) {
      starts.push(i);
      ends.push(next);
    }
    text += folded;
    i = next;
  }
  return { text, starts, ends };
}

/** Folds text for search columns and matching; `fold(fold(x)) === fold(x)`. */
export function fold(text: string): string {
  let folded = '';
  for (const char of text) folded += foldedCode(char.codePointAt(0) ?? 0);
  return folded;
}

const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;

/**
 * A key under which spellings of one name meet: folded, ة as ه, no punctuation, single spaces, and
 * known spelling variants (الأميركي, الامريكي) written one way. Two different names may share a key:
 * it proposes, it does not decide.
 */
export const looseKey = remembered(readLooseKey);

function readLooseKey(name: string): string {
  const variants = spellingVariants();
  return fold(name)
    .replaceAll("'", '')
    .replace(NOT_LETTER_OR_DIGIT, ' ')
    .trim()
    .split(' ')
    .map((word) => variants.get(word) ?? word)
    .join(' ')
    .replaceAll('ة', 'ه')
    .replace(/(^| )(عبد|ابو|ابن) (?=\S)/gu, '$1$2');
}

import { foldWithMap } from './normalise.js';
import { remembered } from '../remember.js';

export enum TokenKind {
  ARABIC = 'ARABIC',
  LATIN = 'LATIN',
  NUMBER = 'NUMBER',
  PUNCTUATION = 'PUNCTUATION',
}

/** One word, number or mark. `start`/`end` are UTF-16 offsets into the raw text. */
export interface Token {
  kind: TokenKind;
  /** The folded form. */
  text: string;
  start: number;
  end: number;
  /** Whether white space, or the end of the text, stands before it: false for "الى2500"'s number. */
  spaced: boolean;
  /** A Latin word written with a capital. */
  capital: boolean;
  word: Word;
}

/** A word of the language, whatever text it stands in: one for all tokens with this folded form. */
export interface Word {
  text: string;
  /** What was found of it, by the number of who asked: see `newReader`. */
  known: unknown[];
}

let readers = 0;

// With room for all who have asked for a number so far: an array that grows takes twice what it needs.
const wordOf = remembered((text: string): Word => ({ text, known: new Array<unknown>(readers) }));

/** The word that a token is; a token made of another with other letters is another word. */
export const wordIn = (token: Token): Word =>
  token.word.text === token.text ? token.word : wordOf(token.text);

/** A number under which words keep what one reader found of them. Nobody else may use it. */
export const newReader = (): number => readers++;

/** The same reading of a token that depends on nothing but its word and capital, made once for each. */
export function perWord<Value>(read: (token: Token) => Value): (token: Token) => Value {
  const [small, capital] = [newReader(), newReader()];
  return (token) => {
    const { known } = wordIn(token);
    const place = token.capital ? capital : small;
    const found = known[place];
    if (found !== undefined) return found as Value;
    const value = read(token);
    known[place] = value;
    return value;
  };
}

/** What a character is part of. */
enum Sort {
  UNKNOWN,
  SPACE,
  DIGIT,
  ARABIC,
  LATIN,
  MARK,
}

const ARABIC = /[\u0620-\u064A\u066E-\u06D3]/u;
const LATIN = /[a-z\u00DF-\u024F\u0370-\u04FF]/u;

function readSort(code: number): Sort {
  const char = String.fromCharCode(code);
  if (/\d/.test(char)) return Sort.DIGIT;
  if (ARABIC.test(char)) return Sort.ARABIC;
  if (LATIN.test(char)) return Sort.LATIN;
  return /\s/.test(char) ? Sort.SPACE : Sort.MARK;
}

/** By UTF-16 unit, worked out where first met. Beyond the basic plane there are only marks. */
const SORTS = new Uint8Array(0x10000);

function sortOf(code: number): Sort {
  const known = SORTS[code];
  if (known !== undefined && known !== (Sort.UNKNOWN as number)) return known;
  return Number.isNaN(code) ? Sort.UNKNOWN : (SORTS[code] = readSort(code));
}

/** The end of the run of one sort of character that begins at `at`. */
function runEnd(text: string, at: number, sort: Sort): number {
  let to = at;
  while (to < text.length && sortOf(text.charCodeAt(to)) === sort) to++;
  return to;
}

const isAsciiLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** "2,500", "3.5.1": digits joined by single points and commas. */
function numberEnd(text: string, at: number): number {
  let to = runEnd(text, at, Sort.DIGIT);
  while ((text[to] === '.' || text[to] === ',') && sortOf(text.charCodeAt(to + 1)) === Sort.DIGIT) {
    to = runEnd(text, to + 1, Sort.DIGIT);
  }
  return to;
}

/** "didn't", "iraq's": letters joined by single apostrophes. */
function wordEnd(text: string, at: number): number {
  let to = runEnd(text, at, Sort.LATIN);
  while (text[to] === "'" && isAsciiLetter(text.charCodeAt(to + 1))) {
    to++;
    while (isAsciiLetter(text.charCodeAt(to))) to++;
  }
  return to;
}

/** Splits "didn't" into "did" and "n't", "Iraq's" into "iraq" and "'s": cues must be tokens. */
function splitApostrophe(text: string): [string, string] | null {
  if (text === "n't") return null;
  if (text === "can't") return ['can', "'t"];
  if (text.endsWith("n't")) return [text.slice(0, -3), "n't"];
  const at = text.indexOf("'");
  return at > 0 ? [text.slice(0, at), text.slice(at)] : null;
}

/** The stem a contraction leaves ("wo" of "won't") is no word by itself. */
const CONTRACTED = new Map([
  ['wo', 'will'],
  ['sha', 'shall'],
  ['ca', 'can'],
]);

/**
 * Splits a text into tokens over its folded form, each with its raw span. A digit next to a letter
 * starts a new token, because news copy drops that space ("الى2500 جندي").
 */
export function tokenise(raw: string): Token[] {
  const folded = foldWithMap(raw);
  const { text } = folded;
  const tokens: Token[] = [];
  let at = 0;
  let spaced = true;
  const push = (kind: TokenKind, form: string, from: number, to: number): void => {
    const start = folded.starts[from] ?? 0;
    const end = folded.ends[to - 1] ?? start;
    const first = raw[start] ?? '';
    const capital = kind === TokenKind.LATIN && first !== first.toLowerCase();
    const word = wordOf(form);
    tokens.push({ kind, text: word.text, start, end, spaced, capital, word });
    spaced = false;
  };
  const pushWord = (word: string, to: number): void => {
    const parts = word.includes("'") ? splitApostrophe(word) : null;
    if (!parts) return push(TokenKind.LATIN, word, at, to);
    const middle = at + parts[0].length;
    push(TokenKind.LATIN, CONTRACTED.get(parts[0]) ?? parts[0], at, middle);
    push(TokenKind.LATIN, parts[1] === "'t" ? "n't" : parts[1], middle, to);
  };
  while (at < text.length) {
    const sort = sortOf(text.charCodeAt(at));
    let to: number;
    switch (sort) {
      case Sort.SPACE:
        to = at + 1;
        spaced = true;
        break;
      case Sort.DIGIT:
        to = numberEnd(text, at);
        push(TokenKind.NUMBER, text.slice(at, to), at, to);
        break;
      case Sort.ARABIC:
        to = runEnd(text, at, sort);
        push(TokenKind.ARABIC, text.slice(at, to), at, to);
        break;
      case Sort.LATIN:
        to = wordEnd(text, at);
        pushWord(text.slice(at, to), to);
        break;
      default:
        to = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
        push(TokenKind.PUNCTUATION, text.slice(at, to), at, to);
    }
    at = to;
  }
  return tokens;
}

import { foldWithMap } from './normalise.js';

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
}

/** Sticky, and without nested repetition: linear on any input. Order matters. */
const PATTERN = new RegExp(
  [
    '(?<number>\\d+(?:[.,]\\d+)*)',
    '(?<arabic>[\\u0620-\\u064A\\u066E-\\u06D3]+)',
    "(?<latin>[a-z\\u00DF-\\u024F\\u0370-\\u04FF]+(?:'[a-z]+)*)",
    '(?<mark>[^\\s])',
  ].join('|'),
  'guy',
);
const SPACE = /\s+/guy;

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
  const push = (kind: TokenKind, word: string, from: number, to: number): void => {
    const start = folded.starts[from] ?? 0;
    const end = folded.ends[to - 1] ?? start;
    const first = raw[start] ?? '';
    const capital = kind === TokenKind.LATIN && first !== first.toLowerCase();
    tokens.push({ kind, text: word, start, end, spaced, capital });
    spaced = false;
  };
  while (at < text.length) {
    SPACE.lastIndex = at;
    const space = SPACE.exec(text);
    if (space) {
      at += space[0].length;
      spaced = true;
      continue;
    }
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(text);
    if (!match) break;
    const word = match[0];
    const to = at + word.length;
    const groups = match.groups ?? {};
    if (groups.number !== undefined) push(TokenKind.NUMBER, word, at, to);
    else if (groups.arabic !== undefined) push(TokenKind.ARABIC, word, at, to);
    else if (groups.latin !== undefined) {
      const parts = splitApostrophe(word);
      if (parts) {
        const middle = at + parts[0].length;
        push(TokenKind.LATIN, CONTRACTED.get(parts[0]) ?? parts[0], at, middle);
        push(TokenKind.LATIN, parts[1] === "'t" ? "n't" : parts[1], middle, to);
      } else push(TokenKind.LATIN, word, at, to);
    } else push(TokenKind.PUNCTUATION, word, at, to);
    at = to;
  }
  return tokens;
}

import type { Token } from './tokens.js';

/** Brackets, also as treebanks write them out: "-LRB-". */
const OPENS = new Set(['(', '[', '（', 'lrb', 'lsb']);
const CLOSES = new Set([')', ']', '）', 'rrb', 'rsb']);
export const opensBracket = (token: Token | undefined): boolean => OPENS.has(token?.text ?? '');
export const closesBracket = (token: Token | undefined): boolean => CLOSES.has(token?.text ?? '');

/** A bracket that never closes encloses no more than this. */
const REACH = 60;

/** Which tokens stand in brackets, the brackets included: 1 where they do. */
export function bracketed(tokens: readonly Token[]): Uint8Array {
  const inside = new Uint8Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) {
    if (!opensBracket(tokens[at])) continue;
    let depth = 1;
    let to = at + 1;
    while (to < tokens.length && to - at < REACH && depth > 0) {
      if (opensBracket(tokens[to])) depth++;
      if (closesBracket(tokens[to])) depth--;
      to++;
    }
    if (depth > 0) continue;
    inside.fill(1, at, to);
    at = to - 1;
  }
  return inside;
}

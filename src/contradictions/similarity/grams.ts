import { type Token, TokenKind } from '../../language/text/tokens.js';

/** Letter triples of a text with how often each stands there, and the length of that vector. */
export interface Grams {
  counts: ReadonlyMap<string, number>;
  length: number;
}

const SIZE = 3;

/** The triples of the folded words, each word between two spaces. Marks are left out. */
export function gramsOf(tokens: readonly Token[]): Grams {
  const counts = new Map<string, number>();
  for (const token of tokens) {
    if (token.kind === TokenKind.PUNCTUATION) continue;
    const word = ` ${token.text} `;
    for (let at = 0; at + SIZE <= word.length; at++) {
      const gram = word.slice(at, at + SIZE);
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  let squares = 0;
  for (const count of counts.values()) squares += count * count;
  return { counts, length: Math.sqrt(squares) };
}

/** 0–1: the cosine of the two vectors. */
export function gramCosine(a: Grams, b: Grams): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let product = 0;
  for (const [gram, count] of small.counts) product += count * (large.counts.get(gram) ?? 0);
  return product / (a.length * b.length);
}

/** 0–1: the share of letter pairs that two words have in common (Dice). */
export function spellingLikeness(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0;
  let shared = 0;
  const used = new Uint8Array(b.length);
  for (let i = 0; i + 1 < a.length; i++) {
    for (let j = 0; j + 1 < b.length; j++) {
      if (used[j] === 1 || a[i] !== b[j] || a[i + 1] !== b[j + 1]) continue;
      used[j] = 1;
      shared++;
      break;
    }
  }
  return (2 * shared) / (a.length + b.length - 2);
}

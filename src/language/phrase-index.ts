import { arabicForms, withoutConjunction } from './arabic-forms.js';
import { englishStem } from './english-forms.js';
import { spellingVariants } from './spelling.js';
import { type Token, TokenKind, tokenise } from './tokens.js';

/** How freely a word of the text may be inflected and still be the word of the lexicon. */
export enum Inflection {
  /** As written; an Arabic word may carry و or ف. For cues: "ولم" is لم, "المقبل" is not قبل. */
  FIXED = 'FIXED',
  /** Any inflected form: clitics, person, number, gender, English endings. For content words. */
  FREE = 'FREE',
}

interface Node<T> {
  next: Map<string, Node<T>>;
  values: T[];
}

/** A phrase found: the values listed under it, and the token range `[from, to)` it covers. */
export interface PhraseHit<T> {
  values: readonly T[];
  from: number;
  to: number;
  /** Letters' worth of guessing: 0 where the text has the lexicon's own form. */
  distance: number;
}

const newNode = <T>(): Node<T> => ({ next: new Map(), values: [] });

/** The forms under which a token is looked up, the surest first. */
export function lookupForms(token: Token, inflection: Inflection): readonly string[] {
  if (token.kind === TokenKind.ARABIC) {
    const word = spellingVariants().get(token.text) ?? token.text;
    return inflection === Inflection.FREE ? arabicForms(word) : withoutConjunction(word);
  }
  if (token.kind !== TokenKind.LATIN || inflection === Inflection.FIXED) return [token.text];
  const stem = englishStem(token.text);
  return stem === token.text ? [token.text] : [token.text, stem];
}

/** A trie of phrases over tokens; the longest phrase wins, then the least inflected reading. */
export class PhraseIndex<T> {
  private readonly root = newNode<T>();

  constructor(private readonly inflection: Inflection) {}

  /** Adds a surface form; Latin words are also found by their stem when inflection is free. */
  add(phrase: string, value: T): void {
    const tokens = tokenise(phrase);
    let nodes = [this.root];
    for (const token of tokens) {
      const variants = spellingVariants();
      const words = new Set([variants.get(token.text) ?? token.text]);
      if (token.kind === TokenKind.LATIN && this.inflection === Inflection.FREE)
        words.add(englishStem(token.text));
      nodes = nodes.flatMap((node) =>
        [...words].map((word) => {
          const child = node.next.get(word) ?? newNode<T>();
          node.next.set(word, child);
          return child;
        }),
      );
    }
    for (const node of new Set(nodes)) {
      if (node !== this.root && !node.values.includes(value)) node.values.push(value);
    }
  }

  /** The best phrase that starts at token `at`, or null. */
  matchAt(tokens: readonly Token[], at: number): PhraseHit<T> | null {
    return this.longest(this.root, tokens, at, at, 0);
  }

  /** The values that each form of the single token at `at` has by itself, the surest form first. */
  formValuesAt(tokens: readonly Token[], at: number): (readonly T[])[] {
    const token = tokens[at];
    if (!token) return [];
    return lookupForms(token, this.inflection).map(
      (form) => this.root.next.get(form)?.values ?? [],
    );
  }

  private longest(
    node: Node<T>,
    tokens: readonly Token[],
    from: number,
    at: number,
    distance: number,
  ): PhraseHit<T> | null {
    let best: PhraseHit<T> | null =
      node.values.length > 0 ? { values: node.values, from, to: at, distance } : null;
    const token = tokens[at];
    if (!token || node.next.size === 0) return best;
    const forms = lookupForms(token, this.inflection);
    for (let i = 0; i < forms.length; i++) {
      const child = node.next.get(forms[i] ?? '');
      if (!child) continue;
      const hit = this.longest(child, tokens, from, at + 1, distance + i);
      if (
        hit &&
        (!best || hit.to > best.to || (hit.to === best.to && hit.distance < best.distance))
      )
        best = hit;
    }
    return best;
  }
}

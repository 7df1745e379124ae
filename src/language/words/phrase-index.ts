import { arabicForms, withoutConjunction } from './arabic-forms.js';
import { englishStem } from './english-forms.js';
import { spellingVariants } from '../text/spelling.js';
import { newReader, type Token, TokenKind, tokenise, wordIn } from '../text/tokens.js';

/** How freely a word of the text may be inflected and still be the word of the lexicon. */
export enum Inflection {
  /** As written; an Arabic word may carry و or ف. For cues: "ولم" is لم, "المقبل" is not قبل. */
  FIXED = 'FIXED',
  /** Any inflected form: clitics, person, number, gender, English endings. For content words. */
  FREE = 'FREE',
}

/** Most nodes are the last of their phrases and hold one value: an empty map and room for more would be most of an index. */
interface Node<T> {
  next: Map<string, Node<T>> | null;
  values: readonly T[];
}

/** A phrase found: the values listed under it, and the token range `[from, to)` it covers. */
export interface PhraseHit<T> {
  values: readonly T[];
  from: number;
  to: number;
  /** Letters' worth of guessing: 0 where the text has the lexicon's own form. */
  distance: number;
}

const NOTHING: readonly never[] = [];

const newNode = <T>(): Node<T> => ({ next: null, values: NOTHING });

/** Under which words keep their forms. */
const FORMS = { [Inflection.FIXED]: newReader(), [Inflection.FREE]: newReader() };

/** The forms under which a token is looked up, the surest first. Its text tells its kind. */
export function lookupForms(token: Token, inflection: Inflection): readonly string[] {
  const { known } = wordIn(token);
  return (known[FORMS[inflection]] ??= readForms(token, inflection)) as readonly string[];
}

function readForms(token: Token, inflection: Inflection): readonly string[] {
  if (token.kind !== TokenKind.ARABIC) return listedForms(token, inflection);
  const word = spellingVariants().get(token.text) ?? token.text;
  return inflection === Inflection.FREE ? arabicForms(word) : withoutConjunction(word);
}

/** Where a word of the text leads in the trie, and at what distance. */
interface Entrance<T> {
  node: Node<T>;
  distance: number;
}

const copyOf = <T>(node: Node<T>): Node<T> => ({
  next: node.next && new Map(node.next),
  values: node.values,
});

/** The forms under which a word of a lexicon is listed. */
export function listedForms(token: Token, inflection: Inflection): readonly string[] {
  const word = spellingVariants().get(token.text) ?? token.text;
  if (token.kind !== TokenKind.LATIN || inflection === Inflection.FIXED) return [word];
  const stem = englishStem(word);
  return stem === word ? [word] : [word, stem];
}

/** A trie of phrases over tokens; the longest phrase wins, then the least inflected reading. */
export class PhraseIndex<T> {
  private root = newNode<T>();
  /** The nodes made for this index; the others it shares with the one it was grown from. */
  private own: WeakSet<Node<T>> | null = null;
  /** Under which words keep where they lead here; another one once that has changed. */
  private reader = newReader();
  private asked = false;

  constructor(private readonly inflection: Inflection) {}

  /**
   * An index to which phrases can be added while this one stays as it is. Only what is added to is
   * copied, so that it costs no more than the additions do and is read just as fast.
   */
  grown(): PhraseIndex<T> {
    const grown = new PhraseIndex<T>(this.inflection);
    grown.root = copyOf(this.root);
    grown.own = new WeakSet([grown.root]);
    return grown;
  }

  /** Adds a surface form; Latin words are also found by their stem when inflection is free. */
  add(phrase: string, value: T): void {
    if (this.asked) this.reader = newReader();
    this.asked = false;
    let nodes = [this.root];
    for (const token of tokenise(phrase)) {
      const words = listedForms(token, this.inflection);
      nodes = nodes.flatMap((node) => words.map((word) => this.ownChild(node, word)));
    }
    for (const node of new Set(nodes)) {
      if (node !== this.root && !node.values.includes(value)) node.values = [...node.values, value];
    }
  }

  private ownChild(node: Node<T>, word: string): Node<T> {
    const known = node.next?.get(word);
    if (known && (this.own === null || this.own.has(known))) return known;
    const child = known ? copyOf(known) : newNode<T>();
    this.own?.add(child);
    (node.next ??= new Map<string, Node<T>>()).set(word, child);
    return child;
  }

  /** The values listed under just this phrase, as written. */
  valuesOf(phrase: string): readonly T[] {
    let node: Node<T> | undefined = this.root;
    for (const token of tokenise(phrase)) {
      node = node?.next?.get(listedForms(token, Inflection.FIXED)[0] ?? '');
    }
    return node === this.root ? [] : (node?.values ?? []);
  }

  /** The best phrase that starts at token `at`, or null. */
  matchAt(tokens: readonly Token[], at: number): PhraseHit<T> | null {
    const token = tokens[at];
    if (!token) return null;
    let best: PhraseHit<T> | null = null;
    for (const { node, distance } of this.entrancesOf(token)) {
      best = better(best, this.longest(node, tokens, at, at + 1, distance));
    }
    return best;
  }

  /** The values that each form of the single token at `at` has by itself, the surest form first. */
  formValuesAt(tokens: readonly Token[], at: number): (readonly T[])[] {
    const token = tokens[at];
    if (!token) return [];
    return this.entrancesOf(token).map(({ node }) => node.values);
  }

  /** The values that all forms of the words `[from, to)` have as one phrase, the surest forms first. */
  phraseValuesAt(tokens: readonly Token[], from: number, to: number): (readonly T[])[] {
    let nodes = this.entrancesOf(tokens[from]!).map(({ node }) => node);
    for (let at = from + 1; at < to; at++)
      nodes = nodes.flatMap((node) =>
        entrancesAt(node, tokens[at]!, this.inflection).map((next) => next.node),
      );
    return nodes.map(({ values }) => values);
  }

  private entrancesOf(token: Token): readonly Entrance<T>[] {
    const { known } = wordIn(token);
    const found = known[this.reader];
    if (found !== undefined) return found as readonly Entrance<T>[];
    this.asked = true;
    const entrances = entrancesAt(this.root, token, this.inflection);
    known[this.reader] = entrances;
    return entrances;
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
    if (!token || node.next === null) return best;
    for (const next of entrancesAt(node, token, this.inflection)) {
      best = better(best, this.longest(next.node, tokens, from, at + 1, distance + next.distance));
    }
    return best;
  }
}

function entrancesAt<T>(
  node: Node<T>,
  token: Token,
  inflection: Inflection,
): readonly Entrance<T>[] {
  const { next } = node;
  if (next === null) return NOTHING;
  let found: Entrance<T>[] | null = null;
  const forms = lookupForms(token, inflection);
  for (let distance = 0; distance < forms.length; distance++) {
    const child = next.get(forms[distance]!);
    if (child) (found ??= []).push({ node: child, distance });
  }
  return found ?? NOTHING;
}

/** The longer of two, then the less inflected; the first of equals. */
function better<T>(best: PhraseHit<T> | null, hit: PhraseHit<T> | null): PhraseHit<T> | null {
  if (!best || !hit) return best ?? hit;
  if (hit.to !== best.to) return hit.to > best.to ? hit : best;
  return hit.distance < best.distance ? hit : best;
}

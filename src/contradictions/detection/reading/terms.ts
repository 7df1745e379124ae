import type { Alternative } from '../../../language/concepts/alternatives.js';
import { type Concept, conceptsAt, type OpposedUse } from '../../../language/concepts/concepts.js';
import {
  functionWordDistance,
  genericWeight,
  isFunctionWord,
} from '../../../language/words/function-words.js';
import type { PartedPhrase } from '../../../language/concepts/parted-phrases.js';
import type { PhraseHit } from '../../../language/words/phrase-index.js';
import { perWord, type Token, TokenKind } from '../../../language/text/tokens.js';
import { type Valence, valencesAt } from '../../../language/concepts/valence.js';
import { type Keyed, keyed, mayMeet } from './key-bits.js';
import { splitVerbAt } from './split-verbs.js';
import { isNameKey, keysOfUnknown, nameKey, wordKeys } from './word-keys.js';
import { once } from '../once.js';

/** A content word or phrase of a statement, over tokens `[from, to)`. */
export interface Term extends Keyed {
  /** Two terms are the same thing where they have a key in common. */
  keys: readonly string[];
  /** How much sharing it tells, 0–1. */
  weight: number;
  from: number;
  to: number;
  clause: number;
  negated: boolean;
  place: string | null;
  /** A name: an alias, or a capitalised Latin word no lexicon knows. */
  name: boolean;
  opposed: readonly OpposedUse[];
  /** Of a phrase, the keys of the sides that its first word takes by itself: what else stands in it is their object. */
  ofHead: readonly string[];
  measures: readonly string[];
  /** The members of a class of which one slot holds one: "football" of the sports. */
  alternatives: readonly Alternative[];
  /** The directions it gives to what it tells: good or bad, more or less, for or against. */
  valences: readonly Valence[];
}

/** Whether it names somebody, something or some place. */
export const isNamed = ({ name, place }: Pick<Term, 'name' | 'place'>): boolean =>
  name || place !== null;

/** Whether two terms are the same thing; names meet by sound only across languages. */
export const termsMeet = (a: Term, b: Term, crossLanguage: boolean): boolean =>
  mayMeet(a, b) && haveCommon(a, b, crossLanguage);

function haveCommon(a: Term, b: Term, crossLanguage: boolean): boolean {
  const { keys, hashes } = a;
  const others = b.hashes;
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i]!;
    for (let j = 0; j < others.length; j++) {
      if (others[j] !== hash || b.keys[j] !== keys[i]) continue;
      if (crossLanguage || !isNameKey(keys[i]!)) return true;
    }
  }
  return false;
}

/** What the meanings of a word or phrase come to. */
type Meaning = Pick<
  Term,
  keyof Keyed | 'weight' | 'place' | 'name' | 'opposed' | 'measures' | 'alternatives'
>;

const meaningOf = once((values: readonly Concept[]): Meaning => ({
  ...keyed(values.map((concept) => concept.key)),
  weight: Math.min(1, ...values.map((concept) => concept.weight)),
  place: values.find((concept) => concept.place !== undefined)?.place ?? null,
  name: values.some((concept) => concept.name),
  opposed: values.flatMap((concept) => concept.opposed ?? []),
  measures: values.flatMap((concept) => concept.measure ?? []),
  alternatives: values.flatMap((concept) => concept.alternative ?? []),
}));

/** The keys of a word that a lexicon knows; most words have one meaning only. */
const keysOfKnown = perWord(() => ({ meaning: null as Meaning | null, found: keyed([]) }));

function keysOf(token: Token, meaning: Meaning): Keyed {
  const kept = keysOfKnown(token);
  if (kept.meaning === meaning) return kept.found;
  const sound = meaning.name ? nameKey(token) : null;
  kept.meaning = meaning;
  kept.found = keyed([...meaning.keys, ...wordKeys(token), ...(sound === null ? [] : [sound])]);
  return kept.found;
}

const NO_SIDES: readonly string[] = [];

/** What a word means by itself, whatever phrase it begins or stands in. */
const meaningsAlone = (tokens: readonly Token[], at: number): readonly Concept[] =>
  conceptsAt(tokens.slice(at, at + 1), 0)?.values ?? [];

/** The keys of the sides that a word takes by itself. */
const sidesAlone = (tokens: readonly Token[], at: number): readonly string[] =>
  meaningsAlone(tokens, at).flatMap(({ opposed }) => opposed?.key ?? []);

function fromConcepts(
  tokens: readonly Token[],
  at: number,
  to: number,
  values: readonly Concept[],
): Term {
  const [token, last] = [tokens[at], tokens[to - 1]];
  const meaning = meaningOf(values);
  let { weight } = meaning;
  let found: Keyed = meaning;
  if (to === at + 1 && token) {
    found = keysOf(token, meaning);
    weight = Math.min(weight, genericWeight(tokens, at));
  } else if (meaning.name && last) {
    // A spelling that the alias does not list is still met by its sound.
    const sound = nameKey(last);
    if (sound !== null) found = keyed([...meaning.keys, sound]);
  }
  const { keys, hashes, bits, moreBits } = found;
  return {
    keys,
    hashes,
    bits,
    moreBits,
    weight: meaning.place === null ? weight : 1,
    from: at,
    to,
    clause: 0,
    negated: false,
    place: meaning.place,
    name: meaning.name,
    opposed: meaning.opposed,
    ofHead: to > at + 1 && meaning.opposed.length > 0 ? sidesAlone(tokens, at) : NO_SIDES,
    measures: meaning.measures,
    alternatives: meaning.alternatives,
    valences: valencesAt(tokens, at),
  };
}

/** Words after which an unknown Arabic word is a name; which one, no lexicon says. */
const BEFORE_NAMES = new Set([
  'في',
  'مدينة',
  'بلدة',
  'قرية',
  'محافظة',
  'ولاية',
  'حي',
  'شركة',
  'نادي',
  'جامعة',
  'السيد',
  'الدكتور',
]);

function isName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || at === 0) return false;
  if (token.kind === TokenKind.LATIN) return token.capital;
  return BEFORE_NAMES.has(tokens[at - 1]?.text ?? '');
}

function fromWord(tokens: readonly Token[], at: number): Term | null {
  const token = tokens[at];
  if (!token || token.text.length < 2 || token.text.startsWith("'")) return null;
  const { keys, hashes, bits, moreBits } = keysOfUnknown(token);
  return {
    keys,
    hashes,
    bits,
    moreBits,
    weight: genericWeight(tokens, at),
    from: at,
    to: at + 1,
    clause: 0,
    negated: false,
    place: null,
    name: isName(tokens, at),
    opposed: [],
    ofHead: NO_SIDES,
    measures: [],
    alternatives: [],
    valences: valencesAt(tokens, at),
  };
}

/** The content terms of a statement; `taken` marks tokens that numbers, dates and cues own. */
export function readTerms(tokens: readonly Token[], taken: (at: number) => boolean): Term[] {
  const terms: Term[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (
      !token ||
      taken(at) ||
      token.kind === TokenKind.PUNCTUATION ||
      token.kind === TokenKind.NUMBER
    )
      continue;
    const hit = conceptsAt(tokens, at);
    const apart = splitVerbAt(tokens, at, taken);
    if (apart) {
      terms.push(fromParted(tokens, at, hit, apart));
      continue;
    }
    const usable = hit && isContent(tokens, hit) ? hit : null;

    if (usable && !rangeTaken(taken, at, usable.to)) {
      const stand = standOf(tokens, usable);
      const values = stand.length > 0 ? [...usable.values, ...stand] : usable.values;
      terms.push(fromConcepts(tokens, at, usable.to, values));
      terms.push(...namesWithin(tokens, at + 1, usable, stand.length > 0));
      at = usable.to - 1;
    } else if (!isFunctionWord(tokens, at)) {
      const term = fromWord(tokens, at);
      if (term) terms.push(term);
    }
  }
  return terms;
}

/** A verb that other words part from what completes it; an Arabic one still means what it does alone. */
function fromParted(
  tokens: readonly Token[],
  at: number,
  hit: PhraseHit<Concept> | null,
  { values, from }: PartedPhrase,
): Term {
  const token = tokens[at]!;
  if (token.kind === TokenKind.LATIN)
    return { ...fromConcepts([token, tokens[from]!], 0, 2, values), from: at, to: at + 1 };
  const alone = hit?.values.filter((concept) => !values.includes(concept)) ?? [];
  return fromConcepts(tokens, at, at + 1, [...values, ...alone]);
}

/** "Rejected the nomination" is listed, and is still a rejection: the stand that its verb takes by itself. */
function standOf(tokens: readonly Token[], { from, to, values }: PhraseHit<Concept>): Concept[] {
  if (to === from + 1 || !values.some((concept) => concept.opposed)) return [];
  return meaningsAlone(tokens, from).filter(
    (concept) => concept.opposed?.entry.attitude === true && !values.includes(concept),
  );
}

/**
 * "send troops" is one predicate, and speaks of troops: known things inside a phrase count too, and
 * where it takes a stand, all that it takes it on.
 */
function namesWithin(
  tokens: readonly Token[],
  from: number,
  phrase: PhraseHit<Concept>,
  stand: boolean,
): Term[] {
  if (!phrase.values.every((concept) => concept.opposed)) return [];
  const found: Term[] = [];
  for (let at = from; at < phrase.to; at++) {
    const values = meaningsAlone(tokens, at).filter((concept) => !concept.opposed);
    if (values.length > 0) found.push(fromConcepts(tokens, at, at + 1, values));
    const alone =
      values.length === 0 && stand && !isFunctionWord(tokens, at) && fromWord(tokens, at);
    if (alone) found.push(alone);
  }
  return found;
}

/** A phrase, or a word that is no function word: "فتحت" is its own word before it is ف with "تحت". */
function isContent(tokens: readonly Token[], hit: PhraseHit<Concept>): boolean {
  if (hit.to > hit.from + 1) return true;
  const distance = functionWordDistance(tokens, hit.from);
  return distance === null || (distance > 0 && hit.distance === 0);
}

function rangeTaken(taken: (at: number) => boolean, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (taken(at)) return true;
  return false;
}

import { type Alternative, type AlternativeEntry, alternativeOf } from './alternatives.js';
import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import type { CountableEntry } from '../numbers/number-context.js';
import { Inflection, PhraseIndex, type PhraseHit } from '../words/phrase-index.js';
import { remember } from '../remember.js';
import { type Token, TokenKind } from '../text/tokens.js';

export type OpposedRelation = 'CONTRADICTORY' | 'CONTRARY' | 'TENSION';

/** Two predicates that cannot both hold of one subject. */
export interface OpposedEntry extends LexiconEntry {
  relation: OpposedRelation;
  oppositeAr: string[];
  oppositeEn: string[];
  /** The side that ends the other: a later report of it supersedes an earlier report of the other. */
  terminal?: 'a' | 'b';
  /** The two name the same event from its two sides (buy, sell): they clash only of one subject. */
  converse?: boolean;
  /** Tells parts of a whole apart (north, south) and says nothing against the other part. */
  attribute?: boolean;
  /** Told of parts and wholes of one course of events: where little else is shared, a tension. */
  loose?: boolean;
  /** A state or fate that a thing has wholly or not at all: the same thing on both sides is enough. */
  exclusive?: boolean;
  /** A stand taken on something: opposite stands on opposite things agree. */
  attitude?: boolean;
}

interface PlaceEntry extends LexiconEntry {
  in?: string;
  capitalOf?: string;
}

interface SynonymEntry extends LexiconEntry {
  weight?: number;
  /** Further keys, joined by "+", of what the entry stands for. */
  also?: string;
}

interface MeasureEntry extends LexiconEntry {
  en: string[];
}

/** A side of an opposed pair, with the keys of both. */
export interface OpposedUse {
  entry: OpposedEntry;
  side: 'a' | 'b';
  key: string;
  otherKey: string;
}

/** A meaning a word may have. `key` is language-neutral; words with a common key are the same thing. */
export interface Concept {
  key: string;
  weight: number;
  place?: string;
  opposed?: OpposedUse;
  measure?: string;
  /** A name by which someone or something goes. */
  name?: true;
  /** The class of which it is one of several members. */
  alternative?: Alternative;
}

/** A meaning, and the forms that have it. */
export interface ListedConcept {
  forms: readonly string[];
  concept: Concept;
}

const shipped = new PhraseIndex<Concept>(Inflection.FREE);
/** What the engine reads: the shipped lexicons, or these with an administrator's additions. */
let index = shipped;
const containers = new Map<string, string>();
const capitals = new Map<string, readonly string[]>();
const PREDICATE_WEIGHT = 0.6;

const add = (forms: readonly string[], concept: Concept): void => {
  for (const form of forms) shipped.add(form, concept);
};

/** The two meanings of an opposed pair, one a side. */
export function conceptsOfPair(entry: OpposedEntry): [ListedConcept, ListedConcept] {
  const side = (name: 'a' | 'b'): Concept => {
    const key = `o:${entry.id}:${name}`;
    const otherKey = `o:${entry.id}:${name === 'a' ? 'b' : 'a'}`;
    return { key, weight: PREDICATE_WEIGHT, opposed: { entry, side: name, key, otherKey } };
  };
  return [
    { forms: [...entry.ar, ...entry.en], concept: side('a') },
    { forms: [...entry.oppositeAr, ...entry.oppositeEn], concept: side('b') },
  ];
}

for (const entry of loadLexicon<PlaceEntry>('places')) {
  add([...entry.ar, ...entry.en], { key: `p:${entry.id}`, weight: 1, place: entry.id });
  if (entry.in !== undefined) containers.set(entry.id, entry.in);
  if (entry.capitalOf !== undefined)
    capitals.set(
      entry.id,
      entry.capitalOf.split('+').map((state) => `p:${state}`),
    );
}
for (const entry of loadLexicon<SynonymEntry>('synonyms')) {
  for (const key of [`c:${entry.id}`, ...(entry.also?.split('+') ?? [])]) {
    add([...entry.ar, ...entry.en], { key, weight: entry.weight ?? 1 });
  }
}
for (const entry of loadLexicon<CountableEntry>('countables')) {
  add([...entry.ar, ...entry.en], { key: `n:${entry.id}`, weight: 0.7 });
}
for (const entry of loadLexicon<MeasureEntry>('measures')) {
  add([...entry.ar, ...entry.en], { key: `m:${entry.id}`, weight: 0.6, measure: entry.id });
}
for (const entry of loadLexicon<AlternativeEntry>('alternatives')) {
  const alternative = alternativeOf(entry);
  add([...entry.ar, ...entry.en], { key: `a:${entry.id}`, weight: 1, alternative });
}
for (const entry of loadLexicon('irregular-forms')) {
  if (entry.ar.length > 0) add([...entry.ar, ...entry.en], { key: `v:${entry.id}`, weight: 0.8 });
}
for (const entry of loadLexicon<OpposedEntry>('opposed-predicates')) {
  for (const { forms, concept } of conceptsOfPair(entry)) add(forms, concept);
}

/**
 * Makes ready to read the shipped lexicons with these meanings beside them; nothing changes until the
 * function returned is called.
 *
 * @param alike lists of forms that name one thing: each also takes the meanings that any of them has
 */
export function prepareConcepts(
  listed: readonly ListedConcept[],
  alike: readonly (readonly string[])[],
): () => void {
  const grown = listed.length > 0 ? shipped.grown() : shipped;
  for (const { forms, concept } of listed) {
    for (const form of forms) grown.add(form, concept);
  }
  for (const forms of alike) {
    const meanings = new Set(forms.flatMap((form) => grown.valuesOf(form)));
    for (const concept of meanings) for (const form of forms) grown.add(form, concept);
  }
  return () => {
    index = grown;
    ofWord.clear();
  };
}

/** The meanings of the longest known phrase at a token, or null. */
export function conceptsAt(tokens: readonly Token[], at: number): PhraseHit<Concept> | null {
  const hit = index.matchAt(tokens, at);
  if (!hit) return null;
  const text = tokens[at]?.text ?? '';
  if (hit.to > at + 1) return withRelated(tokens, at, hit);
  // One word by itself always means the same.
  const known = ofWord.get(text);
  if (known?.hit === hit.values)
    return known.values === hit.values ? hit : { ...hit, values: known.values };
  const read = withRelated(tokens, at, hit);
  remember(ofWord, text, { hit: hit.values, values: read.values });
  return read;
}

/** What a word was found to mean, and the values of the index from which that was read. */
const ofWord = new Map<string, { hit: readonly Concept[]; values: readonly Concept[] }>();

/** Adds what other forms of the word are listed under. */
function withRelated(
  tokens: readonly Token[],
  at: number,
  hit: PhraseHit<Concept>,
): PhraseHit<Concept> {
  const latin = hit.to === at + 1 && tokens[at]?.kind === TokenKind.LATIN;
  // "يغادر" is listed with one pair and "غادر" with another: a predicate has the pairs of all its
  // forms. "فازت" is listed as a synonym: it has the pairs of the forms its entry also lists.
  // "Called off" is listed with one pair and "call off" with others.
  const forms = [
    ...(hit.to > at + 1 ? index.phraseValuesAt(tokens, at, hit.to) : []),
    ...index.formValuesAt(tokens, at),
  ];
  const related =
    latin || hit.values.some((concept) => concept.opposed)
      ? forms
      : hit.to > at + 1
        ? []
        : forms.filter((values) => values.some((concept) => hit.values.includes(concept)));
  const others = related
    .flat()
    .filter(
      (concept, place, all) =>
        (latin || concept.opposed) &&
        !hit.values.includes(concept) &&
        all.indexOf(concept) === place,
    );
  return others.length > 0 ? { ...hit, values: [...hit.values, ...others] } : hit;
}

/** The keys of the states that a place may stand for as their seat of government. */
export const keysOfStates = (place: string): readonly string[] | undefined => capitals.get(place);

/** The places that others lie in. */
let holders: ReadonlySet<string> | null = null;

/** Whether the lexicon has other places within this one: an unknown name may be one more. */
export function holdsPlaces(place: string): boolean {
  holders ??= new Set(containers.values());
  return holders.has(place);
}

/** Whether one place lies in the other, or is it. */
export function placeWithin(inner: string, outer: string): boolean {
  for (let place: string | undefined = inner; place !== undefined; place = containers.get(place)) {
    if (place === outer) return true;
  }
  return false;
}

/** The largest place that holds a place, or the place itself: of two with another one neither holds the other. */
export function outermostPlace(place: string): string {
  let outer = place;
  for (let next = containers.get(outer); next !== undefined; next = containers.get(outer))
    outer = next;
  return outer;
}

import { areAlternatives } from '../../../language/concepts/alternatives.js';
import { Language } from '../../../language/language.js';
import { placeWithin } from '../../../language/concepts/concepts.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { mayMeet, placeAmong } from '../reading/key-bits.js';
import { noted } from '../once.js';
import { areOpposites } from '../reading/opposites.js';
import type { Term } from '../reading/terms.js';
import { isNameKey } from '../reading/word-keys.js';

/** Which content terms of two statements are the same things, and what is left over on each side. */
export interface Alignment {
  pairs: readonly (readonly [Term, Term])[];
  /** Sum of the shared terms' weights. */
  shared: number;
  /** The same without the speaker, who counts as shared where one speaker speaks of himself. */
  told: number;
  restA: readonly Term[];
  restB: readonly Term[];
  /** Weights of what each side has and the other has not. */
  restWeightA: number;
  restWeightB: number;
}

const UNTRANSLATED = 0.4;

const NEUTRAL = /^[cnp]:/;

/** Whether a word has a key that means the same in both languages. */
export const isNeutral = ({ keys }: Term): boolean => keys.some((key) => NEUTRAL.test(key));

/** Between languages a word no lexicon knows could not have matched, and counts for less. */
function weightOf(terms: readonly Term[], crossLanguage: boolean): number {
  const factor = (term: Term): number => (crossLanguage && !isNeutral(term) ? UNTRANSLATED : 1);
  return terms.reduce((sum, term) => sum + term.weight * factor(term), 0);
}

/** Aligns two lists of terms by their keys. Names meet by sound only between languages. */
export function alignTerms(
  left: readonly Term[],
  right: readonly Term[],
  crossLanguage: boolean,
): Alignment {
  const free = right.map(() => true);
  const bits = bitsIn(right);
  const pairs: [Term, Term][] = [];
  const restA: Term[] = [];
  let shared = 0;
  for (const term of left) {
    const at = partnerOf(term, right, bits, free, crossLanguage);
    const partner = right[at];
    if (!partner) {
      restA.push(term);
      continue;
    }
    free[at] = false;
    pairs.push([term, partner]);
    shared += Math.min(term.weight, partner.weight);
  }
  // A word said twice on one side is not something the other side lacks.
  const extraA = restA.filter((term) => partnerOf(term, right, bits, null, crossLanguage) < 0);
  const restB = right.filter((term, at) => free[at] === true && !repeats(term, pairs));

  return {
    pairs,
    shared,
    told: shared,
    restA: extraA,
    restB,
    restWeightA: weightOf(extraA, crossLanguage),
    restWeightB: weightOf(restB, crossLanguage),
  };
}

function repeats(term: Term, pairs: readonly (readonly [Term, Term])[]): boolean {
  return pairs.some(
    ([, partner]) =>
      mayMeet(partner, term) &&
      partner.keys.some((key, at) => placeAmong(key, partner.hashes[at]!, term) >= 0),
  );
}

/** The bits of some terms' keys, side by side: most pairs of terms are told apart by these alone. */
const bitsIn = (terms: readonly Term[]): readonly number[] => terms.map((term) => term.bits);

const bitsOfTerms = noted(({ terms }: AnalysedStatement) => bitsIn(terms));

/**
 * The place of the first free term with the term's first key that any has; -1 where there is none.
 *
 * @param otherBits of the others, as `bitsIn`
 * @param free which may be taken, or null where all may
 */
function partnerOf(
  term: Term,
  others: readonly Term[],
  otherBits: readonly number[],
  free: readonly boolean[] | null,
  crossLanguage: boolean,
): number {
  const { bits, keys, hashes } = term;
  let first = 0;
  while (first < otherBits.length && (otherBits[first]! & bits) === 0) first++;
  if (first === otherBits.length) return -1;
  for (let i = 0; i < keys.length; i++) {
    const [key, hash] = [keys[i]!, hashes[i]!];
    if (!crossLanguage && isNameKey(key)) continue;
    for (let at = first; at < otherBits.length; at++) {
      if ((otherBits[at]! & bits) === 0 || !mayMeet(term, others[at]!)) continue;
      if (free?.[at] !== false && placeAmong(key, hash, others[at]!) >= 0) return at;
    }
  }
  return -1;
}

/** Whether two whole statements may share so much, by a cheap upper bound; most unrelated pairs end here. */
export function mayShare(a: AnalysedStatement, b: AnalysedStatement, least: number): boolean {
  const [small, large] = a.terms.length <= b.terms.length ? [a, b] : [b, a];
  const cross = a.language !== b.language;
  const bits = bitsOfTerms(large);
  let shared = 0;
  for (const term of small.terms) {
    if (partnerOf(term, large.terms, bits, null, cross) >= 0) shared += term.weight;
    if (shared >= least) return true;
  }
  return false;
}

export type PlaceRelation = 'COMPATIBLE' | 'CONTAINED' | 'DIFFERENT';

/**
 * How the places that only one side names stand to each other: two different places are two subjects;
 * a place inside the other's is a part of it.
 */
export function comparePlaces(alignment: Alignment): PlaceRelation {
  const left = alignment.restA.flatMap((term) => term.place ?? []);
  const right = alignment.restB.flatMap((term) => term.place ?? []);
  if (left.length === 0 || right.length === 0) return 'COMPATIBLE';
  for (const one of left) {
    for (const other of right)
      if (placeWithin(one, other) || placeWithin(other, one)) return 'CONTAINED';
  }
  return 'DIFFERENT';
}

/** Whether each side has a capitalised name that the other lacks: other people, other events. */
export function namesDiffer(alignment: Alignment): boolean {
  return alignment.restA.some((term) => term.name) && alignment.restB.some((term) => term.name);
}

/** Whether the two name different members of a class: the north and the south, wheat and barley. */
export const membersDiffer = (alignment: Alignment): boolean =>
  alignment.restA.some((one) =>
    alignment.restB.some((other) =>
      one.alternatives.some((x) => other.alternatives.some((y) => areAlternatives(x, y))),
    ),
  );

/** Modifiers that tell nothing apart ("the planned vote", "the early vote") weigh less than this. */
const TELLING = 0.3;

type Aligned = readonly (readonly [Term, Term])[];

const meets = (a: Term | undefined, b: Term | undefined, pairs: Aligned): boolean =>
  a !== undefined && b !== undefined && pairs.some(([x, y]) => x === a && y === b);

/** The two statements an alignment is of. */
export interface Sides {
  a: AnalysedStatement;
  b: AnalysedStatement;
  crossLanguage: boolean;
}

/** A word of measure may name the same thing otherwise ("output", "goods"); two measures do not. */
function mayMeasureAlike(a: Term, b: Term): boolean {
  if (a.measures.length === 0 && b.measures.length === 0) return false;
  if (a.measures.length === 0 || b.measures.length === 0) return !areOpposites(a, b);
  return a.measures.some((measure) => b.measures.includes(measure));
}

/**
 * Whether one slot is filled differently: two unmatched words that stand in the same place beside the
 * same word ("the theory exam", "the practical exam"; "convicted the driver", "acquitted the
 * passenger"). `extra` are pairs that count as the same word, such as the opposed predicates;
 * `fills` says which words can be of the word before them.
 */
export function slotsDiffer(
  sides: Sides,
  alignment: Alignment,
  extra: Aligned = [],
  fills: (a: Term, b: Term, head: Term | undefined) => boolean = () => true,
): boolean {
  if (sides.crossLanguage || alignment.restA.length === 0 || alignment.restB.length === 0)
    return false;
  const pairs = [...alignment.pairs, ...extra];
  return alignment.restA.some((a) =>
    alignment.restB.some((b) => {
      if (mayMeasureAlike(a, b) || Math.min(a.weight, b.weight) < TELLING) return false;
      const [headA, headB] = [termBefore(sides.a, a), termBefore(sides.b, b)];
      if (fills(a, b, headA) && meets(headA, headB, pairs)) return true;
      if (complementsDiffer(sides, a, b, pairs)) return true;
      const modifiers = opensPhrase(sides.a, a) && opensPhrase(sides.b, b);
      return modifiers && meets(termAfter(sides.a, a), termAfter(sides.b, b), pairs);
    }),
  );
}

/**
 * Whether a word only one side has stands where the other side has a word said elsewhere: "the
 * authorities opened an inquiry into the camp", "the authorities closed the camp". A word merely put in
 * before it does not count.
 */
export function objectsDiffer(sides: Sides, alignment: Alignment): boolean {
  if (sides.crossLanguage) return false;
  const differs = (
    own: AnalysedStatement,
    other: AnalysedStatement,
    term: Term,
    index: 0 | 1,
  ): boolean => {
    const before = termBefore(own, term);
    const partner = before && alignment.pairs.find((each) => each[index] === before)?.[1 - index];
    const rival = partner && termAfter(other, partner);
    if (!rival) return false;
    const elsewhere = alignment.pairs.find((each) => each[1 - index] === rival)?.[index];
    return elsewhere !== undefined && elsewhere !== before && termAfter(own, term) !== elsewhere;
  };
  return (
    alignment.restA.some((term) => differs(sides.a, sides.b, term, 0)) ||
    alignment.restB.some((term) => differs(sides.b, sides.a, term, 1))
  );
}

const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her', 'our', 'of']);

/** Prepositions by which a word says what it bears on: "the ban on masks", "the vote against the bill". */
const OF_WHAT = new Set([
  'on',
  'for',
  'against',
  'over',
  'about',
  'with',
  'علي',
  'عن',
  'ضد',
  'مع',
  'بشان',
]);

/** Whether two words complete the same word by the same preposition: "the ban on masks", "the ban on protests". */
function complementsDiffer(sides: Sides, a: Term, b: Term, pairs: Aligned): boolean {
  const [x, y] = [prepositionBefore(sides.a, a), prepositionBefore(sides.b, b)];
  if (!x || x.text !== y?.text) return false;
  return meets(
    sides.a.terms.find((each) => each.to === x.at),
    sides.b.terms.find((each) => each.to === y.at),
    pairs,
  );
}

function prepositionBefore(
  { tokens }: AnalysedStatement,
  { from }: Term,
): { text: string; at: number } | null {
  const at = ARTICLES.has(tokens[from - 1]?.text ?? '') ? from - 2 : from - 1;
  const text = tokens[at]?.text ?? '';
  return OF_WHAT.has(text) ? { text, at } : null;
}

/** The content word right before, past an article and the marks of a quoted name. */
function termBefore(statement: AnalysedStatement, term: Term): Term | undefined {
  const skipped = (text = ''): boolean => ARTICLES.has(text) || text === '"';
  let at = term.from;
  while (at > 0 && skipped(statement.tokens[at - 1]?.text)) at--;
  return statement.terms.find((each) => each.to === at);
}

const termAfter = (statement: AnalysedStatement, term: Term): Term | undefined =>
  statement.terms.find((each) => each.from === term.to);

/** An English modifier opens its noun phrase: an article, or nothing, stands before it. */
function opensPhrase(statement: AnalysedStatement, term: Term): boolean {
  return (
    statement.language === Language.EN &&
    ARTICLES.has(statement.tokens[term.from - 1]?.text ?? 'the')
  );
}

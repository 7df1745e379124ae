import { type FeatureRow, placeOf } from '../alignment/feature-row.js';
import { flag, MOST, ratio } from '../alignment/features.js';
import { highest, isIn, lowest } from './aligned.js';
import type { Gist } from './gist.js';
import type { GistPair } from './gist-pair.js';
import type { OverlapSide } from './overlap.js';
import { Trait } from './traits.js';
import { areSides, isUse, USE, Use, wordOf } from './uses.js';
import { Column, MILLION, WIDTH, Word } from './words.js';

/** Of a side how many words are turned round, how many clauses it has, and what it says that the other surely does not. */
const SIDE = {
  negated: 0,
  clauses: 0,
  /** How many units are alone; how many of them are names, places, predicates, and in no lexicon. */
  alone: 0,
  names: 0,
  places: 0,
  predicates: 0,
  unknown: 0,
  /** Whether the first and the last unit are alone, and whether all that are stand together. */
  first: 0,
  last: 0,
  run: 0,
  /** How telling the most telling one is. */
  telling: 0,
};
type Side = typeof SIDE;

/** What the overlap tells of each side. */
const SHARED = [
  'linked',
  'rest',
  'rarity',
  'rarest',
  'next',
  'units',
  'figuresAlone',
  'datesAlone',
] as const;

/** The places of a feature of both sides: of the less, and of the more, so that their order makes no difference. */
type Places = readonly [least: number, most: number];
const placesOf = (name: string): Places => [placeOf(`${name}Least`), placeOf(`${name}Most`)];
const namedPlaces = <Name extends string>(names: readonly Name[]): [Name, Places][] =>
  names.map((name) => [name, placesOf(name)]);

const OF_SIDE = namedPlaces(Object.keys(SIDE) as (keyof Side)[]);
const OF_SHARED = namedPlaces(SHARED);
const FIGURES = placesOf('figures');
const DATES = placesOf('dates');

function putBoth(row: FeatureRow, [least, most]: Places, x: number, y: number): void {
  row.put(least, Math.min(x, y)).put(most, Math.max(x, y));
}

/** Flags of words, and what counts those that are alone and have them. */
const COUNTED = [
  [Word.NAME, 'names'],
  [Word.PLACE, 'places'],
  [Word.PREDICATE, 'predicates'],
  [Word.SPELT, 'unknown'],
] as const;

/** How many units stand between two words, both counted. */
function unitsBetween(table: Int32Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at <= to; at++)
    if ((table[at * WIDTH + Column.FLAGS]! & Word.UNIT) !== 0) count++;
  return count;
}

function sideOf({ words: { table, count } }: Gist, { alone }: OverlapSide): Side {
  const found = { ...SIDE };
  let [first, last] = [-1, -1];
  for (let at = 0; at < count; at++) {
    const flags = table[at * WIDTH + Column.FLAGS]!;
    if ((flags & Word.OPENS_CLAUSE) !== 0) found.clauses++;
    if ((flags & Word.NEGATED) !== 0) found.negated++;
    if ((flags & Word.UNIT) === 0) continue;
    if (first < 0) first = at;
    last = at;
    if (!isIn(alone, at)) continue;
    found.alone++;
    for (const [flag, name] of COUNTED) if ((flags & flag) !== 0) found[name]++;
    found.telling = Math.max(found.telling, table[at * WIDTH + Column.TELLING]! / MILLION);
  }
  if (alone === 0) return found;
  const [from, to] = [lowest(alone), highest(alone)];
  found.first = flag(from === first);
  found.last = flag(to === last);
  found.run = flag(unitsBetween(table, from, to) === found.alone);
  return found;
}

/** How often the two take opposite sides: at all, plainly, and in words that are not said by both. */
function opposition({ a: { uses: x }, b: { uses: y }, meeting }: GistPair) {
  const found = { opposite: 0, plainlyOpposite: 0, aloneOpposite: 0 };
  for (let i = 0; i < x.length; i += USE)
    for (let j = 0; j < y.length; j += USE) {
      if (!areSides(x, i, y, j)) continue;
      found.opposite++;
      if (isUse(x, i, Use.PLAIN) && isUse(y, j, Use.PLAIN)) found.plainlyOpposite++;
      const [left, right] = [meeting.met[0][wordOf(x, i)], meeting.met[1][wordOf(y, j)]];
      if (left === 0 && right === 0) found.aloneOpposite++;
    }
  return found;
}

function putSides(row: FeatureRow, { a, b, overlap }: GistPair): void {
  for (const [name, places] of OF_SHARED) putBoth(row, places, overlap.a[name], overlap.b[name]);
  const [x, y] = [sideOf(a, overlap.a), sideOf(b, overlap.b)];
  for (const [name, places] of OF_SIDE) putBoth(row, places, x[name], y[name]);
  putBoth(row, FIGURES, a.figures.length, b.figures.length);
  putBoth(row, DATES, a.dates.length, b.dates.length);
}

/**
 * What a glance at two gists takes in: how much they may share, and what each surely says alone. Of their words only: who
 * said them when, and what rules would make of them, is no part of it. The order of the two makes no difference.
 *
 * @param row an empty one, to be filled
 * @param pair whose meeting is of this pair
 */
export function glanceFeatures(row: FeatureRow, pair: GistPair): FeatureRow {
  const { a, b, overlap, meeting } = pair;
  const { a: x, b: y, shared } = overlap;
  const bothDeny = pair.both(Trait.DENIED);
  const deeds = flag(a.deed >= 0) + flag(b.deed >= 0);
  const apart = deeds === 2 && meeting.met[0][a.deed] === 0 && meeting.met[1][b.deed] === 0;
  putSides(row, pair);
  return row.add(opposition(pair)).add({
    shared: Math.min(MOST, shared),
    coverShort: ratio(shared, Math.min(x.weight, y.weight)),
    coverLong: ratio(shared, Math.max(x.weight, y.weight)),
    lengthRatio: ratio(Math.min(x.units, y.units), Math.max(x.units, y.units)),
    crossLanguage: flag(pair.cross),
    english: flag(pair.both(Trait.ENGLISH)),
    deniedOne: flag(pair.either(Trait.DENIED) && !bothDeny),
    deniedBoth: flag(bothDeny),
    deeds,
    deedsApart: flag(apart),
  });
}

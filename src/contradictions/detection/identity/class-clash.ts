import { areAlternatives } from '../../../language/concepts/alternatives.js';
import { placeWithin } from '../../../language/concepts/concepts.js';
import { sortsGoTogether } from '../../../language/concepts/sorts.js';
import type { Unit } from '../alignment/units.js';
import type { Classified, Head } from './classified.js';

/**
 * In what two statements differ that say what their subject is: the sort of thing, the member of a class, a
 * person's calling, the genre of a work, the people it is of, or where it is.
 */
export type ClassDifference =
  'SORT' | 'MEMBER' | 'CALLING' | 'GENRE' | 'ORIGIN' | 'LOCATION' | 'LIES';

export interface ClassClash {
  difference: ClassDifference;
  a: Unit;
  b: Unit;
}

/** Classes of which a thing is one member: a film is no album. */
const EXCLUSIVE = new Set(['work', 'admin-unit', 'animal', 'vehicle', 'terrain', 'facility']);
const RANKS = new Set(['rank']);

const classesOf = (unit: Unit, among: ReadonlySet<string>) =>
  unit.term?.alternatives.filter((each) => among.has(each.class)) ?? [];

/** Two members of one class of which a thing is one, on every side: "a film", "an album". */
function membersClash(a: Classified, b: Classified, among: ReadonlySet<string>): boolean {
  const left = a.heads.flatMap(({ unit }) => classesOf(unit, among));
  const right = b.heads.flatMap(({ unit }) => classesOf(unit, among));
  return (
    left.length > 0 &&
    right.length > 0 &&
    left.every((one) => right.every((other) => areAlternatives(one, other)))
  );
}

const areApart = (one: Unit, other: Unit): boolean => {
  const [x, y] = [one.term?.place ?? '', other.term?.place ?? ''];
  return !placeWithin(x, y) && !placeWithin(y, x);
};

const placesClash = (left: readonly Unit[], right: readonly Unit[]): boolean =>
  left.length > 0 &&
  right.length > 0 &&
  left.every((one) => right.every((other) => areApart(one, other)));

/** Two heads whose finer sorts within one broader sort all exclude each other; a word not told apart excludes none. */
function finerClash(a: readonly Head[], b: readonly Head[]): boolean {
  const apart = (x: Head, y: Head): boolean =>
    x.finer.length > 0 &&
    y.finer.length > 0 &&
    x.finer.every((one) => y.finer.every((other) => !sortsGoTogether(one, other)));
  return a.every((x) => b.every((y) => apart(x, y)));
}

/** Works of genres that do not go together, on every side. */
function genresClash(a: Classified, b: Classified): ClassClash | null {
  const apart = a.genres.every((x) =>
    b.genres.every((y) =>
      x.sorts.every((one) => y.sorts.every((other) => !sortsGoTogether(one, other))),
    ),
  );
  const [x, y] = [a.genres[0], b.genres[0]];
  return apart && x && y ? { difference: 'GENRE', a: x.unit, b: y.unit } : null;
}

const named = ({ sorts }: Head): boolean => sorts.length > 0;

function headsClash(a: Classified, b: Classified): ClassClash | null {
  const [left, right] = [a.heads.filter(named), b.heads.filter(named)];
  const [x, y] = [left[0], right[0]];
  if (!x || !y) return null;
  const found = { a: x.unit, b: y.unit };
  const shared = left.some((one) =>
    right.some((other) => one.sorts.some((sort) => other.sorts.includes(sort))),
  );
  if (!shared) return { ...found, difference: 'SORT' };
  const [allA, allB] = [left.length === a.heads.length, right.length === b.heads.length];
  const person = [...left, ...right].every(({ sorts }) => sorts.includes('person'));
  if (person) {
    if (allA && allB && finerClash(left, right)) return { ...found, difference: 'CALLING' };
    return membersClash(a, b, RANKS) ? { ...found, difference: 'CALLING' } : null;
  }
  const told =
    left.every(({ finer }) => finer.length > 0) && right.every(({ finer }) => finer.length > 0);
  if (told ? finerClash(left, right) : membersClash(a, b, EXCLUSIVE))
    return { ...found, difference: 'MEMBER' };
  return null;
}

/** What lies somewhere for good: no person, who may be elsewhere tomorrow. */
const LIES = new Set(['place', 'building', 'organisation']);
const stays = ({ heads }: Classified): boolean =>
  heads.some(({ sorts }) => sorts.some((sort) => LIES.has(sort)));

function placedClash(a: Classified, b: Classified): ClassClash | null {
  const [one, other] = [a.located[0], b.located[0]];
  const bare = (side: Classified): boolean => side.said.length === 0;
  if (one && bare(a) && stays(b)) {
    const place = b.whereabouts.at(-1);
    return place && placesClash(a.located, b.whereabouts)
      ? { difference: 'LIES', a: one, b: place }
      : null;
  }
  if (other && bare(b) && stays(a)) {
    const place = a.whereabouts.at(-1);
    return place && placesClash(a.whereabouts, b.located)
      ? { difference: 'LIES', a: place, b: other }
      : null;
  }
  if (one && other && placesClash(a.located, b.located))
    return { difference: 'LOCATION', a: one, b: other };
  const [placeA, placeB] = [a.places[0], b.places[0]];
  // "An American of Mexican descent" is no stranger to Mexico.
  const apart = placesClash(a.places, [...b.places, ...b.whereabouts]);
  return placeA && placeB && apart && placesClash([...a.places, ...a.whereabouts], b.places)
    ? { difference: 'ORIGIN', a: placeA, b: placeB }
    : null;
}

/** In what two statements of what one thing is exclude each other; null where they do not. */
export function classClash(a: Classified, b: Classified): ClassClash | null {
  return headsClash(a, b) ?? placedClash(a, b) ?? genresClash(a, b);
}

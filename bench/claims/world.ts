import type { Random } from '../random.js';
import { BODIES, ENDINGS, GIVEN, OFFICES, PLACES, SYLLABLES, type Word } from './vocabulary.js';

/** Everything that generated claims speak of, most often named first. */
export interface World {
  places: Word[];
  people: Word[];
  organisations: Word[];
  /** Villages, camps, bases, plans. */
  names: Word[];
}

const NAMES = 8_000;
const PEOPLE = 24_000;
const ORGANISATIONS = 12_000;
const SMALL_PLACES = 6_000;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The same world for the same numbers: 50,000 entities, which share the parts of their names as real ones do. */
export function makeWorld(random: Random): World {
  const names = properNames(random, NAMES);
  const places = [...PLACES, ...names.slice(0, SMALL_PLACES)];
  return {
    names,
    places,
    people: unique(PEOPLE, () => person(random, names)),
    organisations: [...BODIES, ...unique(ORGANISATIONS, () => organisation(random, names, places))],
  };
}

/** Given names recur by the thousand, families are shared by some. */
function person(random: Random, families: readonly Word[]): Word {
  const [given, father] = [random.pick(GIVEN), random.pick(GIVEN)];
  const family = random.pick(families);
  const middle = random.chance(0.3) && father !== given;
  return {
    ar: `${given.ar} ${middle ? `${father.ar} ` : ''}ال${family.ar}`,
    en: `${given.en} ${middle ? `${father.en} ` : ''}al-${family.en}`,
  };
}

function organisation(random: Random, names: readonly Word[], places: readonly Word[]): Word {
  const office = random.pick(OFFICES);
  const of = random.chance(0.5) ? random.pick(names) : random.zipf(places);
  return { ar: `${office.ar} ${of.ar}`, en: `${office.en} ${of.en}` };
}

/** Proper names that no lexicon knows, each once. */
function properNames(random: Random, count: number): Word[] {
  return unique(count, () => {
    const parts = [random.pick(SYLLABLES), random.pick(SYLLABLES)];
    if (random.chance(0.6)) parts.push(random.pick(SYLLABLES));
    parts.push(random.pick(ENDINGS));
    return {
      ar: parts.map((part) => part.ar).join(''),
      en: capital(parts.map((part) => part.en).join('')),
    };
  });
}

/** So many words, no two of them alike in Arabic. */
function unique(count: number, make: () => Word): Word[] {
  const found = new Map<string, Word>();
  while (found.size < count) {
    const word = make();
    if (!found.has(word.ar)) found.set(word.ar, word);
  }
  return [...found.values()];
}

import { looseKey } from '../src/language/normalise.js';
import type { Batch } from './insert.js';
import type { Random } from './random.js';
import { BODIES, EVENTS, GOODS, personNames, THINGS, type Word } from './vocabulary.js';

/** Someone who can be quoted. */
export interface Voice {
  id: string;
  name: string;
}

export interface Sources {
  outlets: string[];
  topics: { id: string; key: string }[];
  /** Those who say things, most quoted first. */
  speakers: Voice[];
  /** Those who carry what others say. */
  carriers: Voice[];
}

const NAMED_PERSONS = 2000;
const OUTLETS = 60;

/** 2015-01-01, in milliseconds: before every article. */
const BEGINNING = Date.UTC(2015, 0, 1);

const OFFICES: [string, string][] = [
  ['المتحدث باسم', 'Spokesman of'],
  ['رئيس', 'Head of'],
  ['نائب رئيس', 'Deputy head of'],
  ['مستشار', 'Adviser to'],
];

const ANONYMOUS = [
  'مصدر أمني',
  'مسؤول حكومي رفيع',
  'a senior official',
  'مصدر طبي',
  'دبلوماسي غربي',
];

/** Outlets, topics and speakers with the names they are found by and the offices they held. */
export function addSources(batch: Batch, random: Random, names: readonly Word[]): Sources {
  const agency = (i: number): boolean => i % 5 === 0;
  const outletNames = names.slice(0, OUTLETS).map((name) => `صحيفة ${name.ar}`);
  const outlets = outletNames.map((name, i) => {
    const id = random.id(BEGINNING);
    const kind = agency(i) ? 'AGENCY' : 'NEWSPAPER';
    batch.add('outlet', { id, name, sort_key: looseKey(name), aliases: [], kind, language: 'AR' });
    batch.add('outlet_name', { key: looseKey(name), outlet_id: id });
    return id;
  });
  const topics = [...THINGS, ...EVENTS, ...GOODS].map(({ ar, en }) => {
    const id = random.id(BEGINNING);
    const name = `ملف ${ar}`;
    const key = looseKey(name);
    batch.add('topic', { id, name, name_en: `File: ${en}`, key });
    return { id, key };
  });
  const speaker = (name: string, kind: string, aliases: string[] = []): Voice => {
    const id = random.id(BEGINNING);
    batch.add('speaker', { id, name, sort_key: looseKey(name), kind, aliases });
    for (const key of new Set([name, ...aliases].map(looseKey))) {
      batch.add('speaker_name', { key, speaker_id: id, identifying: kind !== 'ANONYMOUS' });
    }
    return { id, name };
  };
  const persons = personNames(names.slice(OUTLETS), NAMED_PERSONS).map(({ ar, en }) => {
    const person = speaker(ar, 'PERSON', [en]);
    addPositions(batch, random, person.id);
    return person;
  });
  const bodies = BODIES.map(({ ar, en }) => speaker(ar, 'ORGANISATION', [en]));
  const anonymous = Array.from({ length: 50 }, (_, i) =>
    speaker(ANONYMOUS[i % ANONYMOUS.length]!, 'ANONYMOUS'),
  );
  const carriers = outletNames
    .filter((_, i) => agency(i))
    .map((name) => speaker(name, 'ORGANISATION'));
  return { outlets, topics, carriers, speakers: interleave([persons, bodies, anonymous]) };
}

/** Up to three offices, one after the other; the last is held still. */
function addPositions(batch: Batch, random: Random, speakerId: string): void {
  const terms = random.between(1, 3);
  const years = [2010, 2016, 2020, 2027].slice(0, terms + 1);
  for (let i = 0; i < terms; i++) {
    const body = random.pick(BODIES);
    const [ar, en] = random.pick(OFFICES);
    const title = `${ar} ${body.ar}`;
    batch.add('position', {
      id: random.id(BEGINNING),
      speaker_id: speakerId,
      title,
      title_en: `${en} ${body.en}`,
      organisation: body.ar,
      title_key: looseKey(title),
      from_date: String(years[i]),
      to_date: i === terms - 1 ? null : `${years[i + 1]! - 1}-12-31`,
    });
  }
}

/** Bodies and anonymous sources are quoted as often as the best-known persons. */
function interleave<T>([persons, ...others]: [T[], ...T[][]]): T[] {
  const front = others.flat();
  const mixed: T[] = [];
  persons.forEach((person, i) => {
    mixed.push(person);
    const other = front[i];
    if (other) mixed.push(other);
  });
  return mixed;
}

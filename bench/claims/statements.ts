import { Language } from '../../src/language/language.js';
import type { Random } from '../random.js';
import { type Pattern, PATTERNS, type Slots, TAILS } from './patterns.js';
import { EVENTS, GOODS, MONTHS, PEOPLE, THINGS, type Word } from './vocabulary.js';
import type { World } from './world.js';

/** Where a slot's words stand in a statement; UTF-16 offsets. */
export interface SlotSpan {
  start: number;
  end: number;
  text: string;
}

/** A statement that can be said in either language. */
export interface Statement {
  pattern: Pattern;
  slots: Slots;
  tail: Word | null;
}

/** Of head entities, how many share the top: the first is named in one of some 200 claims. */
const HEAD = 30;
const DAY = 86_400_000;

/** @param at milliseconds since 1970; what the statement speaks of lies around it */
export function makeStatement(random: Random, world: World, at: number): Statement {
  const pattern = random.pick(PATTERNS);
  const slots: Slots = {
    person: random.zipf(world.people, HEAD),
    person2: random.zipf(world.people, HEAD),
    place: random.zipf(world.places, HEAD),
    place2: random.zipf(world.places, HEAD),
    org: random.zipf(world.organisations, HEAD),
    org2: random.zipf(world.organisations, HEAD),
    name: random.zipf(world.names, HEAD),
    a: random.zipf(world.names, HEAD),
    people: random.zipf(PEOPLE),
    thing: random.zipf(THINGS),
    event: random.zipf(EVENTS),
    goods: random.zipf(GOODS),
    count: count(random.between(11, 99) * 10 ** random.between(1, 4)),
    few: count(random.between(11, 400)),
    percent: count(random.between(11, 60)),
    ...dateSlots(at + random.between(-40, 40) * DAY),
  };
  const { contrast } = pattern;
  if (contrast?.wordings) Object.assign(slots, random.pick(contrast.wordings));
  return { pattern, slots, tail: random.chance(0.5) ? random.pick(TAILS) : null };
}

export function canBeContradicted({ pattern }: Statement): boolean {
  return pattern.contrast !== undefined;
}

/** The same but for what makes the two conflict; often in fewer words. */
export function contradict(random: Random, world: World, statement: Statement): Statement {
  const { pattern, slots } = statement;
  const { slot, wordings } = pattern.contrast!;
  const current = slots[slot]!;
  const other =
    wordings?.find((each) => each[slot]!.en !== current.en) ??
    differing(random, world, slot, current);
  const tail = random.chance(0.5) ? statement.tail : null;
  return { pattern, slots: { ...slots, ...other }, tail };
}

function differing(random: Random, world: World, slot: string, current: Word): Slots {
  if (slot === 'person') {
    for (;;) {
      const other = random.zipf(world.people, HEAD);
      if (other.ar !== current.ar) return { person: other };
    }
  }
  if (slot === 'date') {
    const days = random.between(20, 200) * (random.chance(0.5) ? 1 : -1);
    return dateSlots(instantOf(current) + days * DAY);
  }
  const value = Number(current.en.replaceAll(',', ''));
  const share = slot === 'percent' ? 1.2 + random.next() * 0.4 : 1.5 + random.next();
  // What is said later is the lower figure: a higher one would be a toll that has risen.
  return { [slot]: count(Math.max(1, Math.floor(value / share))) };
}

function count(value: number): Word {
  const text = value.toLocaleString('en-US');
  return { ar: text, en: text };
}

function dateSlots(at: number): Slots {
  const day = new Date(at);
  const month = MONTHS[day.getUTCMonth()]!;
  const year = String(day.getUTCFullYear());
  const of = (name: string): string => `${day.getUTCDate()} ${name} ${year}`;
  return {
    date: { ar: of(month.ar), en: of(month.en) },
    month,
    year: { ar: year, en: year },
  };
}

function instantOf(date: Word): number {
  return Date.parse(`${date.en} UTC`);
}

/** The statement in words, and where its contrasting slot stands. */
export function render(
  { pattern, slots, tail }: Statement,
  language: Language,
): { text: string; span: SlotSpan | null } {
  const own = language === Language.AR ? 'ar' : 'en';
  let text = '';
  let span: SlotSpan | null = null;
  for (const part of partsOf(tail ? `${pattern[own]} ${tail[own]}` : pattern[own])) {
    const words = part.slot === null ? part.text : slots[part.slot]![own];
    const start = text.length;
    text += words;
    if (part.slot !== null && part.slot === pattern.contrast?.slot && !span) {
      span = { start, end: text.length, text: words };
    }
  }
  text = text.charAt(0).toUpperCase() + text.slice(1);
  if (span) span.text = text.slice(span.start, span.end);
  return { text, span };
}

interface Part {
  slot: string | null;
  text: string;
}

const parts = new Map<string, Part[]>();

/** A pattern cut at its slots; kept, since there are few patterns and a million statements. */
function partsOf(pattern: string): Part[] {
  let found = parts.get(pattern);
  if (!found) {
    found = pattern.split(/(?=\{)|(?<=\})/).map((text) => ({
      slot: /^\{(\w+)\}$/.exec(text)?.[1] ?? null,
      text,
    }));
    parts.set(pattern, found);
  }
  return found;
}

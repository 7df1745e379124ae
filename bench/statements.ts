import { FindingKind, Relation } from '../src/contradictions/detection/types.js';
import { ClaimKind } from '../src/language/statement.js';
import type { Random } from './random.js';
import { BODIES, EVENTS, GOODS, MONTHS, PEOPLE, PLACES, THINGS, type Word } from './vocabulary.js';

/** What is filled into a pattern, by the name of its slot. */
type Slots = Record<string, Word>;

/** A sentence with slots. Where `contrast` is set, another value there makes a claim that conflicts. */
interface Pattern {
  kind: ClaimKind;
  ar: string;
  en: string;
  contrast?: { slot: string; finding: FindingKind; relation: Relation; values?: [Word, Word] };
}

const values = (ar: string, en: string, otherAr: string, otherEn: string): [Word, Word] => [
  { ar, en },
  { ar: otherAr, en: otherEn },
];

const { FACT, COMMITMENT, FORECAST, DEMAND, OPINION } = ClaimKind;
const { CONTRADICTORY, CONTRARY } = Relation;

const PATTERNS: Pattern[] = [
  {
    kind: FACT,
    ar: 'أصيب {count} {people} في {event} وقع قرب {name} في {place} في {date}',
    en: '{count} {people} were injured in {event} near {name} in {place} on {date}',
    contrast: { slot: 'count', finding: FindingKind.QUANTITY, relation: CONTRARY },
  },
  {
    kind: FACT,
    ar: 'خصصت {body} {count} دولار لبناء {thing} في {name} قرب {place}',
    en: '{body} set aside {count} dollars to build {thing} in {name} near {place}',
    contrast: { slot: 'count', finding: FindingKind.QUANTITY, relation: CONTRARY },
  },
  {
    kind: FACT,
    ar: '{signed} {body} اتفاقا مع شركة {name} لتشغيل {thing} في {place}',
    en: '{body} {signed} an agreement with the firm {name} to run {thing} in {place}',
    contrast: {
      slot: 'signed',
      finding: FindingKind.NEGATION,
      relation: CONTRADICTORY,
      values: values('وقعت', 'signed', 'لم توقع', 'did not sign'),
    },
  },
  {
    kind: COMMITMENT,
    ar: '{will} القوات الأجنبية {count} {people} قاعدة {name} في {place} قبل {date}',
    en: 'The foreign forces and their {count} {people} {will} the {name} base in {place} by {date}',
    contrast: {
      slot: 'will',
      finding: FindingKind.OPPOSITION,
      relation: CONTRARY,
      values: values('ستغادر', 'will leave', 'لن تغادر', 'will not leave'),
    },
  },
  {
    kind: FACT,
    ar: '{moved} {body} أسعار {goods} في {name} بنسبة {percent} في المئة منذ {date}',
    en: '{body} {moved} the price of {goods} in {name} by {percent} percent on {date}',
    contrast: {
      slot: 'moved',
      finding: FindingKind.OPPOSITION,
      relation: CONTRARY,
      values: values('رفعت', 'raised', 'خفضت', 'cut'),
    },
  },
  {
    kind: COMMITMENT,
    ar: 'يفتتح {thing} جديد في {name} بمحافظة {place} في {date}',
    en: '{body} will open {thing} in {name} in the province of {place} on {date}',
    contrast: { slot: 'date', finding: FindingKind.TIMING, relation: CONTRARY },
  },
  {
    kind: FORECAST,
    ar: 'سيعود {count} {people} إلى {name} بعد إصلاح {thing} في {place}',
    en: '{count} {people} will return to {name} once {thing} in {place} is repaired',
  },
  {
    kind: DEMAND,
    ar: 'على {body} أن تعيد بناء {thing} في {name} وأن تعوض {count} {people} عن {event}',
    en: '{body} must rebuild {thing} in {name} and compensate {count} {people} for {event}',
  },
  {
    kind: OPINION,
    ar: 'تأخرت {body} في توفير {goods} لسكان {name} في {place} بعد {event}',
    en: '{body} was too slow to supply {goods} to the people of {name} in {place} after {event}',
  },
];

/** Clauses that make statements as long and as varied as news is; any may follow any pattern. */
const TAILS: Word[] = [
  {
    ar: 'وفق خطة {a} التي تشمل {b} و{c}',
    en: 'under the {a} plan, which takes in {b} and {c}',
  },
  {
    ar: 'بعد محادثات في {a} مع وفد من {b}',
    en: 'following talks in {a} with a delegation from {b}',
  },
  {
    ar: 'رغم اعتراض عشائر {a} و{b} و{c}',
    en: 'despite objections from the tribes of {a}, {b} and {c}',
  },
  { ar: 'بتمويل من صندوق {a}', en: 'with money from the {a} fund' },
  {
    ar: 'على الطريق الذي يربط {a} بـ{b} مرورا بـ{c}',
    en: 'along the road that links {a} to {b} by way of {c}',
  },
  {
    ar: 'كما نصت عليه وثيقة {a} الموقعة في {b}',
    en: 'as the {a} document signed in {b} lays down',
  },
  { ar: 'في ظل أزمة {a} وتراجع {b}', en: 'amid the {a} crisis and the decline of {b}' },
  {
    ar: 'حسب تقرير لجنة {a} التي يرأسها {b} ويشارك فيها {c}',
    en: 'by the account of the {a} committee, led by {b} and joined by {c}',
  },
];

/** What a pattern says of itself in one language, with where each slot's words stand. */
interface Rendered {
  text: string;
  spans: Map<string, { start: number; end: number; text: string }>;
}

/** A statement in both languages, and how to contradict it where its pattern allows that. */
export interface Statement {
  pattern: Pattern;
  tail: Word;
  slots: Slots;
  ar: Rendered;
  en: Rendered;
}

export function makeStatement(random: Random, names: readonly Word[]): Statement {
  const pattern = random.pick(PATTERNS);
  const slots: Slots = {
    name: random.zipf(names),
    place: random.zipf(PLACES),
    body: random.zipf(BODIES),
    people: random.zipf(PEOPLE),
    thing: random.zipf(THINGS),
    event: random.zipf(EVENTS),
    goods: random.zipf(GOODS),
    count: count(random.between(1, 99) * 10 ** random.between(1, 4)),
    percent: count(random.between(2, 60)),
    date: date(random),
    a: random.zipf(names),
    b: random.zipf(names),
    c: random.zipf(names),
  };
  const { contrast } = pattern;
  if (contrast?.values) slots[contrast.slot] = random.pick(contrast.values);
  return statement(pattern, random.pick(TAILS), slots);
}

export function canBeContradicted({ pattern }: Statement): boolean {
  return pattern.contrast !== undefined;
}

/** The same statement but for the one slot that makes the two conflict. */
export function contradict(random: Random, { pattern, tail, slots }: Statement): Statement {
  const { slot, values: choices } = pattern.contrast!;
  const current = slots[slot]!;
  const other = choices?.find((value) => value !== current) ?? differing(random, slot, current);
  return statement(pattern, tail, { ...slots, [slot]: other });
}

function differing(random: Random, slot: string, current: Word): Word {
  if (slot === 'date') {
    for (;;) {
      const other = date(random);
      if (other.en !== current.en) return other;
    }
  }
  return count(Math.ceil(Number(current.en.replaceAll(',', '')) * (1.5 + random.next())));
}

function count(value: number): Word {
  const text = value.toLocaleString('en-US');
  return { ar: text, en: text };
}

function date(random: Random): Word {
  const month = random.pick(MONTHS);
  const [day, year] = [random.between(1, 28), random.between(2015, 2026)];
  return { ar: `${day} ${month.ar} ${year}`, en: `${day} ${month.en} ${year}` };
}

function statement(pattern: Pattern, tail: Word, slots: Slots): Statement {
  return {
    pattern,
    tail,
    slots,
    ar: render(`${pattern.ar} ${tail.ar}`, slots, 'ar'),
    en: render(`${pattern.en} ${tail.en}`, slots, 'en'),
  };
}

function render(pattern: string, slots: Slots, language: keyof Word): Rendered {
  const spans: Rendered['spans'] = new Map();
  let text = '';
  for (const part of pattern.split(/(?=\{)|(?<=\})/)) {
    const slot = /^\{(\w+)\}$/.exec(part)?.[1];
    const words = slot ? slots[slot]![language] : part;
    if (slot) spans.set(slot, { start: text.length, end: text.length + words.length, text: words });
    text += words;
  }
  return { text: text.charAt(0).toUpperCase() + text.slice(1), spans };
}

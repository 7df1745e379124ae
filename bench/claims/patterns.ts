import { FindingKind, Relation } from '../../src/contradictions/detection/types.js';
import { ClaimKind } from '../../src/language/statement.js';
import type { Word } from './vocabulary.js';

/** What is filled into a pattern, by the name of its slot. */
export type Slots = Record<string, Word>;

/** How a pattern is contradicted: by another value of its slot, or by the other of two wordings. */
export interface Contrast {
  /** The slot that tells the two apart, and where a finding would point. */
  slot: string;
  finding: FindingKind;
  relation: Relation;
  wordings?: [Slots, Slots];
}

/** A sentence with slots. */
export interface Pattern {
  kind: ClaimKind;
  ar: string;
  en: string;
  contrast?: Contrast;
}

const { FACT, COMMITMENT, FORECAST, DEMAND, OPINION } = ClaimKind;
const { CONTRADICTORY, CONTRARY } = Relation;
const { QUANTITY, NEGATION, OPPOSITION, TIMING, QUANTIFIER, IDENTITY } = FindingKind;

const number = (slot: string): Contrast => ({ slot, finding: QUANTITY, relation: CONTRARY });
const time = (slot: string): Contrast => ({ slot, finding: TIMING, relation: CONTRARY });

const wording = (
  finding: FindingKind,
  one: [string, string],
  other: [string, string],
): Contrast => ({
  slot: 'did',
  finding,
  relation: finding === OPPOSITION ? CONTRARY : CONTRADICTORY,
  wordings: [word(one), word(other)],
});

const word = ([ar, en]: [string, string]): Slots => ({ did: { ar, en } });

/** What claims of a newsroom look like; each may be followed by one of the tails. */
export const PATTERNS: Pattern[] = [
  {
    kind: FACT,
    ar: 'أصيب {count} {people} في {event} وقع في {place} يوم {date}',
    en: '{count} {people} were injured in {event} in {place} on {date}',
    contrast: number('count'),
  },
  {
    kind: FACT,
    ar: 'قتل {few} {people} في {event} قرب {name} في {place} يوم {date}',
    en: '{few} {people} were killed in {event} near {name} in {place} on {date}',
    contrast: number('few'),
  },
  {
    kind: FACT,
    ar: 'خصصت {org} {count} دولار لبناء {thing} في {place}',
    en: '{org} set aside {count} dollars to build {thing} in {place}',
    contrast: number('count'),
  },
  {
    kind: FACT,
    ar: 'بلغت نسبة البطالة في {place} {percent} في المئة في {year}',
    en: 'Unemployment in {place} stood at {percent} percent in {year}',
    contrast: number('percent'),
  },
  {
    kind: FACT,
    ar: 'فاز {person} في انتخابات {org} بنسبة {percent} في المئة من الأصوات',
    en: '{person} won the election of {org} with {percent} percent of the vote',
    contrast: number('percent'),
  },
  {
    kind: FACT,
    ar: 'استقبل مخيم {name} قرب {place} {count} {people} منذ {date}',
    en: 'The {name} camp near {place} has taken in {count} {people} since {date}',
    contrast: number('count'),
  },
  {
    kind: FACT,
    ar: '{did} {org} اتفاقا مع {org2} لتشغيل {thing} في {place}',
    en: '{org} {did} an agreement with {org2} to run {thing} in {place}',
    contrast: wording(NEGATION, ['وقعت', 'signed'], ['لم توقع', 'did not sign']),
  },
  {
    kind: FACT,
    ar: '{did} {org} رواتب {people} في {place} عن شهر {month} {year}',
    en: '{org} {did} the wages of {people} in {place} for {month} {year}',
    contrast: wording(NEGATION, ['دفعت', 'paid'], ['لم تدفع', 'did not pay']),
  },
  {
    kind: FACT,
    ar: '{did} {person} لقاء مع {person2} في {place} يوم {date}',
    en: '{person} {did} a meeting with {person2} in {place} on {date}',
    contrast: wording(NEGATION, ['عقد', 'held'], ['لم يعقد', 'did not hold']),
  },
  {
    kind: COMMITMENT,
    ar: '{did} قوات {org} قاعدة {name} في {place} قبل {date}',
    en: 'The forces of {org} {did} the {name} base in {place} by {date}',
    contrast: wording(NEGATION, ['ستغادر', 'will leave'], ['لن تغادر', 'will not leave']),
  },
  {
    kind: FACT,
    ar: '{did} {org} أسعار {goods} في {place} بنسبة {percent} في المئة في {month} {year}',
    en: '{org} {did} the price of {goods} in {place} by {percent} percent in {month} {year}',
    contrast: wording(OPPOSITION, ['رفعت', 'raised'], ['خفضت', 'cut']),
  },
  {
    kind: FACT,
    ar: '{did} صادرات {place} من {goods} في {year}',
    en: 'Exports of {goods} from {place} {did} in {year}',
    contrast: wording(OPPOSITION, ['ارتفعت', 'rose'], ['انخفضت', 'fell']),
  },
  {
    kind: FACT,
    ar: '{did} {person} خطة {org} لبناء {thing} في {place}',
    en: '{person} {did} the plan of {org} to build {thing} in {place}',
    contrast: wording(OPPOSITION, ['أيد', 'supported'], ['عارض', 'opposed']),
  },
  {
    kind: FACT,
    ar: '{did} محكمة {place} {person} في قضية {org}',
    en: 'The court of {place} {did} {person} in the case of {org}',
    contrast: wording(OPPOSITION, ['أدانت', 'convicted'], ['برأت', 'acquitted']),
  },
  {
    kind: FACT,
    ar: '{did} السلطات معبر {name} بين {place} و{place2} يوم {date}',
    en: 'The authorities {did} the {name} crossing between {place} and {place2} on {date}',
    contrast: wording(OPPOSITION, ['فتحت', 'opened'], ['أغلقت', 'closed']),
  },
  {
    kind: FACT,
    ar: '{did} {person} في انتخابات {org} يوم {date}',
    en: '{person} {did} the election of {org} on {date}',
    contrast: wording(OPPOSITION, ['فاز', 'won'], ['خسر', 'lost']),
  },
  {
    kind: COMMITMENT,
    ar: 'يفتتح {person} {thing} في {place} في {date}',
    en: '{person} will open {thing} in {place} on {date}',
    contrast: time('date'),
  },
  {
    kind: FORECAST,
    ar: 'تبدأ محاكمة {person} في {place} في {date}',
    en: 'The trial of {person} in {place} begins on {date}',
    contrast: time('date'),
  },
  {
    kind: FACT,
    ar: '{did} نواب {place} جلسة {org} يوم {date}',
    en: '{did} deputies of {place} attended the session of {org} on {date}',
    contrast: wording(QUANTIFIER, ['حضر جميع', 'All the'], ['لم يحضر أي من', 'None of the']),
  },
  {
    kind: FACT,
    ar: 'عين مجلس {place} {person} رئيسا لـ{org} يوم {date}',
    en: 'The council of {place} appointed {person} head of {org} on {date}',
    contrast: { slot: 'person', finding: IDENTITY, relation: CONTRARY },
  },
  {
    kind: FORECAST,
    ar: 'سيعود {count} {people} إلى {name} بعد إصلاح {thing} في {place}',
    en: '{count} {people} will return to {name} once {thing} in {place} is repaired',
  },
  {
    kind: DEMAND,
    ar: 'طالب {person} {org} بتعويض {people} في {place} عن {event}',
    en: '{person} demanded that {org} compensate {people} in {place} for {event}',
  },
  {
    kind: OPINION,
    ar: 'تأخرت {org} في توفير {goods} لسكان {name} في {place} بعد {event}',
    en: '{org} was too slow to supply {goods} to the people of {name} in {place} after {event}',
  },
  {
    kind: OPINION,
    ar: 'يرى {person} أن {org} لا تفعل ما يكفي من أجل {people} في {place}',
    en: '{person} thinks that {org} does too little for {people} in {place}',
  },
];

/** Clauses that make statements as long and as varied as news is. */
export const TAILS: Word[] = [
  { ar: 'ضمن خطة {a}', en: 'under the {a} plan' },
  { ar: 'بعد محادثات في {place2}', en: 'following talks in {place2}' },
  { ar: 'رغم اعتراض {person2}', en: 'despite objections from {person2}' },
  { ar: 'بتمويل من {org2}', en: 'with money from {org2}' },
  { ar: 'كما نصت عليه وثيقة {a}', en: 'as the {a} document lays down' },
  { ar: 'حسب تقرير {org2}', en: 'by the account of {org2}' },
];

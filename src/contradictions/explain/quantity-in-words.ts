import { Language } from '../../language/language.js';
import type { Bilingual } from './words.js';

const COMPARATORS: Record<string, Bilingual> = {
  '<=': { ar: 'لا أكثر من', en: 'at most' },
  '>=': { ar: 'لا أقل من', en: 'at least' },
  '<': { ar: 'أقل من', en: 'fewer than' },
  '>': { ar: 'أكثر من', en: 'more than' },
};

/** A unit's name by Arabic and English number: 3–10, 11–99, all others; one, all others. */
interface UnitName {
  ar: { few: string; many: string; other: string };
  en: { one: string; other: string };
}

const unit = (few: string, many: string, other: string, one: string, others: string): UnitName => ({
  ar: { few, many, other },
  en: { one, other: others },
});

const NAMES: Record<string, UnitName> = {
  SECOND: unit('ثوانٍ', 'ثانية', 'ثانية', 'second', 'seconds'),
  MINUTE: unit('دقائق', 'دقيقة', 'دقيقة', 'minute', 'minutes'),
  HOUR: unit('ساعات', 'ساعة', 'ساعة', 'hour', 'hours'),
  DAY: unit('أيام', 'يومًا', 'يوم', 'day', 'days'),
  MONTH: unit('أشهر', 'شهرًا', 'شهر', 'month', 'months'),
  YEAR: unit('أعوام', 'عامًا', 'عام', 'year', 'years'),
  METRE: unit('أمتار', 'مترًا', 'متر', 'metre', 'metres'),
  KILOMETRE: unit('كيلومترات', 'كيلومترًا', 'كيلومتر', 'kilometre', 'kilometres'),
  KILOGRAM: unit('كيلوغرامات', 'كيلوغرامًا', 'كيلوغرام', 'kilogram', 'kilograms'),
  TONNE: unit('أطنان', 'طنًا', 'طن', 'tonne', 'tonnes'),
  LITRE: unit('لترات', 'لترًا', 'لتر', 'litre', 'litres'),
  BARREL: unit('براميل', 'برميلًا', 'برميل', 'barrel', 'barrels'),
  PERCENT: unit('في المئة', 'في المئة', 'في المئة', 'percent', 'percent'),
  USD: unit('دولارات', 'دولارًا', 'دولار', 'dollar', 'dollars'),
  EUR: unit('يورو', 'يورو', 'يورو', 'euro', 'euros'),
  POUND: unit('جنيهات', 'جنيهًا', 'جنيه', 'Egyptian pound', 'Egyptian pounds'),
  GBP: unit('جنيهات إسترلينية', 'جنيهًا إسترلينيًا', 'جنيه إسترليني', 'pound', 'pounds'),
  RIYAL: unit('ريالات', 'ريالًا', 'ريال', 'riyal', 'riyals'),
  DINAR: unit('دنانير', 'دينارًا', 'دينار', 'dinar', 'dinars'),
  LIRA: unit('ليرات', 'ليرة', 'ليرة', 'lira', 'liras'),
};

/** Larger units that people say where the figures come out whole. */
const LARGER: Record<string, readonly [factor: number, unit: string][]> = {
  SECOND: [
    [3600, 'HOUR'],
    [60, 'MINUTE'],
  ],
  MONTH: [[12, 'YEAR']],
  METRE: [[1000, 'KILOMETRE']],
  KILOGRAM: [[1000, 'TONNE']],
};

const SCALES: readonly [size: number, name: Bilingual][] = [
  [1e12, { ar: 'تريليون', en: 'trillion' }],
  [1e9, { ar: 'مليار', en: 'billion' }],
  [1e6, { ar: 'مليون', en: 'million' }],
];

const SHAPE = /^(?:([<>]=?) )?(-?[\d.]+)(?:-(-?[\d.]+))?(?: (\S.*))?$/;

const grouped = (n: number): string => n.toLocaleString('en', { maximumFractionDigits: 3 });

function nameOf(key: string, n: number, scaled: boolean, language: Language): string {
  const name = NAMES[key];
  if (!name) return key.toLowerCase().replaceAll('_', ' ');
  if (language === Language.EN) return n === 1 && !scaled ? name.en.one : name.en.other;
  const form = scaled ? 'other' : new Intl.PluralRules('ar').select(n);
  return form === 'few' ? name.ar.few : form === 'many' ? name.ar.many : name.ar.other;
}

/**
 * A figure as `quantity.disjoint` writes it, in a reader's words: "> 2500", "60-80", "948 MONTH",
 * "1150000000-1250000000 POUND". What is none stays as it is.
 */
export function quantityInWords(value: string, language: Language): string {
  const [, comparator = '', low, high, key = ''] = SHAPE.exec(value) ?? [];
  if (low === undefined) return value;
  const say = ({ ar, en }: Bilingual): string => (language === Language.AR ? ar : en);
  const read = [low, ...(high === undefined ? [] : [high])].map(Number);
  const larger = (LARGER[key] ?? []).find(([factor]) =>
    read.every((n) => n !== 0 && n % factor === 0),
  );
  const figures = read.map((n) => n / (larger?.[0] ?? 1));
  const scale = SCALES.find(([size]) => figures.every((n) => Math.abs(n) >= size));
  const shown = figures.map((n) => grouped(n / (scale?.[0] ?? 1))).join('–');
  const words = [
    COMPARATORS[comparator] ? say(COMPARATORS[comparator]) : '',
    shown,
    scale ? say(scale[1]) : '',
    key === ''
      ? ''
      : nameOf(larger?.[1] ?? key, figures.at(-1) ?? 0, scale !== undefined, language),
  ];
  return words.filter((word) => word !== '').join(' ');
}

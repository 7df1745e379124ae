import { Language } from '../../language/language.js';
import { formatPartialDate } from '../../language/dates/partial-date.js';
import { loadLexicon } from '../../language/lexicon.js';
import type { Bilingual } from './words.js';

const COMPARATORS: Record<string, Bilingual> = {
  '<=': { ar: 'في موعد أقصاه', en: 'no later than' },
  '>=': { ar: 'في موعد لا يسبق', en: 'no earlier than' },
  '<': { ar: 'قبل', en: 'before' },
  '>': { ar: 'بعد', en: 'after' },
};
const PARTS: Record<string, Bilingual> = {
  end: { ar: 'نهاية', en: 'the end of' },
  start: { ar: 'مطلع', en: 'the start of' },
  middle: { ar: 'منتصف', en: 'the middle of' },
};
/** Days that count from the day of speaking, where that is not known. */
const RELATIVE: Record<string, Bilingual> = {
  today: { ar: 'اليوم', en: 'today' },
  yesterday: { ar: 'أمس', en: 'yesterday' },
  'day-before': { ar: 'أول أمس', en: 'the day before yesterday' },
  tomorrow: { ar: 'غدًا', en: 'tomorrow' },
  'day-after': { ar: 'بعد غد', en: 'the day after tomorrow' },
  lately: { ar: 'في الأيام الأخيرة', en: 'lately' },
};
const WEEKDAYS: Record<string, string> = {
  Sunday: 'الأحد',
  Monday: 'الاثنين',
  Tuesday: 'الثلاثاء',
  Wednesday: 'الأربعاء',
  Thursday: 'الخميس',
  Friday: 'الجمعة',
  Saturday: 'السبت',
};
/** A year in which every day and month exists, for dates without one. */
const ANY_YEAR = '2000';

interface MonthEntry {
  id: string;
  ar: string[];
  en: string[];
  month: number;
  calendar: string;
}

function hijri(value: string, language: Language): string | null {
  const [, year, month, day] = /^(\d+)(?:-(\d\d))?(?:-(\d\d))? AH$/.exec(value) ?? [];
  if (year === undefined) return null;
  const entry = loadLexicon<MonthEntry>('months').find(
    (each) => each.calendar === 'HIJRI' && each.month === Number(month),
  );
  const arabic = language === Language.AR;
  const english = entry?.en[0]?.replace(/^./, (letter) => letter.toUpperCase());
  const name = arabic ? entry?.ar[0] : english;
  const parts = [day === undefined ? undefined : String(Number(day)), name, year];
  const words = parts.filter((part) => part !== undefined).join(' ');
  return arabic ? `${words}هـ` : `${words} AH`;
}

/**
 * A date as `timing.disjoint` writes it, in a reader's words: "<= 2025-12", "--10-14", "end of 2026",
 * "2024-02-10/2024-02-18", "1446-07-15 AH", "Sunday". What is none of these stays as it is.
 */
export function dateInWords(value: string, language: Language): string {
  const say = ({ ar, en }: Bilingual): string => (language === Language.AR ? ar : en);
  const [, comparator = '', bounded] = /^([<>]=?) (.+)$/.exec(value) ?? [];
  const bound = COMPARATORS[comparator];
  if (bound && bounded !== undefined) return `${say(bound)} ${dateInWords(bounded, language)}`;
  const [, part = '', whole] = /^(end|start|middle) of (.+)$/.exec(value) ?? [];
  const rough = PARTS[part];
  if (rough && whole !== undefined) return `${say(rough)} ${dateInWords(whole, language)}`;
  const [, first, last] = /^(\d{4}[\d-]*)\/(\d{4}[\d-]*)$/.exec(value) ?? [];
  if (first !== undefined && last !== undefined) {
    const [from, to] = [first, last].map((end) => formatPartialDate(end, language));
    return language === Language.AR ? `من ${from} إلى ${to}` : `${from} to ${to}`;
  }
  if (value.startsWith('--'))
    return formatPartialDate(`${ANY_YEAR}${value.slice(1)}`, language).replace(` ${ANY_YEAR}`, '');
  const relative = RELATIVE[value];
  if (relative) return say(relative);
  const weekday = WEEKDAYS[value];
  if (weekday !== undefined) return say({ ar: weekday, en: value });
  return hijri(value, language) ?? formatPartialDate(value, language);
}

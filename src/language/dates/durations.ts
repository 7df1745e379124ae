import { readNumber } from '../numbers/numbers.js';
import { type Token, TokenKind } from '../text/tokens.js';
import { monthAt, TimeRole } from './date-words.js';

/** Days in a unit, a month and a year rounded. */
export const UNIT_DAYS = new Map<TimeRole, number>([
  [TimeRole.DAYWORD, 1],
  [TimeRole.WEEKWORD, 7],
  [TimeRole.MONTHWORD, 30],
  [TimeRole.YEARWORD, 365],
]);

/** Unit words of durations, in the forms that follow a number; a dual says two by itself. */
const DURATION = new Map<string, [unit: TimeRole, count: number]>();
const duration = (unit: TimeRole, words: string, count = 0): void => {
  for (const word of words.split(' ')) DURATION.set(word, [unit, count]);
};
duration(TimeRole.DAYWORD, 'يوم يوما ايام day days');
duration(TimeRole.WEEKWORD, 'اسبوع اسبوعا اسابيع week weeks');
duration(TimeRole.MONTHWORD, 'شهر شهرا اشهر شهور month months');
duration(TimeRole.YEARWORD, 'سنة عام عاما اعوام سنوات year years');
duration(TimeRole.DAYWORD, 'يومين يومان', 2);
duration(TimeRole.WEEKWORD, 'اسبوعين اسبوعان', 2);
duration(TimeRole.MONTHWORD, 'شهرين شهران', 2);
duration(TimeRole.YEARWORD, 'عامين عامان سنتين سنتان', 2);

/** A length of time in words, and where they end. */
export interface Duration {
  unit: TimeRole;
  count: number | null;
  to: number;
}

/** "three weeks", «يومين», «أيام»: count is null where only a plural is given. */
export function readDuration(tokens: readonly Token[], at: number): Duration | null {
  const direct = DURATION.get(tokens[at]?.text ?? '');
  // «خلال شهر تموز» is the month itself.
  if (direct && monthAt(tokens, at + 1)) return null;
  if (direct) {
    const [unit, count] = direct;
    const plural = /^(?:ايام|اسابيع|اشهر|شهور|اعوام|سنوات|days|weeks|months|years)$/.test(
      tokens[at]?.text ?? '',
    );
    return { unit, count: count || (plural ? null : 1), to: at + 1 };
  }
  const number = readNumber(tokens, at, tokens[at]?.kind !== TokenKind.LATIN);
  const start = tokens[at]?.text === 'a' || tokens[at]?.text === 'few' ? at + 1 : number?.to;
  if (start === undefined) return null;
  const unit = DURATION.get(tokens[start]?.text ?? '');
  if (!unit) return null;
  return {
    unit: unit[0],
    count: number?.lower ?? (tokens[at]?.text === 'a' ? 1 : null),
    to: start + 1,
  };
}

/** A count nobody gave is read as up to ten. */
const FEW = 10;

/** Its least and its greatest length, in days. */
export function distance({ unit, count }: Duration): { near: number; far: number } {
  const length = UNIT_DAYS.get(unit) ?? 1;
  return count === null
    ? { near: 1, far: FEW * length }
    : { near: count * length, far: count * length };
}

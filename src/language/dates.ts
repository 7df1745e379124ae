import { integer, momentAt, type YearTest } from './calendar-dates.js';
import { type Frame, type Moment, monthSpan, type RoughRole } from './date-spans.js';
import { TimeRole, timeAt } from './date-words.js';
import type { DatePrecision } from './partial-date.js';
import type { Token } from './tokens.js';

/** What the date is to the event: its time, a bound, or a deadline. */
export enum DateRole {
  AT = 'AT',
  BY = 'BY',
  UNTIL = 'UNTIL',
  SINCE = 'SINCE',
  AFTER = 'AFTER',
  BEFORE = 'BEFORE',
  WITHIN = 'WITHIN',
}

/**
 * A date a text mentions, over tokens `[from, to)`. `earliest`/`latest` are day numbers (days since
 * 1970-01-01) in the given frame; infinite where the words leave that end open.
 */
export interface DateMention {
  frame: Frame;
  earliest: number;
  latest: number;
  precision: DatePrecision;
  /** The date for reading: "2021-12-10", "--07-26", "weekday 1". */
  value: string;
  role: DateRole;
  from: number;
  to: number;
}

const ROLE_OF = new Map<TimeRole, DateRole>([
  [TimeRole.BY, DateRole.BY],
  [TimeRole.UNTIL, DateRole.UNTIL],
  [TimeRole.SINCE, DateRole.SINCE],
  [TimeRole.FROM, DateRole.AT],
  [TimeRole.AFTER, DateRole.AFTER],
  [TimeRole.BEFORE, DateRole.BEFORE],
  [TimeRole.WITHIN, DateRole.WITHIN],
]);

const LINKS = new Set([
  'يوم',
  'شهر',
  'عام',
  'سنة',
  'the',
  'in',
  'on',
  'من',
  'في',
  'تاريخ',
  'موعد',
  'ليل',
  'ليلة',
  'مساء',
  'صباح',
  'فجر',
  ',',
  'year',
  'العام',
  'الشهر',
]);

/** What stands before a date: its rough part ("end of"), and its role ("by", "قبل"). */
function lead(
  tokens: readonly Token[],
  at: number,
): { role: DateRole; rough: RoughRole | null; from: number } {
  let role = DateRole.AT;
  let rough: RoughRole | null = null;
  let from = at;
  for (let i = at - 1; i >= 0 && i >= at - 5; i--) {
    const hit = timeAt(tokens, i);
    if (hit && hit.to <= at) {
      const found = hit.entry.role;
      if (found === TimeRole.END || found === TimeRole.START || found === TimeRole.MIDDLE) {
        rough = found;
        from = i;
        continue;
      }
      const mapped =
        ROLE_OF.get(found) ??
        (found === TimeRole.AGO && hit.entry.ar.length > 0 ? roleOfAgo(tokens, i) : undefined);
      if (mapped) {
        role = mapped;
        from = i;
        break;
      }
    }
    const text = tokens[i]?.text ?? '';
    if (!LINKS.has(text) && text !== 'of' && text !== '-') break;
  }
  return { role, rough, from };
}

/** قبل and منذ are "ago" before a duration and "before"/"since" before a date. */
function roleOfAgo(tokens: readonly Token[], at: number): DateRole {
  return tokens[at]?.text.endsWith('قبل') ? DateRole.BEFORE : DateRole.SINCE;
}

function narrow(moment: Moment, rough: RoughRole | null): Moment {
  if (!rough || moment.precision === 'DAY') return moment;
  const length = moment.latest - moment.earliest;
  const third = Math.round(length / 3);
  const value = `${rough.toLowerCase()} of ${moment.value}`;
  if (rough === TimeRole.END) return { ...moment, earliest: moment.latest - third, value };
  if (rough === TimeRole.START) return { ...moment, latest: moment.earliest + third, value };
  return { ...moment, earliest: moment.earliest + third, latest: moment.latest - third, value };
}

function bounded(moment: Moment, role: DateRole, rough: RoughRole | null): Moment {
  switch (role) {
    case DateRole.AFTER:
      return { ...moment, earliest: moment.latest + 1, latest: Infinity };
    case DateRole.SINCE:
      return { ...moment, latest: Infinity };
    case DateRole.BEFORE:
      return {
        ...moment,
        earliest: -Infinity,
        latest: rough === TimeRole.END ? moment.latest : moment.earliest - 1,
      };
    case DateRole.BY:
    case DateRole.UNTIL:
      return { ...moment, earliest: -Infinity };
    default:
      return moment;
  }
}

/**
 * The dates a text gives, left to right and without overlap. Relative words count from `saidAt`, a
 * day number; without it they stand in their own frame and are compared only with their like.
 */
export function readDates(
  tokens: readonly Token[],
  saidAt: number | null,
  isYear: YearTest,
): DateMention[] {
  const found: DateMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const moment = momentAt(tokens, at, saidAt, isYear);
    if (!moment) continue;
    const run = runFrom(tokens, at, moment);
    const { role, rough, from } = lead(tokens, run.from);
    const placed = bounded(
      narrow(stretch(anchor(moment, saidAt), run.days), rough),
      run.days > 0 ? DateRole.AT : role,
      rough,
    );
    const { frame, earliest, latest, precision, value, to } = placed;
    found.push({
      frame,
      earliest,
      latest,
      precision,
      value,
      role,
      from: Math.min(from, run.from),
      to,
    });
    at = to - 1;
  }
  return found;
}

const RUN_JOINTS = new Set(['to', 'الي', '-', 'حتي', 'until', 'and', 'و']);

/** "from 3 to 12 June": the first day of the run stands before the date, without its month. */
function runFrom(
  tokens: readonly Token[],
  at: number,
  moment: Moment,
): { from: number; days: number } {
  const first = integer(tokens[at - 2]);
  const last = integer(tokens[at]);
  if (moment.precision !== 'DAY' || first === null || last === null || first >= last || last > 31)
    return { from: at, days: 0 };
  return RUN_JOINTS.has(tokens[at - 1]?.text ?? '')
    ? { from: at - 2, days: last - first }
    : { from: at, days: 0 };
}

const stretch = (moment: Moment, days: number): Moment => ({
  ...moment,
  earliest: moment.earliest - days,
});

const YEAR_DAYS = 365.25;

/** A date without its year gets the year that puts it nearest to when it was said. */
function anchor(moment: Moment, saidAt: number | null): Moment {
  if (moment.frame !== 'YEARLY' || saidAt === null || moment.month === undefined) return moment;
  const said = new Date(saidAt * 86_400_000).getUTCFullYear();
  let best: Moment | undefined;
  for (const year of [said - 1, said, said + 1]) {
    const candidate = monthSpan(year, moment.month, moment.day ?? null, moment.to);
    if (!candidate) continue;
    const distance = Math.abs((candidate.earliest + candidate.latest) / 2 - saidAt);
    const known = best ? Math.abs((best.earliest + best.latest) / 2 - saidAt) : YEAR_DAYS * 2;
    if (distance < known) best = candidate;
  }
  return best ?? moment;
}

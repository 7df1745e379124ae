import { integer, momentAt, type YearTest } from './calendar-dates.js';
import { type Frame, type Moment, monthSpan, type RoughRole } from './date-spans.js';
import { TimeRole, timeAt } from './date-words.js';
import { type Lean, leanAt, opensInImperfect } from './date-lean.js';
import { type DatePrecision, isoDay } from './partial-date.js';
import type { Token } from '../text/tokens.js';

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
  /** The date for reading: "2021-12-10", "--07-26", "Monday". */
  value: string;
  role: DateRole;
  from: number;
  to: number;
  /** Where the negation stands that turned a deadline round: "not … before 2028". */
  deniedFrom?: number;
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
    const phrase = hit ? null : boundEndingAt(tokens, i);
    if (phrase) return { role: phrase.role, rough, from: phrase.from };
    const text = tokens[i]?.text ?? '';
    if (!LINKS.has(text) && text !== 'of' && text !== '-') break;
  }
  return { role, rough, from };
}

/** "No later than", "no earlier than": a bound of several words that ends at a token. */
function boundEndingAt(
  tokens: readonly Token[],
  at: number,
): { role: DateRole; from: number } | null {
  for (let from = Math.max(0, at - 3); from < at; from++) {
    const hit = timeAt(tokens, from);
    const role = hit?.to === at + 1 ? ROLE_OF.get(hit.entry.role) : undefined;
    if (role) return { role, from };
  }
  return null;
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

const EACH = /^(?:every|each|كل)$/;
const OTHER = /^(?:other|second|third|fourth|first|last|يوم|ثاني|اول|اخر)$/;

/** "Every second Thursday", «كل خميس»: no day in particular. */
const recurs = (tokens: readonly Token[], at: number): boolean =>
  EACH.test(tokens[at - 1]?.text ?? '') ||
  (OTHER.test(tokens[at - 1]?.text ?? '') && EACH.test(tokens[at - 2]?.text ?? ''));

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
  const weekdays = new Set<DateMention | undefined>();
  for (let at = 0; at < tokens.length; at++) {
    const moment = momentAt(tokens, at, saidAt, isYear);
    if (!moment) continue;
    const isWeekday = timeAt(tokens, at)?.entry.role === TimeRole.WEEKDAY;
    if (isWeekday && moment.to === at + 1 && recurs(tokens, at)) continue;
    const run = runFrom(tokens, at, moment);
    const { role, rough, from } = lead(tokens, run.from);
    const asks = saidAt !== null && (isWeekday || moment.frame === 'YEARLY');
    const told = { saidAt, lean: asks ? leanOf(tokens, at, moment.to, role) : null };
    const placed = bounded(
      narrow(stretch(anchor(leanWeekday(tokens, at, moment, told), told), run.days), rough),
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
    if (isWeekday) weekdays.add(found.at(-1));
    at = to - 1;
  }
  return withoutEchoes(tokens, found, weekdays);
}

/**
 * "Friday, 3 May 2024" and «أمس الثلاثاء» are one date each, named twice: the weekday only repeats what the other
 * says.
 */
function withoutEchoes(
  tokens: readonly Token[],
  dates: readonly DateMention[],
  weekdays: ReadonlySet<DateMention | undefined>,
): DateMention[] {
  const kept: DateMention[] = [];
  for (const date of dates) {
    const last = kept.at(-1);
    const beside =
      last?.role === DateRole.AT &&
      date.role === DateRole.AT &&
      last.precision === 'DAY' &&
      date.precision === 'DAY' &&
      weekdays.has(last) !== weekdays.has(date) &&
      tokens.slice(last.to, date.from).every(({ text }) => LINKS.has(text));
    if (!beside) kept.push(date);
    else if (weekdays.has(date)) kept[kept.length - 1] = { ...last, to: date.to };
    else kept[kept.length - 1] = { ...date, from: last.from };
  }
  return kept;
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

/** A plan told a few days late is not yet next year's. */
const SLACK_DAYS = 16;

interface Told {
  saidAt: number | null;
  lean: Lean;
}

/**
 * A date without its year gets the year its words or its tense ask for: the next such date after it
 * was said, or the last one before; where they say nothing, the nearest.
 */
function anchor(moment: Moment, { saidAt, lean }: Told): Moment {
  const { month, turn } = moment;
  if (moment.frame !== 'YEARLY' || saidAt === null || month === undefined) return moment;
  // "Was scheduled for 20 January": of the past year or of the next, and the words do not say which.
  if (turn === undefined && lean === 'OPEN') return moment;
  const said = new Date(saidAt * 86_400_000).getUTCFullYear();
  const years = [said - 1, said, said + 1].flatMap(
    (year) => monthSpan(year, month, moment.day ?? null, moment.to) ?? [],
  );
  const wanted =
    turn === 1
      ? years.find((each) => each.earliest > saidAt)
      : turn === -1
        ? years.findLast((each) => each.latest < saidAt)
        : lean === 'FUTURE'
          ? years.find((each) => each.latest >= saidAt - SLACK_DAYS)
          : lean === 'PAST'
            ? years.findLast((each) => each.earliest <= saidAt + SLACK_DAYS)
            : undefined;
  const distance = (each: Moment): number => Math.abs((each.earliest + each.latest) / 2 - saidAt);
  return wanted ?? years.sort((x, y) => distance(x) - distance(y))[0] ?? moment;
}

/** "Will meet on Sunday", said on a Wednesday: the weekday to come, though the last one is nearer. */
function leanWeekday(tokens: readonly Token[], at: number, moment: Moment, told: Told): Moment {
  const hit = timeAt(tokens, at);
  if (told.saidAt === null || hit?.entry.role !== TimeRole.WEEKDAY || hit.to !== moment.to)
    return moment;
  const offset = moment.earliest - told.saidAt;
  const shift =
    told.lean === 'FUTURE' && offset < 0 ? 7 : told.lean === 'PAST' && offset > 0 ? -7 : 0;
  if (shift === 0) return moment;
  const day = moment.earliest + shift;
  return { ...moment, earliest: day, latest: day, value: isoDay(day) };
}

const DEADLINE_ROLES = new Set([DateRole.BY, DateRole.UNTIL, DateRole.BEFORE]);

/** The tense a date is told in; a deadline of an imperfect lies ahead. */
function leanOf(tokens: readonly Token[], at: number, to: number, role: DateRole): Lean {
  const lean = leanAt(tokens, at, to);
  return lean ?? (DEADLINE_ROLES.has(role) && opensInImperfect(tokens) ? 'FUTURE' : null);
}

import { type Moment, monthSpan, seasonSpan, yearSpan } from './date-spans.js';
import { type TimeEntry, TimeRole, timesAt } from './date-words.js';
import { distance, type Duration, readDuration, UNIT_DAYS } from './durations.js';
import { dayNumber, daysInMonth, isoDay } from './partial-date.js';
import { type Token, TokenKind } from '../text/tokens.js';

function has(
  tokens: readonly Token[],
  at: number,
  role: TimeRole,
): { entry: TimeEntry; to: number } | null {
  const hit = timesAt(tokens, at);
  const entry = hit?.entries.find((candidate) => candidate.role === role);
  return hit && entry ? { entry, to: hit.to } : null;
}

function direction(tokens: readonly Token[], at: number): { step: -1 | 0 | 1; to: number } | null {
  const next = has(tokens, at, TimeRole.NEXT);
  if (next) return { step: 1, to: next.to };
  const last = has(tokens, at, TimeRole.LAST);
  if (last) return { step: -1, to: last.to };
  const current = has(tokens, at, TimeRole.THIS);
  return current ? { step: 0, to: current.to } : null;
}

const day = (
  n: number,
  precision: Moment['precision'],
  to: number,
  said: number | null,
  label: string,
): Moment => ({
  frame: said === null ? 'RELATIVE' : 'ABSOLUTE',
  earliest: (said ?? 0) + n,
  latest: (said ?? 0) + n,
  precision,
  value: said === null ? label : isoDay(said + n),
  to,
});

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Sunday 0 to Saturday 6. Day 0, 1970-01-01, was a Thursday. */
const weekdayOf = (dayNumber: number): number => (((dayNumber + 4) % 7) + 7) % 7;

/** The weekday nearest to the day of speaking, or the one before or after it where the words say so. */
function weekday(
  entry: TimeEntry,
  step: -1 | 0 | 1 | null,
  to: number,
  said: number | null,
): Moment {
  const target = entry.weekday ?? 0;
  if (said === null) {
    return {
      frame: 'WEEKLY',
      earliest: target,
      latest: target,
      precision: 'DAY',
      value: WEEKDAYS[target] ?? '',
      to,
    };
  }
  let offset = (target - weekdayOf(said) + 7) % 7;
  if (step === -1) offset = offset === 0 ? -7 : offset - 7;
  else if (step === 1) offset = offset === 0 ? 7 : offset;
  else if (offset > 3) offset -= 7;
  return day(offset, 'DAY', to, said, '');
}

function shiftedMonth(said: number, step: number, to: number): Moment | null {
  const [year = 0, month = 1] = isoDay(said).split('-').map(Number);
  const index = year * 12 + (month - 1) + step;
  return monthSpan(Math.floor(index / 12), (index % 12) + 1, null, to);
}

function span(from: number, until: number, to: number, said: number | null, label: string): Moment {
  const base = said ?? 0;
  return {
    frame: said === null ? 'RELATIVE' : 'ABSOLUTE',
    earliest: base + from,
    latest: base + until,
    precision: until - from > 40 ? 'YEAR' : until - from > 0 || said === null ? 'MONTH' : 'DAY',
    value:
      said === null
        ? label
        : from === until
          ? isoDay(base + from)
          : `${isoDay(base + from)}/${isoDay(base + until)}`,
    to,
  };
}

/** The days on which a week begins, by country: Saturday, Sunday or Monday (Sunday is 0). */
const WEEK_STARTS = [6, 0, 1];

/** A calendar week before, at or after a day: all days that are in it wherever the week begins. */
function weekSpan(step: number, to: number, said: number): Moment {
  const starts = WEEK_STARTS.map((start) => -((weekdayOf(said) - start + 7) % 7) + step * 7);
  return span(Math.min(...starts), Math.max(...starts) + 6, to, said, '');
}

/** "last month", «العام المقبل», «هذا الأسبوع»: a calendar unit before, at or after the day of speaking. */
function shiftedUnit(
  unit: TimeRole,
  step: -1 | 0 | 1,
  to: number,
  said: number | null,
): Moment | null {
  const length = UNIT_DAYS.get(unit);
  if (length === undefined) return null;
  if (said === null) {
    const label = `${step < 0 ? 'last' : step > 0 ? 'next' : 'this'} ${unit.slice(0, -4).toLowerCase()}`;
    return {
      ...span(step * length, step * length, to, null, label),
      precision: length > 30 ? 'YEAR' : 'MONTH',
    };
  }
  if (unit === TimeRole.YEARWORD) return yearSpan(Number(isoDay(said).slice(0, 4)) + step, to);
  if (unit === TimeRole.MONTHWORD) return shiftedMonth(said, step, to);
  if (unit === TimeRole.WEEKWORD) return weekSpan(step, to, said);
  return null;
}

function season(
  entry: TimeEntry,
  tokens: readonly Token[],
  to: number,
  said: number | null,
): Moment | null {
  const month = entry.month ?? 3;
  const year = /^\d{4}$/.test(tokens[to]?.text ?? '') ? Number(tokens[to]?.text) : null;
  if (year !== null) return seasonSpan(year, month, to + 1);
  const turn = direction(tokens, to);
  if (!turn || said === null) return null;
  const saidYear = Number(isoDay(said).slice(0, 4));
  const spans = [saidYear - 2, saidYear - 1, saidYear, saidYear + 1].map((y) =>
    seasonSpan(y, month, turn.to),
  );
  if (turn.step > 0) return spans.find((s) => s.earliest > said) ?? null;
  if (turn.step < 0) return spans.findLast((s) => s.latest < said) ?? null;
  return spans.find((s) => s.earliest <= said && said <= s.latest) ?? spans[2] ?? null;
}

/** "two days ago", «قبل أسبوع», «بعد يومين», "within days". */
function offsetDate(tokens: readonly Token[], at: number, said: number | null): Moment | null {
  const before = readDuration(tokens, at);
  if (before && has(tokens, before.to, TimeRole.AGO) && tokens[at]?.kind !== TokenKind.ARABIC) {
    const { near, far } = distance(before);
    const slack = Math.round(near / 10);
    return span(-far - slack, -near + slack, before.to + 1, said, `${near} days ago`);
  }
  const hit = timesAt(tokens, at);
  if (!hit) return null;
  const after = readDuration(tokens, hit.to);
  if (!after) return null;
  const { near, far } = distance(after);
  const slack = Math.round(near / 10);
  const roles = new Set(hit.entries.map((entry) => entry.role));
  if (roles.has(TimeRole.WITHIN)) return roleWithin(tokens, after, far, said);
  if (roles.has(TimeRole.AGO) && tokens[at]?.kind === TokenKind.ARABIC) {
    return span(-far - slack, -near + slack, after.to, said, `${near} days ago`);
  }
  if (
    roles.has(TimeRole.IN) ||
    (roles.has(TimeRole.AFTER) && tokens[at]?.kind === TokenKind.ARABIC)
  ) {
    return span(near - slack, far + slack, after.to, said, `in ${near} days`);
  }
  return null;
}

function roleWithin(
  tokens: readonly Token[],
  after: Duration,
  far: number,
  said: number | null,
): Moment {
  const turn = direction(tokens, after.to);
  const to = turn?.to ?? after.to;
  return turn?.step === -1
    ? span(-far, 0, to, said, 'lately')
    : span(0, far, to, said, `within ${far} days`);
}

/**
 * A date told from the day of speaking: "yesterday", «الثلاثاء الماضي», "next month", «الخريف المقبل»,
 * «خلال أيام». Null where the tokens are no such date.
 */
export function relativeDate(
  tokens: readonly Token[],
  at: number,
  said: number | null,
): Moment | null {
  const offset = offsetDate(tokens, at, said);
  if (offset) return offset;
  const hit = timesAt(tokens, at);
  if (!hit) return null;
  for (const entry of hit.entries) {
    if (entry.role === TimeRole.DAY) return day(entry.days ?? 0, 'DAY', hit.to, said, entry.id);
    if (entry.role === TimeRole.WEEKDAY) {
      const turn = direction(tokens, hit.to);
      return weekday(entry, turn?.step ?? null, turn?.to ?? hit.to, said);
    }
    if (entry.role === TimeRole.SEASON) {
      const found = season(entry, tokens, hit.to, said);
      if (found) return found;
    }
    if (UNIT_DAYS.has(entry.role)) {
      const turn = direction(tokens, hit.to);
      const arabic = tokens[at]?.kind === TokenKind.ARABIC;
      if (turn && arabic) return shiftedUnit(entry.role, turn.step, turn.to, said);
    }
  }
  return leadingDirection(tokens, at, said);
}

/** "next Sunday", "last month", «هذا العام»: the direction stands first. */
function leadingDirection(
  tokens: readonly Token[],
  at: number,
  said: number | null,
): Moment | null {
  const turn = direction(tokens, at);
  if (!turn) return null;
  const hit = timesAt(tokens, turn.to);
  for (const entry of hit?.entries ?? []) {
    const to = hit?.to ?? turn.to;
    if (entry.role === TimeRole.WEEKDAY) return weekday(entry, turn.step, to, said);
    if (UNIT_DAYS.has(entry.role)) return shiftedUnit(entry.role, turn.step, to, said);
    if (entry.role === TimeRole.SEASON && said !== null) {
      const year = Number(isoDay(said).slice(0, 4));
      const spans = [year - 1, year, year + 1].map((y) => seasonSpan(y, entry.month ?? 3, to));
      if (turn.step > 0) return spans.find((s) => s.earliest > said) ?? null;
      if (turn.step < 0) return spans.findLast((s) => s.latest < said) ?? null;
      return spans[1] ?? null;
    }
  }
  return null;
}

/** First and last day of the month a day lies in; for statements that say "so far this month". */
export function monthAround(said: number): { earliest: number; latest: number } {
  const [year = 0, month = 1] = isoDay(said).split('-').map(Number);
  const stem = isoDay(said).slice(0, 7);
  return {
    earliest: dayNumber(`${stem}-01`),
    latest: dayNumber(`${stem}-${daysInMonth(year, month)}`),
  };
}

/** Day number (days since 1970-01-01) of 1 Muharram 1 in the tabular civil calendar: 16 July 622 Julian. */
const EPOCH = 1948439.5 - 2440587.5;

/**
 * The day number of a Hijri date by the tabular (civil) calendar, whose thirty-year cycle has eleven
 * leap years. The observed month may begin a day earlier or later: callers allow for it.
 */
export function hijriToDay(year: number, month: number, day: number): number {
  const monthDays = Math.ceil(29.5 * (month - 1));
  const leapDays = Math.floor((3 + 11 * year) / 30);
  return Math.floor(day + monthDays + (year - 1) * 354 + leapDays + EPOCH - 1);
}

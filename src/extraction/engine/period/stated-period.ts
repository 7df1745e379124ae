import { type DateMention, readDates } from '../../../language/dates/dates.js';
import { isoDay, parsePartialDate } from '../../../language/dates/partial-date.js';
import type { Token } from '../../../language/text/tokens.js';
import { yearTest } from '../../../language/numbers/years.js';
import { overlaps, type Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import { splitSentences } from '../text/sentences.js';
import { foldedSet, isMark, textAt } from '../text/token-tests.js';
import type { StatedPeriod } from '../types.js';
import { boundsOf } from './bounds.js';
import { datesClaim } from './dates-claim.js';
import { partOfYear } from './part-of-year.js';
import { type DateSpan, spanOfDatesAt } from './spans.js';

/** A clause has rarely more words; what has is no prose, and would cost much. */
const CLAUSE = 60;

/** A period, and the tokens whose words give it. */
type Dated = DateSpan;

/** What goes on until now: «لم تسجل منذ أسبوعين», and not «استقال منذ أسبوعين». */
const NEGATED = foldedSet('لم لا لن ليس ليست ما غير بلا دون');
const IMPERFECT = /^[وف]?[يت][ء-ي]{3,}$/;

/**
 * The time that a claim speaks about, as its words say it: a date, a span of dates, a deadline, a beginning.
 * Null where they name none, more than one, or one that may date something else.
 *
 * @param inner what lies in the content and is claimed by somebody else
 * @param day the day of publication, a day number; without it relative dates are none
 */
export function statedPeriod(
  { tokens }: Reading,
  parts: readonly Range[],
  inner: readonly Range[],
  day: number | null,
): StatedPeriod | null {
  const dated: Dated[] = [];
  let sentences = 0;
  for (const part of parts) {
    const words = tokens.slice(part.from, part.to);
    sentences += countSentences(words);
    if (sentences > parts.length) return null;
    const own = inner.map(({ from, to }) => ({ from: from - part.from, to: to - part.from }));
    dated.push(
      ...datesIn(words, day).filter((each) => !own.some((range) => overlaps(range, each))),
    );
  }
  const whole = tokens.slice(parts[0]?.from, parts.at(-1)?.to);
  if (whole.some(({ text }) => text === '?')) return null;
  const period = oneOf(dated, whole);
  // Nothing has gone on since a day that is yet to come.
  const ahead = period?.to === null && day !== null && startOf(period) > isoDay(day);
  return ahead && whole.some(({ text }) => text === 'منذ' || text === 'since') ? null : period;
}

const countSentences = (tokens: readonly Token[]): number =>
  splitSentences(tokens, {
    paragraphOf: new Int32Array(tokens.length),
    quoteEnd: new Int32Array(tokens.length),
    attributes: () => false,
  }).filter(({ from, to }) => tokens.slice(from, to).some((token) => !isMark(token))).length;

function datesIn(tokens: readonly Token[], day: number | null): Dated[] {
  const spans: Dated[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const span = spanOfDatesAt(tokens, at, day);
    if (!span) continue;
    spans.push(span);
    at = span.to - 1;
  }
  const mentions = readDates(tokens, day, yearTest(tokens)).filter(
    (mention, i, all) =>
      !spans.some((span) => overlaps(span, mention)) && !isPartOf(mention, all[i + 1]),
  );
  const bounds = mentions.flatMap((mention): (Dated | null)[] => {
    const part = partOfYear(tokens, mention);
    const { from, to } = part ?? mention;
    if (!datesClaim(tokens, { ...mention, from })) return [];
    const period = part?.period ?? boundsOf(mention, tokens, isLasting(tokens, mention));
    return [period && { from, to, period }];
  });
  // A date that cannot be laid on the calendar may say something else than one that can.
  const placed = bounds.filter((each) => each !== null);
  return placed.length < bounds.length ? [] : [...spans, ...placed].sort((a, b) => a.from - b.from);
}

/** «قبل عام» within «قبل عام 2015». */
const isPartOf = ({ from, to }: DateMention, next: DateMention | undefined): boolean =>
  next !== undefined && next.from <= from && to <= next.to;

function isLasting(tokens: readonly Token[], { from }: DateMention): boolean {
  for (let at = from - 1; at >= Math.max(0, from - CLAUSE) && !isMark(tokens[at]); at--) {
    const word = textAt(tokens, at);
    if (NEGATED.has(word) || IMPERFECT.test(word)) return true;
  }
  return false;
}

/** The one period of all that is dated; null where they disagree. */
function oneOf(dated: readonly Dated[], tokens: readonly Token[]): StatedPeriod | null {
  const [first, second, ...others] = dated;
  if (!first) return null;
  if (!second) return inOrder(first.period);
  if (others.length === 0) {
    const between = tokens.slice(first.to, second.from);
    const opens = first.period.to === null && second.period.from === null;
    if (opens && !between.some(isMark))
      return inOrder({ from: first.period.from, to: second.period.to });
  }
  const narrow = dated.map(({ period }) => period).sort((a, b) => lengthOf(a) - lengthOf(b))[0]!;
  return dated.every(({ period }) => holds(period, narrow)) ? inOrder(narrow) : null;
}

const startOf = ({ from }: StatedPeriod): string =>
  (from && parsePartialDate(from)?.earliest) ?? '0000-01-01';
const endOf = ({ to }: StatedPeriod): string =>
  (to && parsePartialDate(to)?.latest) ?? '9999-12-31';
const lengthOf = (period: StatedPeriod): number =>
  Date.parse(endOf(period)) - Date.parse(startOf(period));

const holds = (outer: StatedPeriod, inner: StatedPeriod): boolean =>
  startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);

const inOrder = (period: StatedPeriod): StatedPeriod | null =>
  startOf(period) <= endOf(period) ? period : null;

import { type DatedAct, datedActAt } from '../../../language/concepts/date-events.js';
import type { DateMention } from '../../../language/dates/dates.js';
import { closesBracket, opensBracket } from '../../../language/text/brackets.js';
import { readNumber } from '../../../language/numbers/numbers.js';
import type { Token } from '../../../language/text/tokens.js';
import { noted } from '../once.js';
import type { AnalysedStatement, DayRange } from './analyse.js';
import { inLife } from './life-dates.js';

/** What a date is the date of, where words or marks say it of something that happens once. */
export type DateEvent = Exclude<DatedAct, 'RECURS'> | 'RUN';

/** The word stands no further from its date than this, in tokens. */
const REACH = 8;

/** What opens a clause that tells of something beside what is dated: "reopens on Sunday, when work ends". */
const BESIDE = /^(?:when|after|before|while|once|[وف]?(?:عندما|حين|حينما|بعدما|بعد|قبل))$/;

/** "(12 June 1907 – 3 March 1980)" behind a name: when it began to live, and when it ceased to. */
function inLifespan({ tokens, dates }: AnalysedStatement, date: DateMention): DateEvent | null {
  const at = dates.indexOf(date);
  const [first, last] = [dates[at - 1], dates[at + 1]];
  const opened = (each: DateMention): boolean =>
    tokens.slice(Math.max(0, each.from - 3), each.from).some(opensBracket);
  const closed = (each: DateMention): boolean =>
    tokens.slice(each.to, each.to + 3).some(closesBracket);
  const joined = (one: DateMention, other: DateMention): boolean => {
    const between = tokens.slice(one.to, other.from);
    return between.length > 0 && between.every(({ text }) => text === '-');
  };
  if (last && opened(date) && joined(date, last) && closed(last)) return 'BIRTH';
  return first && opened(first) && joined(first, date) && closed(date) ? 'DEATH' : null;
}

const LEFT = /^[وف]?رحلت?$/;
const WHENCE = /^(?:عن|الي)$/;
const THIS_WORLD = /^(?:عالمنا|الدنيا|دنيانا|عمر)$/;

/** «رحل المدرب عن الفريق»: went from it, and did not die; «رحل عن 80 عاما» did. */
function isLeaving(tokens: readonly Token[], at: number): boolean {
  if (!LEFT.test(tokens[at]?.text ?? '')) return false;
  return tokens
    .slice(at + 1, at + REACH)
    .some(
      ({ text }, i) =>
        WHENCE.test(text) &&
        !THIS_WORLD.test(tokens[at + i + 2]?.text ?? '') &&
        !readNumber(tokens, at + i + 2, true),
    );
}

/** The nearest word before the date, else behind it, that says what it dates. */
function byWords({ tokens, frame }: AnalysedStatement, date: DateMention): DateEvent | null {
  const ends = (text: string): boolean => text === '.' || text === ';';
  const cueAt = (at: number): DateEvent | null => {
    const act = datedActAt(tokens, at);
    // "Announced that the strike of Monday": what a frame says dates nothing behind it.
    if (act === 'DECISION' && at < frame.to && frame.to <= date.from) return null;
    return act === 'RECURS' || (act === 'DEATH' && isLeaving(tokens, at)) ? null : act;
  };
  for (let at = date.from - 1; at >= Math.max(0, date.from - REACH); at--) {
    if (ends(tokens[at]?.text ?? '')) break;
    const event = cueAt(at);
    if (event) return event;
  }
  for (let at = date.to; at < Math.min(tokens.length, date.to + REACH); at++) {
    const text = tokens[at]?.text ?? '';
    if (ends(text) || BESIDE.test(text)) break;
    const event = cueAt(at);
    if (event) return event;
  }
  return null;
}

/** Whether a statement tells of an act that one does over and over: "performed", «شارك». */
export const tellsRecurring = noted(({ tokens }: AnalysedStatement): boolean =>
  tokens.some((_, at) => datedActAt(tokens, at) === 'RECURS'),
);

/** "From 4 to 20 May": a run of days with a first and a last. A Hijri day only may be one of three. */
const isRun = (date: DateMention): boolean =>
  date.precision === 'DAY' &&
  !date.value.endsWith('AH') &&
  Number.isFinite(date.earliest) &&
  Number.isFinite(date.latest) &&
  date.earliest < date.latest;

/** What each of a statement's dates is the date of: several rules and features ask. */
const eventsOf = noted((statement: AnalysedStatement): readonly (DateEvent | null)[] =>
  statement.dates.map((date) => readEvent(statement, date)),
);

/** What one of a statement's dates is the date of; null where nothing says so. */
export const dateEvent = (statement: AnalysedStatement, date: DateMention): DateEvent | null =>
  eventsOf(statement)[statement.dates.indexOf(date)] ?? null;

function readEvent(statement: AnalysedStatement, date: DateMention): DateEvent | null {
  const lived = inLifespan(statement, date) ?? inLife(statement, date);
  if (lived) return lived;
  return isRun(date) ? 'RUN' : byWords(statement, date);
}

/** Whether a span of years stands there without the words that would tell what began and ended. */
export const isLived = (event: DateEvent | null): boolean => event === 'BIRTH' || event === 'DEATH';

/** What is decided or announced on one day comes about on another. */
const COMES: ReadonlySet<DateEvent> = new Set(['START', 'END', 'ARRIVAL', 'ORIGIN']);

/**
 * The two dates as of one moment: the first or last day of a run beside what opens or closes then. Null
 * where they are of two different moments.
 */
export function sameMoment<Date extends DayRange>(
  a: Date,
  b: Date,
  eventA: DateEvent | null,
  eventB: DateEvent | null,
): [Date, Date] | null {
  if (eventA === 'RUN' && (eventB === 'START' || eventB === 'END')) return [edge(a, eventB), b];
  if (eventB === 'RUN' && (eventA === 'START' || eventA === 'END')) return [a, edge(b, eventA)];
  if (isLived(eventA) !== isLived(eventB)) return null;
  const edges = [eventA, eventB];
  const apart =
    (edges.includes('BIRTH') && edges.includes('DEATH')) ||
    (edges.includes('START') && edges.includes('END')) ||
    (edges.includes('DECISION') && edges.some((event) => event !== null && COMES.has(event)));
  return apart ? null : [a, b];
}

const edge = <Date extends DayRange>(run: Date, which: 'START' | 'END'): Date =>
  which === 'START' ? { ...run, latest: run.earliest } : { ...run, earliest: run.latest };

import type { DateMention } from '../../../language/dates/dates.js';
import type { AnalysedStatement } from './analyse.js';

/** A date as the first or the last of a run, "from May 2004 to June 2006", and the run as one stretch of days. */
interface Run {
  edge: 'START' | 'END';
  whole: DateMention;
}

const FROM = new Set(['from', 'between', 'من', 'بين']);
const TO = new Set(['to', 'until', 'till', 'through', 'and', '-', 'الي', 'حتي', 'و']);

/** The run that a date opens or closes; null where it is none. */
export function runOf({ tokens, dates }: AnalysedStatement, date: DateMention): Run | null {
  const at = dates.indexOf(date);
  const opens = (first: DateMention | undefined, last: DateMention | undefined): boolean => {
    if (!first || first.frame !== last?.frame) return false;
    const before = tokens.slice(Math.max(0, first.from - 2), first.from + 1);
    const between = tokens.slice(first.to, last.from).filter(({ text }) => text !== ',');
    return (
      before.some(({ text }) => FROM.has(text)) &&
      between.length <= 1 &&
      TO.has((between[0] ?? tokens[last.from])?.text ?? '')
    );
  };
  const span = (first: DateMention, last: DateMention): DateMention => ({
    ...first,
    latest: Math.max(first.latest, last.latest),
  });
  const [before, after] = [dates[at - 1], dates[at + 1]];
  if (after && opens(date, after)) return { edge: 'START', whole: span(date, after) };
  if (before && opens(before, date)) return { edge: 'END', whole: span(before, date) };
  return null;
}

import type { DateMention } from '../../../language/dates/dates.js';
import { bracketed } from '../../../language/text/brackets.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from './analyse.js';

/** When someone was born and died, as brackets behind a name tell it; null where they do not. */
interface Life {
  birth: DateMention | null;
  death: DateMention | null;
}

const NO_LIFE: Life = { birth: null, death: null };
const BORN = /^(?:born|né|née|nee|[وف]?(?:مواليد|ولد|ولدت))$/;
/** What else a span of dates in brackets may be of. */
const OF_WORK = /^(?:reigned|reign|ruled|active|served|in|office|fl|حكم|حكمت)$/;

/**
 * The life told in the first brackets that hold dates: "(born John Hall; 4 October 1941)", "([haːl]; 12
 * October 1875 – 1 December 1947)".
 */
const lifeIn = noted(({ tokens, dates }: AnalysedStatement): Life => {
  if (dates.length === 0) return NO_LIFE;
  const inside = bracketed(tokens);
  const at = dates.findIndex((date) => inside[date.from] === 1);
  const [first, next] = [dates[at], dates[at + 1]];
  if (!first) return NO_LIFE;
  let open = first.from;
  while (open > 0 && inside[open - 1] === 1) open--;
  const words = tokens.slice(open, first.from);
  if (words.some(({ text }) => OF_WORK.test(text))) return NO_LIFE;
  const between = next && inside[next.from] === 1 ? tokens.slice(first.to, next.from) : [];
  const spans = between.length > 0 && between.every(({ text }) => text === '-');
  if (spans && next && first.precision !== 'YEAR') return { birth: first, death: next };
  return words.some(({ text }) => BORN.test(text)) ? { birth: first, death: null } : NO_LIFE;
});

/** Whether brackets give the date as that of the birth or the death of whom they stand behind. */
export function inLife(statement: AnalysedStatement, date: DateMention): 'BIRTH' | 'DEATH' | null {
  const { birth, death } = lifeIn(statement);
  if (date === birth) return 'BIRTH';
  return date === death ? 'DEATH' : null;
}

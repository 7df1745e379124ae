import { readNumber, readOrdinal } from '../../../language/numbers/numbers.js';
import type { AnalysedStatement } from './analyse.js';
import type { Token } from '../../../language/text/tokens.js';
import { noted } from '../once.js';

/** "The run-off", «جولة الإعادة»: the second round. */
const isRunOff = (tokens: readonly Token[], at: number): boolean => {
  const [text, next] = [tokens[at]?.text ?? '', tokens[at + 1]?.text ?? ''];
  if (/^run-?offs?$/.test(text) || (text === 'run' && next === '-')) return true;
  return /^[وبل]?(?:ال)?جول[هة]$/.test(text) && /^الاعاد[هة]$/.test(next);
};

const STAGE = /^(?:phase|stage|round|volume|chapter)$/;
const HALF_OF_DAY = /^(?:[ap]|[ap]\.?m\.?)$/;
const WHOSE = /^(?:the|its|his|her|their|s|'s)$/;
/** Whatever else is named is another. */
const LAST = Infinity;

/** "The last lorries", «آخر الشاحنات»: as against the first. */
function isLast(tokens: readonly Token[], at: number): boolean {
  const [text, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]].map(
    (token) => token?.text ?? '',
  );
  if (text === 'اخر') return /^ال(?!مطاف)/.test(next!);
  return text === 'last' && WHOSE.test(before!) && readNumber(tokens, at + 1, false) === null;
}

/** "Phase two", "round 7": which of a series; null where none is named. */
function stageAt(tokens: readonly Token[], at: number): number | null {
  if (!STAGE.test(tokens[at]?.text ?? '')) return null;
  const number = readNumber(tokens, at + 1, false);
  return number && !HALF_OF_DAY.test(tokens[number.to]?.text ?? '') ? number.lower : null;
}

/** The ordinals a statement names outside its dates: which of a series it speaks of. */
export const ordinalsOf = noted((statement: AnalysedStatement): ReadonlySet<number> => {
  const found = new Set<number>();
  for (let at = 0; at < statement.tokens.length; at++) {
    if (statement.dates.some((date) => at >= date.from && at < date.to)) continue;
    const ordinal = readOrdinal(statement.tokens, at);
    if (ordinal) found.add(ordinal.value);
    else if (isRunOff(statement.tokens, at)) found.add(2);
    else if (isLast(statement.tokens, at)) found.add(LAST);
    else {
      const stage = stageAt(statement.tokens, at);
      if (stage !== null) found.add(stage);
    }
  }
  return found;
});

/** Whether both name ordinals, and none in common: the first round, the second round. */
export function ordinalsDiffer(a: AnalysedStatement, b: AnalysedStatement): boolean {
  const [left, right] = [ordinalsOf(a), ordinalsOf(b)];
  return left.size > 0 && right.size > 0 && ![...left].some((ordinal) => right.has(ordinal));
}

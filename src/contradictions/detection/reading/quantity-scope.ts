import type { QuantityMention } from '../../../language/numbers/quantities.js';
import type { Pair } from '../rules/rule.js';
import type { AnalysedStatement } from './analyse.js';

const OFFSET_BEFORE = new Set(['بعد', 'قبل', 'after', 'before']);
const OFFSET_AFTER = new Set(['after', 'before', 'later', 'earlier', 'ago']);

/** "Two hours after the blast", «بعد ساعتين من»: how far off something is, not how long it lasted. */
export const isOffset = (
  { tokens }: AnalysedStatement,
  { dimension, from, to }: QuantityMention,
): boolean =>
  dimension === 'SECOND' &&
  (OFFSET_BEFORE.has(tokens[from - 1]?.text ?? '') || OFFSET_AFTER.has(tokens[to]?.text ?? ''));

/** "Two of the hikers": some of a whole that others belong to as well. */
export const isPartitive = (
  { tokens }: AnalysedStatement,
  { dimension, to }: QuantityMention,
): boolean =>
  dimension === null &&
  ((tokens[to]?.text === 'of' &&
    /^(?:the|these|those|them|its|their)$/.test(tokens[to + 1]?.text ?? '')) ||
    (tokens[to]?.text === 'من' && /^(?:ال|بين$)/.test(tokens[to + 1]?.text ?? '')));

/** A city and its province are two areas, whatever their name. */
export function areasDiffer(pair: Pair): boolean {
  const areas = (statement: AnalysedStatement): string[] =>
    [...statement.scopeRoles].filter((role) => role.startsWith('AREA'));
  const left = areas(pair.a);
  const right = areas(pair.b);
  return left.length > 0 && right.length > 0 && !left.some((area) => right.includes(area));
}

import { scopeAt } from '../../../language/numbers/number-context.js';
import type { QuantityMention } from '../../../language/numbers/quantities.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from './analyse.js';
import type { Term } from './terms.js';

type Figure = QuantityMention;
type Said = readonly [statement: AnalysedStatement, figure: Figure];

/** The rates a statement tells anywhere: the wage is monthly, whether or not that is said beside its figure. */
const ratesIn = noted(({ tokens }: AnalysedStatement): ReadonlySet<string> => {
  const found = new Set<string>();
  for (let at = 0; at < tokens.length; at++)
    for (const entry of scopeAt(tokens, at)?.entries ?? [])
      if (entry.role === 'RATE' && entry.per !== undefined) found.add(entry.per);
  return found;
});

/** Whether one figure is so many a day, and the other of another stretch of time or of none that is said. */
export function ratesDiffer([a, x]: Said, [b, y]: Said): boolean {
  if (x.per === y.per) return false;
  if (x.per !== null && y.per !== null) return true;
  return x.per === null ? !ratesIn(a).has(y.per ?? '') : !ratesIn(b).has(x.per);
}

/** More or less, and nothing else. */
const isChange = ({ valences, opposed }: Term): boolean =>
  valences.some(({ axis }) => axis === 'UP') ||
  opposed.some(({ entry }) => entry.id === 'rise-fall' || entry.id === 'raise-cut');

const tellsChange = noted(({ terms }: AnalysedStatement): boolean => terms.some(isChange));
const UP_TO = /^(?:to|الي|ليصل|لتصل|لتبلغ|ليبلغ)$/;
const SHARES = new Set(['SHARE', 'POINT']);

/** Whether a figure is how much something changed; null where the words leave it open. */
function changed([statement, { change, dimension, boundFrom, from }]: Said): boolean | null {
  const tells = tellsChange(statement);
  // "Backed by 121 votes" changes nothing.
  if (change) return tells || SHARES.has(dimension ?? '') ? true : null;
  const before = statement.tokens[(boundFrom ?? from) - 1]?.text ?? '';
  return tells && !UP_TO.test(before) ? null : false;
}

/** Whether one figure is a rise or a fall, and the other what is reached. */
export function changesDiffer(one: Said, other: Said): boolean {
  const [x, y] = [changed(one), changed(other)];
  return x !== null && y !== null && x !== y;
}

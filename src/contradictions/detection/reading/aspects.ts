import type { QuantityMention } from '../../../language/numbers/quantities.js';
import type { AnalysedStatement } from './analyse.js';

/** Which way a length is measured. */
const ASPECTS: readonly [string, RegExp][] = [
  ['LONG', /^(?:long|length|ب?طول(?:ه|ها)?)$/],
  ['WIDE', /^(?:wide|width|broad|across|ب?عرض(?:ه|ها)?)$/],
  ['HIGH', /^(?:high|height|tall|ب?ارتفاع(?:ه|ها)?|ب?علو)$/],
  ['DEEP', /^(?:deep|depth|ب?عمق(?:ه|ها)?)$/],
];
/** The word stands within so many tokens of the number, on either side. */
const REACH = 3;

/** Whether two lengths are measured another way each: a bridge is so long and so wide. */
export function aspectsDiffer(
  [a, x]: readonly [AnalysedStatement, QuantityMention],
  [b, y]: readonly [AnalysedStatement, QuantityMention],
): boolean {
  if (x.dimension !== 'LENGTH' || y.dimension !== 'LENGTH') return false;
  const [one, other] = [aspectOf(a, x), aspectOf(b, y)];
  return one !== null && other !== null && one !== other;
}

function aspectOf(
  { tokens }: AnalysedStatement,
  { from, nounEnd }: QuantityMention,
): string | null {
  const near = [
    ...tokens.slice(nounEnd, nounEnd + REACH),
    ...tokens.slice(Math.max(0, from - REACH), from),
  ];
  for (const { text } of near) {
    const found = ASPECTS.find(([, pattern]) => pattern.test(text));
    if (found) return found[0];
  }
  return null;
}

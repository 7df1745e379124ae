import type { AnalysedStatement } from '../reading/analyse.js';
import { ordersIn } from '../reading/orders.js';
import { isDenied } from '../rules/order.rule.js';
import { allBits } from './aligned.js';
import type { Words } from './words.js';

/** The bits of the places `[from, to)` among the words. */
const between = (from: number, to: number): number => allBits(to) & ~allBits(from);

/**
 * What a statement affirms to have been before or after something: for each, one bit for "after", and the places
 * among its words where the stretch begins, where the words begin that tell what it was, and where they end.
 */
export function writeOrders(statement: AnalysedStatement): number[] {
  const placeOf = (token: number): number => {
    const at = statement.terms.findIndex(({ from }) => from >= token);
    return at < 0 ? statement.terms.length : at;
  };
  return ordersIn(statement)
    .filter((each) => !isDenied(statement, each))
    .map(({ order, from, to, terms }) => {
      const places = placeOf(from) | (placeOf(terms[0]!.from) << 5) | (placeOf(to) << 10);
      return (order === 'AFTER' ? 1 : 0) | (places << 1);
    });
}

/** Of a stretch, the words that tell what something was before or after, and those outside it; one bit each. */
export function readOrder(packed: number, { count }: Words): { told: number; outside: number } {
  const [start, first, end] = [(packed >>> 1) & 31, (packed >>> 6) & 31, packed >>> 11];
  return { told: between(first, end), outside: between(0, count) & ~between(start, end) };
}

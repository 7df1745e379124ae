import { kindsOf } from '../../../language/numbers/number-context.js';
import type { ExtentUse } from './extent-use.js';
import type { Term } from './terms.js';

/** An unknown noun may name persons; a known one must. */
export function isPerson(term: Term): boolean {
  const known = term.keys.filter((key) => key.startsWith('n:'));
  return known.length === 0 || known.some((key) => kindsOf(key.slice(2)).includes('person'));
}

/** The things counted; a place beside them only says where. */
export function things(nouns: readonly Term[]): readonly Term[] {
  const found = nouns.filter((noun) => noun.place === null);
  return found.length > 0 ? found : nouns;
}

/** Whether both are about the same group; "nobody" is about whatever persons the other side names. */
export function sameNouns(a: ExtentUse, b: ExtentUse): boolean {
  if (a.nouns.length === 0 || b.nouns.length === 0) {
    const named = a.nouns.length === 0 ? b.nouns : a.nouns;
    return named.length === 0 || named.some(isPerson);
  }
  const [left, right] = [things(a.nouns), things(b.nouns)];
  return left.some((one) =>
    right.some((other) => one.keys.some((key) => other.keys.includes(key))),
  );
}

const isNone = ({ extent }: ExtentUse): boolean => extent === 'NONE';
const isAll = ({ extent, numeric }: ExtentUse): boolean => extent === 'ALL' && !numeric;
/** Part of a group, of which it is affirmed. */
const isPart = ({ extent }: ExtentUse): boolean =>
  extent === 'SOME' || extent === 'FEW' || extent === 'MOST';

/**
 * Whether one speaks of none or all of a group and the other of part of it: whether both can hold then lies with
 * their predicates, which may be one in other words or two that exclude each other.
 */
export const partAgainstWhole = (x: ExtentUse, y: ExtentUse): boolean =>
  (((isNone(x) || isAll(x)) && isPart(y)) || ((isNone(y) || isAll(y)) && isPart(x))) &&
  sameNouns(x, y);

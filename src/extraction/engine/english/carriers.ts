import type { Range } from '../text/ranges.js';
import { textAt } from '../text/token-tests.js';
import type { Clause } from './clause.js';
import type { Complement } from './complement.js';
import { MEDIA, skipOccasion, skipTime } from './words.js';

/** A medium's name, and no longer list of those who were told. */
const MEDIA_WORDS = 7;

/** A medium that was told, and so carries. */
export function carriersOf(clause: Clause, { addressee }: Complement): Range[] {
  const { tokens } = clause.reading;
  if (!addressee || addressee.to - addressee.from > MEDIA_WORDS) return [];
  let { to } = addressee;
  for (let at = addressee.from; at < to; at++) {
    if (skipTime(tokens, at) > at || skipOccasion(tokens, at) > at) to = at;
  }
  for (let at = addressee.from; at < to; at++)
    if (MEDIA.has(textAt(tokens, at)) && (tokens[at]?.capital === true || at > addressee.from))
      return [{ from: addressee.from, to }];
  return [];
}

import type { AnalysedStatement } from '../reading/analyse.js';
import { isPerson, things } from '../reading/extent-groups.js';
import type { Extent, ExtentUse } from '../reading/extent-use.js';
import { extentsOf, TURNED } from '../reading/extents.js';
import { isCountedPerson } from '../rules/quantifier.rule.js';

export const EXTENTS = Object.keys(TURNED) as Extent[];

/** What is known of how much of a group a statement holds for, beside its extent. */
export interface GistExtent {
  /** Its place among `EXTENTS`. */
  extent: number;
  numeric: boolean;
  /** Whether it is about whatever persons the other side names. */
  ofAnyone: boolean;
  /** Whether what it counts may be persons. */
  ofPersons: boolean;
  /** Whether it counts something that is none of the words. */
  unlisted: boolean;
  /** The words for what it counts, and those of them that surely name persons; one bit each. */
  things: number;
  persons: number;
}

/** How many words at most name what is counted. */
const NOUNS = 3;
const FLAGS = { NUMERIC: 8, OF_ANYONE: 16, OF_PERSONS: 32, UNLISTED: 64 } as const;
const [FIRST, NOUN] = [7, 8];
const [NAMED, THING, PERSON] = [32, 64, 128];

function packed({ terms }: AnalysedStatement, use: ExtentUse): number | null {
  const { extent, numeric, nouns } = use;
  const listed = nouns.filter((noun) => terms.includes(noun));
  if (listed.length > NOUNS) return null;
  const counted = things(nouns);
  const flags =
    (numeric ? FLAGS.NUMERIC : 0) |
    (nouns.length === 0 ? FLAGS.OF_ANYONE : 0) |
    (nouns.some(isPerson) ? FLAGS.OF_PERSONS : 0) |
    (listed.length < nouns.length ? FLAGS.UNLISTED : 0);
  return listed.reduce(
    (bits, noun, at) => {
      const kinds = (counted.includes(noun) ? THING : 0) | (isCountedPerson(noun) ? PERSON : 0);
      return bits | ((terms.indexOf(noun) | NAMED | kinds) << (FIRST + NOUN * at));
    },
    EXTENTS.indexOf(extent) | flags,
  );
}

/** Each extent that a statement gives, as an integer; null where one counts too much to be told so. */
export function writeExtents(statement: AnalysedStatement): number[] | null {
  const written = extentsOf(statement).map((use) => packed(statement, use));
  return written.some((each) => each === null) ? null : (written as number[]);
}

export function readExtent(bits: number): GistExtent {
  let [found, persons] = [0, 0];
  for (let at = 0; at < NOUNS; at++) {
    const noun = bits >>> (FIRST + NOUN * at);
    if ((noun & NAMED) === 0) break;
    if ((noun & THING) !== 0) found |= 1 << (noun & 31);
    if ((noun & PERSON) !== 0) persons |= 1 << (noun & 31);
  }
  return {
    extent: bits & 7,
    numeric: (bits & FLAGS.NUMERIC) !== 0,
    ofAnyone: (bits & FLAGS.OF_ANYONE) !== 0,
    ofPersons: (bits & FLAGS.OF_PERSONS) !== 0,
    unlisted: (bits & FLAGS.UNLISTED) !== 0,
    things: found,
    persons,
  };
}

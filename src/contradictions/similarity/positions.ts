import type { Match } from './align-parts.js';
import { areOpposed, type Profile } from './parts.js';

const NONE = -1;

/** Where in the other statement each part has its partner. */
function partners(a: Profile, b: Profile, matches: readonly Match[]): Int16Array {
  const ofB = new Map(b.parts.map((part, at) => [part, at]));
  const ofA = new Map(matches.map((match) => [match.a, ofB.get(match.b) ?? NONE]));
  return Int16Array.from(a.parts, (part) => ofA.get(part) ?? NONE);
}

const LINKS = new Set(['the', 'a', 'an', 'of', 'in', 'to', 'for', "'s", 'في', 'علي', 'من', 'الي']);
/** "gold rises with the dollar's fall": a preposition begins another phrase, but for one before an object. */
const LEANS = /^(?:و|ف|ب|ك)/;

/** Whether a part and the one after it belong together: nothing between them but an article or "of". */
function joined({ statement, parts }: Profile, at: number): boolean {
  const [left, right] = [parts[at], parts[at + 1]];
  if (!left || !right) return false;
  const between = statement.tokens.filter(
    (token) => token.start >= left.end && token.end <= right.start,
  );
  return !LEANS.test(right.text) && between.every((token) => LINKS.has(token.text));
}

/** The places beside a part that belong to it. */
const besides = (profile: Profile, at: number): number[] => [
  ...(at > 0 && joined(profile, at - 1) ? [at - 1] : []),
  ...(joined(profile, at) ? [at + 1] : []),
];

/** Whether a predicate's neighbour has, on the other side, the opposite predicate for its neighbour. */
function turned(a: Profile, b: Profile, to: Int16Array, at: number): boolean {
  return besides(a, at).some((neighbour) => {
    const met = to[neighbour] ?? NONE;
    if (met === NONE) return false;
    const theirs = besides(b, met);
    const own = to[at] ?? NONE;
    return !theirs.includes(own) && theirs.some((j) => areOpposed(a.parts[at]!, b.parts[j]!));
  });
}

/**
 * Opposed predicates beside the same words, where others may have all their partners: "gold rises as
 * the dollar falls", "gold falls as the dollar rises". One such predicate, or two or more.
 */
export function comparePositions(
  a: Profile,
  b: Profile,
  matches: readonly Match[],
): { opposedNear: number; crossed: number } {
  const to = partners(a, b, matches);
  const found = a.parts.filter((part, at) => part.term?.opposed.length && turned(a, b, to, at));
  return { opposedNear: found.length > 0 ? 1 : 0, crossed: found.length > 1 ? 1 : 0 };
}

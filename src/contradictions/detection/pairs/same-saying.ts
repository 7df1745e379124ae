import type { AnalysedStatement } from '../reading/analyse.js';
import { type Mention, mentionIn } from '../reading/mentions.js';
import type { Term } from '../reading/terms.js';
import type { Pair } from '../rules/rule.js';

/** How two statements come to say one thing of one subject: of one name, or of what one of them refers to. */
export interface SameSaying {
  subject: 'NAMED' | 'REFERRED';
  /** The side whose words the other has all, beside its subject and the value at issue. */
  side: 'a' | 'b';
  /** What both say of it. */
  linked: readonly (readonly [Term, Term])[];
}

/** Two sayings further apart than this speak of two times. */
export const ONE_NEWS_DAYS = 45;
/** So much must be said of the subject on both sides, and so little by one only. */
export const MIN_LINKED = 0.4;
export const MAX_UNLINKED = 0.3;

const outside = (term: Term, from: number, to: number): boolean =>
  term.to <= from || term.from >= to;

/** What a statement says beside its subject; the common noun that refers to it is a part of the subject. */
const saidOf = ({ terms }: AnalysedStatement, mention: Mention): Term[] =>
  terms.filter((term) =>
    outside(term, mention.from, mention.kind === 'NAMED' ? mention.labelled : mention.to),
  );

/** Whether the two names share the last word of either. */
function nameMet(pair: Pair, x: Mention, y: Mention): boolean {
  const named = (term: Term, { from, to }: Mention): boolean => term.from >= from && term.to <= to;
  const last = (terms: readonly Term[], mention: Mention): Term | undefined =>
    terms.filter((term) => named(term, mention)).at(-1);
  const [lastX, lastY] = [last(pair.a.terms, x), last(pair.b.terms, y)];
  return (
    lastX !== undefined &&
    lastY !== undefined &&
    pair.whole.pairs.some(([a, b]) => a === lastX && b === lastY)
  );
}

/** What has an opposite tells what happened, however common it is: "lost the election". */
const opposedWeight = ({ opposed }: Term): number => (opposed.length > 0 ? MIN_LINKED : 0);

/** Whether all that a side says beside its subject is said by the other too; words that `skips` aside. */
function isCovered(
  pair: Pair,
  side: 'a' | 'b',
  mention: Mention,
  skips: (statement: AnalysedStatement, term: Term) => boolean,
): SameSaying['linked'] | null {
  const own = side === 'a' ? 0 : 1;
  const linked: (readonly [Term, Term])[] = [];
  let unlinked = 0;
  for (const term of saidOf(pair[side], mention)) {
    const link = pair.whole.pairs.find((each) => each[own] === term);
    if (link) linked.push(link);
    else if (!skips(pair[side], term)) unlinked += Math.max(term.weight, opposedWeight(term));
  }
  const weight = linked.reduce((sum, each) => sum + each[own].weight, 0);
  return unlinked <= MAX_UNLINKED && weight >= MIN_LINKED ? linked : null;
}

/**
 * Whether one of two English statements says nothing of its subject that the other does not say of the same
 * subject, or of "it", "the film", where only one names what it speaks of. Null where that is not so.
 *
 * @param skips words that need no counterpart, such as "began" before a date
 */
export function sameSaying(
  pair: Pair,
  skips: (statement: AnalysedStatement, term: Term) => boolean,
): SameSaying | null {
  const [x, y] = [mentionIn(pair.a), mentionIn(pair.b)];
  if (!x || !y || (x.kind === 'REFERRED' && y.kind === 'REFERRED')) return null;
  if ((pair.saidApart ?? 0) > ONE_NEWS_DAYS) return null;
  const both = x.kind === y.kind;
  if (both && !nameMet(pair, x, y)) return null;
  const subject = both ? 'NAMED' : 'REFERRED';
  // Of two that differ only in how they speak of it, the one that names it must be covered.
  const sides = both ? (['a', 'b'] as const) : ([x.kind === 'NAMED' ? 'a' : 'b'] as const);
  for (const side of sides) {
    const linked = isCovered(pair, side, side === 'a' ? x : y, skips);
    if (linked) return { subject, side, linked };
  }
  return null;
}

import type { OpposedUse } from '../../../language/concepts/concepts.js';
import type { Pair } from './rule.js';
import type { Term } from '../reading/terms.js';

/** A statement with more opposed words than this is a list, not a claim. */
const MAX_CLASHES = 32;

/** Opposed words, one a statement. */
export interface Clash {
  a: Term;
  b: Term;
  useA: OpposedUse;
  useB: OpposedUse;
}

/** Predicates on opposite sides of one lexicon pair, both affirmed. */
export function clashes(pair: Pair): Clash[] {
  const found: Clash[] = [];
  for (const a of pair.a.terms) {
    for (const useA of a.opposed) {
      if (a.negated || useA.entry.attribute === true) continue;
      // "Oil falls as output rises" holds both sides: which of them the other denies is a guess.
      if (pair.b.byKey.has(useA.key) || pair.a.byKey.has(useA.otherKey)) continue;
      for (const b of pair.b.byKey.get(useA.otherKey) ?? []) {
        const useB = b.opposed.find((use) => use.entry === useA.entry && use.side !== useA.side);
        if (useB && !b.negated) found.push({ a, b, useA, useB });
      }
    }
  }
  return found.slice(0, MAX_CLASHES);
}

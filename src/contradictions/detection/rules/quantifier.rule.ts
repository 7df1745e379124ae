import { alignTerms, comparePlaces, namesDiffer } from '../pairs/align.js';
import { partsDiffer } from '../pairs/parts-differ.js';
import type { Extent, ExtentUse } from '../reading/extent-use.js';
import { extentsOf, TURNED } from '../reading/extents.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { isPerson, sameNouns } from '../reading/extent-groups.js';
import { answers } from '../reading/opposites.js';
import { ordinalsDiffer } from '../reading/ordinals.js';
import { type Candidate, onBothSides, type Pair, type Rule, spanOf } from './rule.js';
import { opposedExtentSentences, quantifierSentences } from './sentences.js';
import { isStale, withSpeaker } from '../pairs/staleness.js';
import type { Term } from '../reading/terms.js';
import { DismissalReason, FindingKind, Relation, type Span } from '../types.js';

export const MIN_SHARED = 0.9;
/** Enough where one side says nothing more, and the other hardly anything. */
export const MIN_WHOLE = 0.6;
export const MAX_DETAIL = 0.5;
export const MIN_COVERAGE = 0.5;
export const MAX_SUBSTITUTION = 0.7;
export const SAME_STATE_DAYS = 1;

/** Relations between extents, after the square of opposition; either order. */
const CONFLICTS: readonly [Extent, Extent, Relation][] = [
  ['ALL', 'NONE', Relation.CONTRARY],
  ['ALL', 'SOME_NOT', Relation.CONTRADICTORY],
  ['ALL', 'NOT_ALL', Relation.CONTRADICTORY],
  ['ALL', 'FEW', Relation.CONTRARY],
  ['NONE', 'SOME', Relation.CONTRADICTORY],
  ['NONE', 'MOST', Relation.CONTRARY],
  ['NONE', 'FEW', Relation.CONTRARY],
  ['MOST', 'FEW', Relation.CONTRARY],
];

export const relationBetween = (a: Extent, b: Extent): Relation | null =>
  CONFLICTS.find(([x, y]) => (x === a && y === b) || (x === b && y === a))?.[2] ?? null;

/** The persons that "nobody" is about: they are no further matter that one side alone names. */
function personsOf(a: ExtentUse, b: ExtentUse): readonly Term[] {
  if (a.nouns.length > 0 && b.nouns.length > 0) return [];
  const named = a.nouns.length === 0 ? b.nouns : a.nouns;
  return named.filter(isCountedPerson);
}

/** A noun that a lexicon knows for one of persons. */
export const isCountedPerson = (term: Term): boolean =>
  term.keys.some((key) => key.startsWith('n:')) && isPerson(term);

/**
 * The only extent that a mere number says anything against. "All were released", "three are still held": of none
 * that are held three are not.
 *
 * @param opposed whether the two have opposite predicates
 */
export const rivalOfNumber = (extent: Extent, opposed: boolean): Extent =>
  (extent === 'SOME') === !opposed ? 'NONE' : 'ALL';

const STRENGTH: Record<Relation, number> = { TENSION: 1, CONTRARY: 2, CONTRADICTORY: 3 };

/** Opposites that can both be false make a contrary at most: not for is not yet against. */
function weaker(square: Relation, [a, b]: [Term, Term]): Relation {
  const shared = a.opposed.filter((use) => answers(use, b));
  const relations = shared.map((use) => Relation[use.entry.relation]);
  return [square, ...relations].reduce(
    (least, each) => (STRENGTH[each] < STRENGTH[least] ? each : least),
    square,
  );
}

/** The statements' opposite predicates, if they have any: "all withdraw" against "some stay". */
function opposedPredicates(pair: Pair): [Term, Term] | null {
  for (const a of pair.a.terms) {
    for (const { key, otherKey } of a.opposed) {
      // Where one statement holds both sides, which of them the other denies is a guess.
      if (pair.b.byKey.has(key) || pair.a.byKey.has(otherKey)) continue;
      const b = pair.b.byKey.get(otherKey)?.[0];
      if (b) return [a, b];
    }
  }
  return null;
}

const measuresOf = ({ terms }: AnalysedStatement): string[] =>
  terms.flatMap((term) => term.measures);

/** "Nobody was killed", "several were injured": two things that happened. Whoever was killed was hurt. */
function measuresDiffer({ a, b }: Pair, useA: ExtentUse, useB: ExtentUse): boolean {
  const [left, right] = [measuresOf(a), measuresOf(b)];
  if (left.length === 0 || right.length === 0 || left.some((each) => right.includes(each)))
    return false;
  const spared = useA.extent === 'NONE' ? left : useB.extent === 'NONE' ? right : [];
  const struck = spared === left ? right : left;
  return !(spared.includes('injured') && struck.includes('killed'));
}

function reasonFor(
  pair: Pair,
  without: readonly [Term, Term] | null,
  others: readonly Term[],
): { reason: DismissalReason | null; coverage: number } | null {
  const kept = (side: 'a' | 'b', predicate: Term | undefined): readonly Term[] =>
    pair[side].terms.filter(
      (term) =>
        !others.includes(term) &&
        !(predicate && term.from >= predicate.from && term.to <= predicate.to),
    );
  const alignment = withSpeaker(
    pair,
    alignTerms(kept('a', without?.[0]), kept('b', without?.[1]), pair.crossLanguage),
  );
  const least = Math.min(alignment.restWeightA, alignment.restWeightB);
  const coverage =
    alignment.shared + least === 0 ? 0 : alignment.shared / (alignment.shared + least);
  const whole = least === 0 && alignment.restWeightA + alignment.restWeightB <= MAX_DETAIL;
  if (alignment.shared < (whole ? MIN_WHOLE : MIN_SHARED) || coverage < MIN_COVERAGE) return null;
  const place = comparePlaces(alignment);
  if (
    place === 'DIFFERENT' ||
    namesDiffer(alignment) ||
    partsDiffer(pair, alignment) ||
    ordinalsDiffer(pair.a, pair.b) ||
    least > MAX_SUBSTITUTION * alignment.told
  ) {
    return { reason: DismissalReason.DIFFERENT_SUBJECT, coverage };
  }
  if (place === 'CONTAINED') return { reason: DismissalReason.DIFFERENT_SCOPE, coverage };
  const soFar = pair.a.scopeRoles.has('SO_FAR') || pair.b.scopeRoles.has('SO_FAR');
  if (
    pair.time === 'DISJOINT' ||
    isStale(pair, SAME_STATE_DAYS) ||
    (soFar && pair.saidApart !== null && pair.saidApart > 0)
  )
    return { reason: DismissalReason.SUPERSEDED, coverage };
  return {
    reason: pair.a.denied || pair.b.denied ? DismissalReason.NOT_CONTRADICTORY : null,
    coverage,
  };
}

const LINKS = new Set(['من', 'of', 'the', 'a', 'an', 'its', 'their']);

/** A quantifier with the whole of what it counts: "all combat troops", and not what stands behind "in". */
function extentSpan(statement: AnalysedStatement, { shownFrom, to, nouns }: ExtentUse): Span {
  let end = to;
  for (const noun of nouns) {
    const between = statement.tokens.slice(end, noun.from);
    if (noun.to <= end || !between.every(({ text }) => LINKS.has(text))) continue;
    end = noun.to;
  }
  // «لم ينج أحد من» breaks off.
  while (end > to - 1 && end > shownFrom + 1 && LINKS.has(statement.tokens[end - 1]?.text ?? ''))
    end--;
  return spanOf(statement, shownFrom, end);
}

function compareUses(pair: Pair, useA: ExtentUse, useB: ExtentUse): Candidate | null {
  const opposed = opposedPredicates(pair);
  const rival = ({ extent }: ExtentUse): Extent => rivalOfNumber(extent, opposed !== null);
  if (
    (useA.numeric && useB.extent !== rival(useA)) ||
    (useB.numeric && useA.extent !== rival(useB))
  )
    return null;
  if (!sameNouns(useA, useB) || measuresDiffer(pair, useA, useB)) return null;
  const square = opposed
    ? (relationBetween(useA.extent, TURNED[useB.extent]) ??
      relationBetween(TURNED[useA.extent], useB.extent))
    : relationBetween(useA.extent, useB.extent);
  const relation = square && opposed ? weaker(square, opposed) : square;
  const judged = relation ? reasonFor(pair, opposed, personsOf(useA, useB)) : null;
  if (!relation || !judged) return null;
  const [spanA, spanB] = [extentSpan(pair.a, useA), extentSpan(pair.b, useB)];
  const [saidA, saidB] = opposed
    ? [
        spanOf(pair.a, opposed[0].from, opposed[0].to),
        spanOf(pair.b, opposed[1].from, opposed[1].to),
      ]
    : [null, null];
  return {
    relation,
    score: Math.min(0.9, 0.4 + 0.5 * judged.coverage),
    spansA: saidA ? [spanA, saidA] : [spanA],
    spansB: saidB ? [spanB, saidB] : [spanB],
    valueA: useA.extent,
    valueB: useB.extent,
    sentences:
      saidA && saidB
        ? opposedExtentSentences(
            { many: spanA.text, said: saidA.text },
            { many: spanB.text, said: saidB.text },
          )
        : quantifierSentences(spanA.text, spanB.text),
    reason: judged.reason,
  };
}

function find(pair: Pair): Candidate[] {
  const usesA = extentsOf(pair.a);
  if (usesA.length === 0) return [];
  const usesB = extentsOf(pair.b);
  return usesA.flatMap((a) => usesB.flatMap((b) => compareUses(pair, a, b) ?? []));
}

/** All or none against some, not all, or few. */
export const quantifierRule: Rule = {
  name: 'quantifier.square',
  version: 6,
  kind: FindingKind.QUANTIFIER,
  needs: onBothSides((statement) => extentsOf(statement).length > 0),
  find,
};

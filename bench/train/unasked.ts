import {
  ALIGNMENT_RULE,
  isWeighed,
  measure,
} from '../../src/contradictions/detection/alignment/alignment.rule.js';
import { UNASKED } from '../../src/contradictions/detection/alignment/bars.js';
import { evidenceOf } from '../../src/contradictions/detection/alignment/evidence.js';
import { FeatureRow } from '../../src/contradictions/detection/alignment/feature-row.js';
import { standsUnasked } from '../../src/contradictions/detection/alignment/unasked.js';
import { type Boosted, WEIGHTS } from '../../src/contradictions/detection/alignment/weights.js';
import { conflictBetween, examine } from '../../src/contradictions/detection/compare.js';
import { casesTogether, type Written } from '../claims/written-together.js';
import { type Example, readingOf } from './examples.js';
import { BOOSTING, fitHeldOut, shareOf } from './fit.js';
import type { Row } from './growing.js';
import {
  byWordsAlone,
  conflictsByWords,
  developmentPairs,
  type Labelled,
  labelledOf,
  shownCases,
} from './labelled.js';
import { type Strangers, strangersAmong } from './neighbours.js';
import { headlinesTogether } from './sources-of-neighbours.js';

/** A pair in which the engine finds a conflict: one that somebody calls so, or of strangers. */
interface FoundPair extends Pick<Example, 'group'>, Row {
  /** Whether a rule finds it, and not the model alone. */
  byRule: boolean;
  /** How sure the finding is, 0–1. */
  score: number;
}

/** Finds all that may be found of two claims of a collection before it is asked whether they are rivals. */
const FREELY = { ...UNASKED, glance: false, rivals: null };

const TREES = { ...BOOSTING, trees: 300, depth: 6, rate: 0.08, leaf: 20, features: 0.2, seed: 11 };

const LEAST = UNASKED.rivals!;

/** How much pairs of the project's own count, and conflicts of others. */
const OWN = 1;
const OTHERS = 0.5;
/** Headlines are of a few weeks, of which two outlets often tell one thing that nobody has matched. */
const HEADLINES_APART = 0.3;
/** What rules find of strangers is right more often than what the model does. */
const BY_RULE = 0.7;

/** A pair in which the engine finds a conflict; null where it finds none, or where the model has no say in it. */
function foundIn(
  { a: one, b: other, group }: Pick<Labelled, 'a' | 'b' | 'group'>,
  conflict: boolean,
  weight: number,
): FoundPair | null {
  const [a, b] = [readingOf(one), readingOf(other)];
  const findings = conflictBetween(a, b, FREELY)?.findings ?? [];
  const examined = findings.length > 0 ? examine(a, b) : null;
  if (!examined) return null;
  const byRule = findings.some(({ rule }) => rule !== ALIGNMENT_RULE.name);
  if (byRule && !isWeighed(examined)) return null;
  const evidence = evidenceOf(a, b, examined)!;
  const features = measure(new FeatureRow(), examined.pair, evidence).toFeatures();
  const score = Math.max(...findings.map((each) => each.score));
  return { group, features, conflict, weight, byRule, score };
}

/** What is found in pairs that somebody calls a conflict. */
const rivals = (data: string): FoundPair[] =>
  [
    ...conflictsByWords(data),
    ...shownCases()
      .map(labelledOf)
      .filter(({ conflict }) => conflict)
      .map(byWordsAlone),
  ].flatMap((pair) => foundIn(pair, true, pair.source.startsWith('own') ? OWN : OTHERS) ?? []);

/** What is found among statements that nobody wrote for each other. Some of it is right, and most is not. */
function strangers(data: string): FoundPair[] {
  const among = (
    { statements, together }: Written,
    rest: Omit<Strangers, 'together'>,
    weight: number,
  ): FoundPair[] =>
    strangersAmong(
      statements.map((statement) => ({ statement })),
      { together, ...rest },
    ).flatMap((pair) => foundIn(pair, false, weight) ?? []);
  const own = casesTogether(developmentPairs());
  return [
    ...among(own, { wanted: { any: 12, foreign: 4 }, each: 1 }, OWN),
    ...among(headlinesTogether(data), { wanted: { any: 6, foreign: 0 }, each: 1 }, HEADLINES_APART),
  ];
}

/** Makes strangers count as much as rivals, of what rules find and of what the model does. */
function balanced(pairs: readonly FoundPair[]): FoundPair[] {
  const sums = new Map<string, number>();
  const key = (byRule: boolean, conflict: boolean): string =>
    `${String(byRule)} ${String(conflict)}`;
  for (const { byRule, conflict, weight } of pairs)
    sums.set(key(byRule, conflict), (sums.get(key(byRule, conflict)) ?? 0) + weight);
  return pairs.map((pair) => {
    const { byRule, conflict, weight } = pair;
    if (conflict) return pair;
    const share = sums.get(key(byRule, true))! / sums.get(key(byRule, false))!;
    return { ...pair, weight: weight * share * (byRule ? BY_RULE : 1) };
  });
}

/**
 * What tells a conflict from what is found of strangers that a search proposes: pairs that people wrote to conflict against
 * statements of theirs that have nothing to do with each other, where the engine finds something in both. To be called once the
 * running engine has all other weights but the glance; notes what came of it in their provenance.
 */
export async function fitUnasked(data: string): Promise<Boosted> {
  const pairs = balanced([...rivals(data), ...strangers(data)]);
  const { model, oddsOf } = await fitHeldOut(pairs, TREES);
  const stands = (pair: FoundPair): boolean =>
    standsUnasked(oddsOf(pair), pair.score, LEAST[pair.byRule ? 'byRule' : 'learned']);
  const told = [true, false].map((byRule) => {
    const found = pairs.filter((each) => each.byRule === byRule);
    const right = found.filter(({ conflict }) => conflict);
    const stray = found.filter(({ conflict }) => !conflict);
    return (
      `${byRule ? 'by rules' : 'by the model alone'}: of ${right.length} conflicts ${shareOf(right, stands)} stand, ` +
      `of ${stray.length} findings between strangers ${shareOf(stray, stands)}`
    );
  });
  console.log(`unasked, held out, ${told.join('; ')}`);
  WEIGHTS.provenance.unasked = told.join('; ');
  return model;
}

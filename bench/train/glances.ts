import { ALIGNMENT_RULE } from '../../src/contradictions/detection/alignment/alignment.rule.js';
import { UNASKED } from '../../src/contradictions/detection/alignment/bars.js';
import { FeatureRow } from '../../src/contradictions/detection/alignment/feature-row.js';
import { type Sieve, WEIGHTS } from '../../src/contradictions/detection/alignment/weights.js';
import { conflictBetween } from '../../src/contradictions/detection/compare.js';
import { gistOf } from '../../src/contradictions/detection/gist/gist.js';
import { glanceFeatures } from '../../src/contradictions/detection/gist/glance-features.js';
import { met } from '../../src/contradictions/detection/gist/glance.js';
import { mayConflict } from '../../src/contradictions/detection/gist/may-conflict.js';
import { FindingKind, type StatementInput } from '../../src/contradictions/detection/types.js';
import { openingStatements, plantedPairs } from '../claims/generated-statements.js';
import { casesTogether, type Written } from '../claims/written-together.js';
import { type Example, readingOf } from './examples.js';
import { BOOSTING, fitHeldOut, shareOf } from './fit.js';
import type { Row } from './growing.js';
import { conflictsByWords, developmentPairs, type Labelled } from './labelled.js';
import { type Strangers, strangersAmong } from './neighbours.js';
import { GENERATED, headlinesTogether, NEWSROOM, SEED } from './sources-of-neighbours.js';

/** A pair that bounds let through, as a glance sees it: one that somebody calls a conflict, or one that a search proposes. */
interface Glanced extends Pick<Example, 'group'>, Row {
  /** Whether the engine finds a conflict, and whether only the trained model does. */
  found: boolean;
  learned: boolean;
}

/** Of what only the model finds, so much may be lost to a glance. */
const LOST = 0.03;

/** Far fewer trees than a full comparison has, since looking is to be quick. */
const FEW = { ...BOOSTING, trees: 60, rate: 0.15, seed: 11 };

const PLANTED = 4_000;

/** Finds what the model finds without a glance. */
const FULLY = { ...UNASKED, glance: false };

/** A model that lets everything through. */
const BLIND: Sieve = { bias: 0, features: [], trees: [], least: -Infinity };

/** Null where bounds turn it away, or one of the two has no gist. */
function glanced(
  { a: one, b: other, group }: Pick<Labelled, 'a' | 'b' | 'group'>,
  conflict: boolean,
): Glanced | null {
  const [a, b] = [readingOf(one), readingOf(other)];
  const [x, y] = [gistOf(a), gistOf(b)];
  if (!x || !y || !mayConflict(x, y)) return null;
  const kinds = conflictBetween(a, b, FULLY)?.findings ?? [];
  const findings = kinds.filter(({ kind }) => kind !== FindingKind.SELF);
  return {
    group,
    weight: 1,
    conflict,
    found: findings.length > 0,
    learned: findings.length > 0 && findings.every(({ rule }) => rule === ALIGNMENT_RULE.name),
    features: glanceFeatures(new FeatureRow(), met(x, y)).toFeatures(),
  };
}

/** What is called a conflict and found. */
const conflicts = (data: string): Glanced[] =>
  conflictsByWords(data)
    .flatMap((pair) => glanced(pair, true) ?? [])
    .filter(({ found }) => found);

/**
 * What is planted in a generated newsroom, found or not: of generated claims it must learn which conflict, and not that they
 * are generated.
 */
const planted = (): Glanced[] =>
  plantedPairs(PLANTED, { claims: NEWSROOM, planted: 0.5, seed: SEED }).flatMap(
    ([a, b]) => glanced({ a, b, group: a.statement }, true) ?? [],
  );

interface Proposed extends Strangers {
  /** What all of them count together. */
  share: number;
}

/** Of what a search proposes among some statements, less what was written for each other, what the engine leaves alone. */
function proposals(
  inputs: readonly StatementInput[],
  { share, ...strangers }: Proposed,
): Glanced[] {
  const found = strangersAmong(inputs, strangers)
    .flatMap((pair) => glanced(pair, false) ?? [])
    .filter((pair) => !pair.found);
  return found.map((pair) => ({ ...pair, weight: share / found.length }));
}

/** As a rescan wants them of generated claims, which are alike; fewer of written ones, which are not. @param weight of all together */
function leftAlone(data: string, weight: number): Glanced[] {
  const own = casesTogether(developmentPairs());
  const written = ({ statements, together }: Written, rest: Omit<Proposed, 'together'>) =>
    proposals(
      statements.map((statement) => ({ statement })),
      { together, ...rest },
    );
  const generated = openingStatements(GENERATED, { claims: NEWSROOM, planted: 0, seed: SEED });
  return [
    ...written(headlinesTogether(data), {
      wanted: { any: 4, foreign: 0 },
      each: 1,
      share: 0.2 * weight,
    }),
    ...written(own, { wanted: { any: 6, foreign: 2 }, each: 3, share: 0.4 * weight }),
    ...proposals(generated, {
      together: () => false,
      wanted: { any: 16, foreign: 4 },
      each: 3,
      share: 0.4 * weight,
    }),
  ];
}

/**
 * What tells at a glance that the model will find nothing, learned from what it finds of labelled conflicts and what it
 * leaves alone of what a search proposes. Loses so much of the former, as models say that have not seen them (the engine itself has
 * learned from them). To be called once the running engine has all other weights; notes what came of it in their provenance.
 */
export async function fitGlance(data: string): Promise<Sieve> {
  WEIGHTS.glance = BLIND;
  const found = conflicts(data);
  const pairs = [...found, ...planted(), ...leftAlone(data, found.length)];
  const { model, oddsOf } = await fitHeldOut(pairs, FEW);
  const learned = found.filter((each) => each.learned);
  const odds = learned.map(oddsOf).sort((x, y) => x - y);
  if (odds.length === 0) throw new Error('the model alone finds none of the labelled conflicts');
  const least = Math.floor(100 * odds[Math.floor(LOST * odds.length)]!) / 100;
  const passes = (each: Glanced): boolean => oddsOf(each) >= least;
  const others = pairs.filter(({ conflict }) => !conflict);
  const told =
    `of ${learned.length} conflicts that only the model finds lets ${shareOf(learned, passes)} through, ` +
    `of ${others.length} pairs that are left alone ${shareOf(others, passes)}`;
  console.log(`glance, held out: ${told}`);
  WEIGHTS.provenance.glance = told;
  return { ...model, least };
}

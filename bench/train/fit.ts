import { isOfFound } from '../../src/contradictions/detection/alignment/evidence.js';
import { FeatureRow } from '../../src/contradictions/detection/alignment/feature-row.js';
import type { Features } from '../../src/contradictions/detection/alignment/features.js';
import { conflictOdds } from '../../src/contradictions/detection/alignment/judge.js';
import type { Boosted, Weights } from '../../src/contradictions/detection/alignment/weights.js';
import { FindingKind } from '../../src/contradictions/detection/types.js';
import { growModels, type Row } from './growing.js';
import type { Example } from './examples.js';
import { fitLogistic, type Sparse } from './logistic.js';

const SEED = 5;
export const FOLDS = 3;
/**
 * The project's own pairs are drawn where alarms go wrong, and say what an editor takes for a conflict;
 * headlines that annotators matched show another sort of difference. Neighbours are many and easy, and
 * sentences with a "not" put in by machine are unlike what is claimed.
 */
const SOURCE_WEIGHTS: Record<string, number> = {
  own: 9,
  'own-news': 12,
  'ans-train': 12,
  'fever-symmetric': 7,
  board: 0.9,
  neighbours: 0.9,
  'own-neighbours': 1.5,
  generated: 12,
  unrelated: 1.2,
  'negation-nli': 0.2,
};

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

const RELATED_FEATURES = [
  'shared',
  'coverShort',
  'coverLong',
  'rarity',
  'rarest',
  'nextRarest',
  'rarityCover',
  'restMax',
  'units',
  'lengthRatio',
];

const sparse = (features: Features, names: readonly string[]): Sparse =>
  new Map(names.map((name) => [name, features[name] ?? 0]));

/** Which fold a group belongs to; the same in every run. */
export function foldOf(group: string): number {
  let hash = 7;
  for (const letter of group) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return Math.abs(hash) % FOLDS;
}

/** Weights that make conflicting and agreeing pairs of each source count alike. */
function balanced(examples: readonly Example[]): number[] {
  const counts = new Map<string, number>();
  const key = ({ source, conflict }: Example): string => `${source} ${String(conflict === true)}`;
  for (const each of examples) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
  return examples.map((each) => {
    const own = counts.get(key(each)) ?? 1;
    const rival = counts.get(`${each.source} ${String(each.conflict !== true)}`) ?? own;
    return ((own + rival) / own / 2) * (SOURCE_WEIGHTS[each.source] ?? 1);
  });
}

/** Whether two statements speak of one matter: the stated pairs against the shuffled ones. */
export function fitRelated(examples: readonly Example[]): {
  bias: number;
  weights: Record<string, number>;
} {
  const { bias, weights } = fitLogistic(
    examples.map(({ features }) => sparse(features, RELATED_FEATURES)),
    examples.map(({ conflict }) => (conflict === null ? 0 : 1)),
    examples.map(() => 1),
    { ridge: 0.1, epochs: 400 },
  );
  return {
    bias: round(bias),
    weights: Object.fromEntries([...weights].map(([name, weight]) => [name, round(weight)])),
  };
}

/** How trees are grown. */
export const BOOSTING = {
  trees: 1500,
  depth: 6,
  rate: 0.06,
  leaf: 12,
  sample: 0.7,
  features: 0.3,
  ridge: 2,
  seed: SEED,
};

/** Whether two related statements conflict, before calibration: a model of each set of examples, on all cores. */
export const fitConflicts = (sets: readonly (readonly Example[])[]): Promise<Boosted[]> =>
  growModels(sets.map(rowsOf), BOOSTING);

function rowsOf(examples: readonly Example[]): Row[] {
  const weights = balanced(examples);
  return examples.map(({ features, conflict }, at) => ({
    features,
    conflict: conflict === true,
    weight: weights[at]!,
  }));
}

/** What a model of some rows makes of each of them, by models that have not seen its group; and the model itself. */
export async function fitHeldOut<Pair extends Row & Pick<Example, 'group'>>(
  pairs: readonly Pair[],
  options: typeof BOOSTING,
): Promise<{ model: Boosted; oddsOf: (pair: Pair) => number }> {
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    pairs.filter(({ group }) => foldOf(group) !== fold),
  );
  const [model, ...others] = await growModels([pairs, ...folds], options);
  const odds = new Map(
    pairs.map((pair) => {
      const row = new FeatureRow().add(pair.features);
      return [pair, conflictOdds(others[foldOf(pair.group)]!, row)];
    }),
  );
  return { model: model!, oddsOf: (pair) => odds.get(pair)! };
}

/** How many of some pairs, as a share of them. */
export const shareOf = <Pair>(pairs: readonly Pair[], test: (pair: Pair) => boolean): string =>
  (pairs.filter(test).length / pairs.length).toFixed(3);

/** Too few to learn a kind from. */
const LEAST_OF_KIND = 20;

/**
 * Of what kind a conflict is, each kind against all others. A reversal is left out: it is told by who
 * speaks, and is some other kind beside.
 */
export function fitKinds(examples: readonly Example[]): Weights['kinds'] {
  const known = examples.filter(({ kind }) => kind && kind !== FindingKind.SELF);
  const rows = known.map(({ features }) =>
    sparse(
      features,
      Object.keys(features).filter((name) => !isOfFound(name)),
    ),
  );
  const models: Weights['kinds'] = {};
  for (const kind of Object.values(FindingKind)) {
    const labels = known.map((each) => (each.kind === kind ? 1 : 0));
    if (labels.filter((label) => label === 1).length < LEAST_OF_KIND) continue;
    const { bias, weights } = fitLogistic(
      rows,
      labels,
      known.map(() => 1),
      { ridge: 4, epochs: 300 },
    );
    models[kind] = {
      bias: round(bias),
      weights: Object.fromEntries([...weights].map(([name, weight]) => [name, round(weight)])),
    };
  }
  return models;
}

import { isOfFound } from '../../src/contradictions/detection/alignment/evidence.js';
import type { Features } from '../../src/contradictions/detection/alignment/features.js';
import type { Boosted, Weights } from '../../src/contradictions/detection/alignment/weights.js';
import { FindingKind } from '../../src/contradictions/detection/types.js';
import { growAll } from './growing.js';
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

const target = ({ conflict }: Example): number => (conflict === true ? 1 : 0);

const featureNames = (examples: readonly Example[]): string[] =>
  [...new Set(examples.flatMap((each) => Object.keys(each.features)))].sort();

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
export async function fitConflicts(sets: readonly (readonly Example[])[]): Promise<Boosted[]> {
  const features = sets.map(featureNames);
  const grown = await growAll(
    sets.map((examples, at) => () => ({
      x: matrixOf(examples, features[at]!),
      y: Uint8Array.from(examples, target),
      weight: Float64Array.from(balanced(examples)),
      options: BOOSTING,
    })),
  );
  return grown.map(({ bias, trees }, at) => ({ bias, features: features[at]!, trees }));
}

/** A row of numbers for each example, one after the other, where threads can share them. */
export function matrixOf(
  examples: readonly Pick<Example, 'features'>[],
  names: readonly string[],
): Float64Array {
  const room = examples.length * names.length * Float64Array.BYTES_PER_ELEMENT;
  const x = new Float64Array(new SharedArrayBuffer(room));
  examples.forEach(({ features }, row) => {
    names.forEach((name, at) => (x[row * names.length + at] = features[name] ?? 0));
  });
  return x;
}

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

import type { Features } from '../../src/contradictions/detection/alignment/features.js';
import type { ConflictModel } from '../../src/contradictions/detection/alignment/weights.js';
import { Random } from '../random.js';
import { boost } from './boosting.js';
import type { Example } from './examples.js';
import { fitLogistic, type Sparse } from './logistic.js';

const SEED = 5;
export const FOLDS = 5;
/** A word that fewer pairs leave over than this teaches nothing. */
const MIN_LEFT_OVER = 4;
const MIN_WEIGHT = 0.03;
/**
 * The project's own pairs are few, and drawn where alarms go wrong; neighbours are many and easy, and
 * sentences with a "not" put in by machine are unlike what is claimed.
 */
const SOURCE_WEIGHTS: Record<string, number> = {
  own: 4,
  board: 0.3,
  neighbours: 0.2,
  unrelated: 0.4,
  'negation-nli': 0.1,
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

const NOT_FOR_JUDGING = new Set(['asked', 'english']);

const judgingFeatures = (examples: readonly Example[]): string[] =>
  [...new Set(examples.flatMap((each) => Object.keys(each.features)))]
    .filter((name) => !NOT_FOR_JUDGING.has(name))
    .sort();

const LEFTOVER = 'left over ';

/** A row of scaled features, and of words that only one side has where enough pairs have them. */
function linearRow(
  { leftovers, features }: Example,
  scales: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): Sparse {
  const row = new Map<string, number>();
  for (const [name, scale] of scales) row.set(name, (features[name] ?? 0) / scale);
  for (const key of leftovers) if (known.has(key)) row.set(LEFTOVER + key, 1);
  return row;
}

/** What the features and the leftover words say of a conflict, each by its weight. */
function fitLinear(examples: readonly Example[]): ConflictModel['linear'] {
  const counts = new Map<string, number>();
  for (const { leftovers } of examples)
    for (const key of leftovers) counts.set(key, (counts.get(key) ?? 0) + 1);
  const known = new Set([...counts].filter(([, n]) => n >= MIN_LEFT_OVER).map(([key]) => key));
  const scales = new Map(
    judgingFeatures(examples).map((name) => [
      name,
      Math.max(1e-9, ...examples.map(({ features }) => Math.abs(features[name] ?? 0))),
    ]),
  );
  const model = fitLogistic(
    examples.map((each) => linearRow(each, scales, known)),
    examples.map(target),
    balanced(examples),
    { ridge: 6, epochs: 250 },
  );
  const kept = (name: string): number => round(model.weights.get(name) ?? 0);
  return {
    bias: round(model.bias),
    weights: Object.fromEntries(
      [...scales].map(([name, scale]) => [name, round(kept(name) / scale)]),
    ),
    leftovers: Object.fromEntries(
      [...known]
        .map((key) => [key, kept(LEFTOVER + key)] as const)
        .filter(([, weight]) => Math.abs(weight) >= MIN_WEIGHT)
        .sort(([x], [y]) => (x < y ? -1 : 1)),
    ),
  };
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

function fitBoosted(examples: readonly Example[]): ConflictModel['boosted'] {
  const features = judgingFeatures(examples);
  const random = new Random(SEED);
  const { bias, trees } = boost(
    {
      x: examples.map((each) => Float64Array.from(features, (name) => each.features[name] ?? 0)),
      y: examples.map(target),
      weight: balanced(examples),
    },
    {
      trees: 300,
      depth: 5,
      rate: 0.06,
      leaf: 8,
      sample: 0.6,
      features: 0.3,
      ridge: 1,
      random: () => random.next(),
    },
  );
  return { bias, features, trees };
}

/** Whether related statements conflict. */
export const fitConflict = (
  examples: readonly Example[],
): Pick<ConflictModel, 'linear' | 'boosted'> => ({
  linear: fitLinear(examples),
  boosted: fitBoosted(examples),
});

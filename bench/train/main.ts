import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  calibrated,
  conflictOdds,
  relatedness,
} from '../../src/contradictions/detection/alignment/judge.js';
import { FeatureRow } from '../../src/contradictions/detection/alignment/feature-row.js';
import {
  type ConflictModel,
  WEIGHTS,
} from '../../src/contradictions/detection/alignment/weights.js';
import { ansNeighbours, feverNeighbours, seedNeighbours } from './sources-of-neighbours.js';
import { confusionOf, type Decision, scoresOf } from '../evaluate/metrics.js';
import { calibrate, type Outcome } from './calibrate.js';
import {
  ansExamples,
  type Example,
  feverExamples,
  negationExamples,
  ownExamples,
} from './examples.js';
import { fitConflict, fitRelated, foldOf, FOLDS } from './fit.js';

const UNRELATED = 20_000;
const MIN_STATEMENTS = 3;
/**
 * The probabilities from which a pair is flagged. Chosen on the development half of the hard set and on ANS
 * dev: an editor's trust is lost sooner than a conflict.
 */
const THRESHOLDS = { ar: 0.5, en: 0.5 };
const KEPT_OUT = new Set(['neighbours', 'board', 'unrelated', 'negation-nli']);
const NEAR = 0.1;
/** So that of pairs that have nothing to do with each other next to none is judged at all. */
const RELATED = 0.2;

const loadAll = (data: string): Example[] => [
  ...ansExamples(data, 'train', UNRELATED),
  ...feverExamples(data),
  ...negationExamples(data),
  ...ansNeighbours(data),
  ...feverNeighbours(data),
  ...seedNeighbours('seeds/demo/claims.yaml'),
  ...ownExamples('test/detection-cases', () => true),
  ...ownExamples('test/hard-set', (file) => file.startsWith('dev-')),
];

const isStated = ({ conflict }: Example): boolean => conflict !== null;

/** Counts in how many stated pairs each key stands, and makes the running engine use the counts. */
function countWords(examples: readonly Example[]): void {
  const stated = examples.filter(isStated);
  const counts = new Map<string, number>();
  for (const { keys } of stated)
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  WEIGHTS.trained = stated.length;
  WEIGHTS.statements = Object.fromEntries(
    [...counts].filter(([, count]) => count >= MIN_STATEMENTS).sort(([x], [y]) => (x < y ? -1 : 1)),
  );
}

/** Each example's odds by a model that has not seen its group. */
function heldOutOutcomes(examples: readonly Example[]): Outcome[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = {
      ...fitConflict(examples.filter(({ group }) => foldOf(group) !== fold)),
      calibration: { slope: 1, bias: 0 },
      threshold: 0,
    };
    return examples
      .filter(({ group }) => foldOf(group) === fold)
      .map(({ source, conflict, features, leftovers }) => ({
        source,
        conflict: conflict === true,
        odds: conflictOdds(model, new FeatureRow().add(features), leftovers),
      }));
  }).flat();
}

function figures(judged: readonly Decision[]): string {
  const { macroF1, accuracy, precision, recall } = scoresOf(confusionOf(judged));
  const shown = [macroF1, accuracy, precision, recall].map((each) => (each ?? 0).toFixed(3));
  return `macro-F1 ${shown[0]}, accuracy ${shown[1]}, precision ${shown[2]}, recall ${shown[3]}`;
}

/** Trains one language's model, with the calibration of its held-out odds. */
function train(name: 'ar' | 'en', examples: readonly Example[]): ConflictModel {
  const outcomes = heldOutOutcomes(examples);
  // Pairs that the gate keeps out say nothing of how right a flag is.
  const calibration = calibrate(outcomes.filter(({ source }) => !KEPT_OUT.has(source)));
  const model = { ...fitConflict(examples), calibration, threshold: THRESHOLDS[name] };
  for (const source of new Set(outcomes.map((each) => each.source))) {
    const judged = outcomes
      .filter((each) => each.source === source)
      .map(({ conflict, odds }) => ({
        conflict,
        flagged: calibrated(model, odds) >= model.threshold,
      }));
    heldOut[`${name}, ${source}`] = figures(judged);
    console.log(`${name}, held out, ${source}: ${figures(judged)}`);
  }
  console.log(`${name}: threshold ${model.threshold}, calibration`, calibration);
  return model;
}

/** How the trained weights do on a split they have not seen, for several gates. */
function reportDev(data: string): void {
  const dev = ansExamples(data, 'dev', UNRELATED);
  for (const gate of [0, 0.2, 0.3, 0.4, 0.5, 0.6]) {
    const judged = dev.map((each) => ({
      unrelated: each.conflict === null,
      conflict: each.conflict === true,
      flagged: isFlagged(each, gate),
    }));
    const unrelated = judged.filter((each) => each.unrelated);
    const loose = (1000 * unrelated.filter((each) => each.flagged).length) / unrelated.length;
    console.log(
      `ans-dev, relatedness from ${gate}: ${figures(judged.filter((each) => !each.unrelated))}, ` +
        `${loose.toFixed(1)} of 1,000 unrelated pairs flagged`,
    );
  }
}

function isFlagged(each: Example, gate: number): boolean {
  if ((each.features.ruleScore ?? 0) > 0) return true;
  if (each.features.asked !== 1 || relatedness(each.features) < gate) return false;
  const model = WEIGHTS.conflict[each.arabic ? 'ar' : 'en'];
  return (
    calibrated(model, conflictOdds(model, new FeatureRow().add(each.features), each.leftovers)) >=
    model.threshold
  );
}

/** What was learned from, for whoever reads the file. */
function provenanceOf(examples: readonly Example[]): Record<string, unknown> {
  const counts: Record<string, number> = {};
  for (const { source, conflict } of examples) {
    const name = conflict === null ? `${source}, sides shuffled` : source;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return {
    command: 'npm run train -- --data DIR',
    pairs: counts,
    sources: {
      'ans-train': 'Khouja 2020, arXiv 2005.10410, Apache-2.0, train split',
      'fever-symmetric': 'Schuster et al. 2019, CC BY-SA 3.0, dev split',
      'negation-nli': 'Hossain et al. 2020, MIT, MNLI part',
      neighbours:
        'statements of the above, and of seeds/demo, on one topic; taken to be no conflict',
      own: 'test/detection-cases and the dev half of test/hard-set',
    },
    heldOut,
  };
}

/** The figures of models that had not seen the pairs, by language and source. */
const heldOut: Record<string, string> = {};

function main(): void {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      out: { type: 'string', default: 'src/contradictions/detection/alignment/weights.json' },
    },
  });
  if (!values.data)
    throw new Error('--data DIR: the folder with ans/, fever-symmetric/ and negation-nli/');
  countWords(loadAll(values.data));
  const all = loadAll(values.data);
  WEIGHTS.related = {
    ...fitRelated(all.filter(({ source }) => source === 'ans-train')),
    threshold: RELATED,
  };
  // Pairs of two rows that look related all the same: what they differ in is no conflict.
  const near = all.filter(
    (each) => !isStated(each) && each.features.asked === 1 && relatedness(each.features) >= NEAR,
  );
  const stated = [
    ...all.filter(isStated),
    ...near.map((each) => ({ ...each, source: 'unrelated', conflict: false })),
  ];
  WEIGHTS.conflict = {
    ar: train(
      'ar',
      stated.filter(({ arabic }) => arabic),
    ),
    en: train(
      'en',
      stated.filter(({ arabic }) => !arabic),
    ),
  };
  reportDev(values.data);
  WEIGHTS.provenance = provenanceOf(all);
  writeFileSync(values.out, `${JSON.stringify(WEIGHTS)}\n`);
}

main();

import {
  type AnalysedStatement,
  analyse,
} from '../../src/contradictions/detection/reading/analyse.js';
import { evidenceOf } from '../../src/contradictions/detection/alignment/evidence.js';
import type { Features } from '../../src/contradictions/detection/alignment/features.js';
import { FeatureRow } from '../../src/contradictions/detection/alignment/feature-row.js';
import { unitsOf } from '../../src/contradictions/detection/alignment/units.js';
import {
  arguedBy,
  barOfFound,
  isWeighed,
  measure,
  settledBy,
} from '../../src/contradictions/detection/alignment/alignment.rule.js';
import type { ConflictModel } from '../../src/contradictions/detection/alignment/weights.js';
import { examine } from '../../src/contradictions/detection/compare.js';
import type { Examined } from '../../src/contradictions/detection/examined.js';
import type { StatementInput } from '../../src/contradictions/detection/types.js';
import { LazyPair } from '../../src/contradictions/detection/pairs/lazy-pair.js';
import type { Labelled } from './labelled.js';

export type BarName = keyof Pick<
  ConflictModel,
  'threshold' | 'doubted' | 'disbelieved' | 'overruling'
>;

/** A labelled pair as training sees it. */
export interface Example extends Omit<Labelled, 'a' | 'b'> {
  /** What the engine does without a model: rules find a conflict, the model is asked, or the gate is shut. */
  outcome: 'FOUND' | 'ASKED' | 'SHUT';
  /** From which probability on the model's answer flags the pair; null where it makes no difference. */
  bar: BarName | null;
  features: Features;
  /** The keys of all that either statement has. */
  keys: readonly string[];
}

const readings = new Map<string, AnalysedStatement>();

/** A statement's reading, worked out once. */
export function readingOf(input: StatementInput): AnalysedStatement {
  const key = JSON.stringify(input);
  const known = readings.get(key) ?? analyse(input);
  readings.set(key, known);
  return known;
}

function barOf(examined: Examined): BarName | null {
  if (examined.found.length > 0) return isWeighed(examined) ? barOfFound(examined) : null;
  if (settledBy(examined) !== null) return null;
  return arguedBy(examined) === null ? 'threshold' : 'overruling';
}

export function exampleOf({ a: one, b: other, ...labels }: Labelled): Example {
  const [a, b] = [readingOf(one), readingOf(other)];
  const examined = examine(a, b);
  const pair = examined?.pair ?? new LazyPair(a, b);
  const evidence = evidenceOf(a, b, examined)!;
  return {
    ...labels,
    outcome: !examined ? 'SHUT' : examined.found.length > 0 ? 'FOUND' : 'ASKED',
    bar: examined && barOf(examined),
    features: measure(new FeatureRow(), pair, evidence).toFeatures(),
    keys: [...new Set([...unitsOf(a), ...unitsOf(b)].map(({ key }) => key))],
  };
}

import type { AnalysedStatement } from '../analyse.js';
import type { Examined } from '../examined.js';
import type { Finding } from '../types.js';
import { type Difference, differenceOf } from './difference.js';
import { type Features, featuresOf } from './features.js';
import { type SoftAlignment, softAlign } from './soft-align.js';
import type { Unit } from './units.js';
import { countedKey } from './word-statistics.js';

/** A pair aligned word by word, and what that and the rules say of it in numbers. */
export interface Evidence {
  alignment: SoftAlignment;
  /** Where they part; null where one says nothing that the other does not say. */
  difference: Difference | null;
  features: Features;
  /** The keys of the words that only one side has. */
  leftovers: readonly string[];
}

const strongest = (findings: readonly Finding[]): number =>
  findings.reduce((most, { score }) => Math.max(most, score), 0);

/** What the rules made of the pair. */
type RuleOutcome = Pick<Examined, 'findings' | 'suppressed' | 'unsure'>;

/** What the rules found and what they held back, as features. */
function ruleFeatures(outcome: RuleOutcome | null): Features {
  const found: Features = { ruleScore: strongest(outcome?.findings ?? []), held: 0, unsure: 0 };
  for (const each of outcome?.suppressed ?? []) {
    const unsure = outcome?.unsure.has(each) === true;
    found[unsure ? 'unsure' : 'held'] = 1;
    found[`${unsure ? 'unsure' : 'held'}_${each.kind}_${each.reason}`] = 1;
  }
  return found;
}

const weightOf = (units: readonly Unit[]): number =>
  units.reduce((sum, unit) => sum + unit.weight, 0);

/** What the difference is, and how much both sides differ beside it. */
function differenceFeatures(
  { restA, restB }: SoftAlignment,
  difference: Difference | null,
): Features {
  if (!difference) return { difference_NONE: 1 };
  const beside = (rest: readonly Unit[], own: readonly Unit[]): number =>
    weightOf(rest.filter((unit) => !own.includes(unit)));
  return {
    [`difference_${difference.sort}`]: 1,
    beside: Math.min(beside(restA, difference.unitsA), beside(restB, difference.unitsB)),
  };
}

/** Whether one or both count in wholes and parts, and whether the subjects seem to be two. */
function framingFeatures(
  a: AnalysedStatement,
  b: AnalysedStatement,
  { unitsA, unitsB, restA, restB }: SoftAlignment,
): Features {
  const opens = (units: readonly Unit[], rest: readonly Unit[]): boolean =>
    units.slice(0, 2).some((unit) => rest.includes(unit));
  return {
    quantified: (a.quantifiers.length > 0 ? 1 : 0) + (b.quantifiers.length > 0 ? 1 : 0),
    openings: opens(unitsA, restA) && opens(unitsB, restB) ? 1 : 0,
    dated: a.dates.length > 0 && b.dates.length > 0 ? 1 : 0,
  };
}

/** Aligns two statements and measures them. Symmetric: the other order gives the same features. */
export function evidenceOf(
  a: AnalysedStatement,
  b: AnalysedStatement,
  examined: RuleOutcome | null,
): Evidence {
  const alignment = softAlign(a, b);
  const difference = differenceOf(a, b, alignment);
  const rest = [...alignment.restA, ...alignment.restB];
  return {
    alignment,
    difference,
    features: {
      ...featuresOf(a, b, alignment),
      ...ruleFeatures(examined),
      ...differenceFeatures(alignment, difference),
      ...framingFeatures(a, b, alignment),
    },
    leftovers: [...new Set(rest.map(countedKey))],
  };
}

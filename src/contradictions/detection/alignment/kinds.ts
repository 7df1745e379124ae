import type { FindingKind } from '../types.js';
import { type FeatureRow, placeOf } from './feature-row.js';
import { type KindModel, WEIGHTS } from './weights.js';

/** The log odds that a conflict is of one kind. */
function oddsOf({ bias, weights }: KindModel, { values }: FeatureRow): number {
  let odds = bias;
  for (const name in weights) odds += weights[name]! * values[placeOf(name)]!;
  return odds;
}

/**
 * Of what kind a conflict is that only the trained model sees: the likeliest by how the two statements
 * differ, since the words that are set against each other by themselves mostly say OPPOSITION.
 *
 * @param row every feature of the pair
 * @param unnamed the kind where the model names none
 */
export function kindOf(row: FeatureRow, unnamed: FindingKind): FindingKind {
  let best: FindingKind = unnamed;
  let most = -Infinity;
  for (const [kind, model] of Object.entries(WEIGHTS.kinds)) {
    const odds = oddsOf(model, row);
    if (odds > most) [best, most] = [kind as FindingKind, odds];
  }
  return best;
}

import type { FeatureRow } from './feature-row.js';
import { conflictOdds, logOdds } from './judge.js';
import { WEIGHTS } from './weights.js';

/**
 * The log odds that two statements are rivals, and no strangers of whom a search proposes that they be compared, given
 * that a conflict is found between them. How sure the finding is has no part in them.
 *
 * @param row every feature of the pair
 */
export const rivalOdds = (row: FeatureRow): number => conflictOdds(WEIGHTS.unasked, row);

/**
 * Whether a finding stands between two claims that nobody put side by side. Of what a search proposes next to nothing
 * conflicts, so that what would be a good reason to call two statements on one matter a conflict is mostly a false
 * alarm there: "the prize went to a Jordanian" and "the prize went to a Moroccan" are of two prizes more often than not.
 *
 * @param odds see `rivalOdds`
 * @param score of the surest finding, 0–1
 * @param least log odds that the two must come to together
 */
export const standsUnasked = (odds: number, score: number, least: number): boolean =>
  odds + logOdds(score) >= least;

import { ContradictionStatus } from '../contradiction.entity.js';
import { ReviewDecision } from './review.entity.js';

const { SUGGESTED, CONFIRMED, DISMISSED, RESOLVED } = ContradictionStatus;

/** From which statuses each decision may be taken, and where it leads. */
export const TRANSITIONS: Record<
  ReviewDecision,
  { from: readonly ContradictionStatus[]; to: ContradictionStatus }
> = {
  [ReviewDecision.CONFIRMED]: { from: [SUGGESTED], to: CONFIRMED },
  [ReviewDecision.DISMISSED]: { from: [SUGGESTED, CONFIRMED], to: DISMISSED },
  [ReviewDecision.RESOLVED]: { from: [CONFIRMED], to: RESOLVED },
  [ReviewDecision.REOPENED]: { from: [DISMISSED, RESOLVED], to: SUGGESTED },
};

/** What may be decided from a status, for error messages and dashboards. */
export function possibleDecisions(status: ContradictionStatus): ReviewDecision[] {
  return Object.values(ReviewDecision).filter((each) => TRANSITIONS[each].from.includes(status));
}

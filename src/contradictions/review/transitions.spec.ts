import { describe, expect, it } from '@jest/globals';
import { ContradictionStatus } from '../contradiction.entity.js';
import { ReviewDecision } from './review.entity.js';
import { possibleDecisions, TRANSITIONS } from './transitions.js';

describe('the state machine of a contradiction', () => {
  it.each([
    [ContradictionStatus.SUGGESTED, [ReviewDecision.CONFIRMED, ReviewDecision.DISMISSED]],
    [ContradictionStatus.CONFIRMED, [ReviewDecision.DISMISSED, ReviewDecision.RESOLVED]],
    [ContradictionStatus.DISMISSED, [ReviewDecision.REOPENED]],
    [ContradictionStatus.RESOLVED, [ReviewDecision.REOPENED]],
  ])('allows from %s just %j', (status, decisions) => {
    expect(possibleDecisions(status)).toEqual(decisions);
  });

  it('has a way out of every status and never leads to the one it came from', () => {
    for (const status of Object.values(ContradictionStatus)) {
      const targets = possibleDecisions(status).map((decision) => TRANSITIONS[decision].to);
      expect(targets.length).toBeGreaterThan(0);
      expect(targets).not.toContain(status);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { openingStatements, plantedPairs } from './generated-statements.js';

const NEWSROOM = { claims: 400, planted: 0.5, seed: 9 };

describe('generated statements', () => {
  it('come in pairs of which one was made to contradict the other, as many as are asked for', () => {
    const recorded = new Set(openingStatements(400, NEWSROOM).map(({ statement }) => statement));
    const pairs = plantedPairs(50, NEWSROOM);
    expect(pairs).toHaveLength(50);
    for (const [earlier, later] of pairs) {
      expect(earlier.statement).not.toBe(later.statement);
      expect(recorded.has(earlier.statement) && recorded.has(later.statement)).toBe(true);
    }
  });

  it('are refused where there are fewer pairs than asked for', () => {
    expect(() => plantedPairs(2, { ...NEWSROOM, planted: 0 })).toThrow('0 planted pairs, not 2');
  });
});

import { expect, it } from '@jest/globals';
import type { RescanProgress } from '../contradictions/rescan/rescan.service.js';
import { Pace } from './pace.js';

const at = (stage: 'READ' | 'COMPARE', done: number): RescanProgress => ({
  stage,
  claims: 20_000,
  read: stage === 'READ' ? done : 20_000,
  compared: stage === 'READ' ? 0 : done,
  finished: false,
});

it('counts its rate from the first progress of this run', () => {
  let now = 0;
  const pace = new Pace(() => now, 0);
  // Another run had done 7,000; this one takes a minute to begin.
  expect(pace.line(at('COMPARE', 7_000))).toBe('7,000 of 20,000 claims compared (35 %)');
  now = 60_000;
  expect(pace.line(at('COMPARE', 7_000))).toBe('7,000 of 20,000 claims compared (35 %)');
  now = 70_000;
  expect(pace.line(at('COMPARE', 12_000))).toBe(
    '12,000 of 20,000 claims compared (60 %), 500 claims/s, 16 s left',
  );
});

it('does not promise the whole while claims are only read', () => {
  let now = 0;
  const pace = new Pace(() => now, 0);
  pace.line(at('READ', 0));
  now = 10_000;
  expect(pace.line(at('READ', 10_000))).toBe(
    '10,000 of 20,000 claims read (50 %), 1,000 claims/s, 10 s left to read, then to compare',
  );
});

import { totalmem } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { memorySettings, usableMemory } from './server-settings.js';

const GB = 2 ** 30;

describe('the memory that PostgreSQL is given', () => {
  it('is a quarter of what there is, and as much log', () => {
    expect(memorySettings(8 * GB)).toEqual([
      'shared_buffers=2048MB',
      'effective_cache_size=4096MB',
      'max_wal_size=2048MB',
    ]);
  });

  it('never falls below what PostgreSQL itself begins with', () => {
    expect(memorySettings(0.25 * GB)).toEqual([
      'shared_buffers=128MB',
      'effective_cache_size=128MB',
      'max_wal_size=1024MB',
    ]);
  });

  it('stops at what a million claims take', () => {
    expect(memorySettings(256 * GB)).toContain('shared_buffers=4096MB');
  });

  it('is never more than the machine has', () => {
    expect(usableMemory()).toBeGreaterThan(0);
    expect(usableMemory()).toBeLessThanOrEqual(totalmem());
  });
});

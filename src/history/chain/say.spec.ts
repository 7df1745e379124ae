import { describe, expect, it } from '@jest/globals';
import { readHead, sayHead } from './say.js';

const hash = '0123456789abcdef'.repeat(4);

describe('a head', () => {
  it.each([`12:${hash}`, hash])('is read as it is written: %s', (text) => {
    const head = readHead(` ${text}\n`);
    expect(head?.hash).toBe(hash);
    expect(sayHead(head!)).toBe(text);
  });

  it.each(['', '12', `0:${hash}`, `12:${hash}0`, `12 ${hash}`, `x${hash.slice(1)}`, `${hash}:12`])(
    'is not %j',
    (text) => {
      expect(readHead(text)).toBeNull();
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyed, placeAmong } from './key-bits.js';

const keys = fc.array(fc.stringMatching(/^[a-cخد]:[ab]{1,3}$/), { maxLength: 6 });

describe('keys told apart by numbers', () => {
  it('are found just where they stand', () => {
    fc.assert(
      fc.property(keys, keys, (left, right) => {
        const [one, other] = [keyed(left), keyed(right)];
        const places = left.map((key, at) => placeAmong(key, one.hashes[at]!, other));
        expect(places).toEqual(left.map((key) => right.indexOf(key)));
      }),
    );
  });

  it('have a bit in common where they have a key in common', () => {
    fc.assert(
      fc.property(keys, keys, (left, right) => {
        const common = left.some((key) => right.includes(key));
        expect(!common || (keyed(left).bits & keyed(right).bits) !== 0).toBe(true);
      }),
    );
  });

  it('are not confused where their hashes are equal', () => {
    // "Aa" and "BB" have one hash, as in other languages that hash by 31.
    const [one, other] = [keyed(['Aa']), keyed(['BB'])];
    expect(one.hashes).toEqual(other.hashes);
    expect(placeAmong('Aa', one.hashes[0]!, other)).toBe(-1);
  });
});

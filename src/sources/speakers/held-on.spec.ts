import { describe, expect, it } from '@jest/globals';
import { heldOn } from './held-on.js';
import type { Position } from './position.entity.js';

describe('heldOn', () => {
  it.each([
    ['2020-05-07', '2022-10-27', '2021-12-11', true],
    ['2020-05-07', '2022-10-27', '2020-05-07', true],
    ['2020-05-07', '2022-10-27', '2020-05-06', false],
    ['2020-05-07', '2022-10-27', '2022-10-27', true],
    ['2020-05-07', '2022-10-27', '2022-10-28', false],
    ['2020-05-07', '2022-10-27', '2020-05', true],
    ['2020-05-07', '2022-10-27', '2020', true],
    ['2020-05-07', '2022-10-27', '2019', false],
    ['2020-05', '2022', '2020-05-01', true],
    ['2020-05', '2022', '2022-12-31', true],
    ['2020-05', '2022', '2020-04-30', false],
    ['2020-05', '2022', '2023-01', false],
    ['2020-05', null, '2031-01-01', true],
    [null, '2022', '1999', true],
    [null, '2022', '2023-01-01', false],
    [null, null, '2021', false],
    ['2020', null, null, false],
  ])('from %s to %s, on %s: %s', (from, to, on, held) => {
    const position = { from, to } as Position;
    expect(heldOn([position], on)).toEqual(held ? [position] : []);
  });
});

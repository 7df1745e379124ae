import { describe, expect, it } from '@jest/globals';
import { checkedDate, checkedDates } from './checked-date.js';

describe('dates on the command line', () => {
  it.each(['2021', '2021-12', '2021-12-10'])('take %s as it is', (date) => {
    expect(checkedDate('--from', date)).toBe(date);
    expect(checkedDates({ from: date, to: date })).toEqual({ from: date, to: date });
  });

  it('may be left out', () => {
    expect(checkedDates({})).toEqual({ from: null, to: null });
    expect(checkedDates({ to: '2020' })).toEqual({ from: null, to: '2020' });
  });

  it.each([
    [{ from: 'foo' }, '--from "foo" is no date'],
    [{ to: '2021-02-29' }, '--to "2021-02-29" is no date'],
    [{ from: '' }, '--from "" is no date'],
    [{ from: '2021-02', to: '2021-01-31' }, '--to "2021-01-31" is before --from "2021-02"'],
  ])('refuse %j in one line', (options, message) => {
    expect(() => checkedDates(options)).toThrow(message);
  });

  it('count as far as they are known: a year is not before its months', () => {
    expect(checkedDates({ from: '2021-12', to: '2021' })).toEqual({ from: '2021-12', to: '2021' });
  });
});

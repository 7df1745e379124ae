import { describe, expect, it } from '@jest/globals';
import { conceptsAt } from '../../../language/concepts/concepts.js';
import { tokenise } from '../../../language/text/tokens.js';
import { analyse } from './analyse.js';

/** The sides of opposed pairs that a phrase takes by itself, and that a statement takes somewhere. */
const sidesOf = (phrase: string): string[] =>
  (conceptsAt(tokenise(phrase), 0)?.values ?? []).flatMap(({ opposed }) => opposed?.key ?? []);
const takesSides = (statement: string, phrase: string): boolean => {
  const { byKey } = analyse({ statement });
  return sidesOf(phrase).every((key) => byKey.has(key));
};

describe('a verb that its subject parts from what completes it', () => {
  it.each([
    ['باءت المحادثات الثنائية بالفشل', 'باء بالفشل'],
    ['مني المنتخب الوطني بهزيمة ثقيلة', 'مني بهزيمة'],
    ['أدارت واشنطن ظهرها للاتفاق', 'أدار ظهره'],
    ['أخلت السلطات سبيل الصحفي', 'أخلى سبيل'],
    ['لقي جندي من اللواء الثالث حتفه', 'لقي حتفه'],
    ['لقي خمسة صيادين مصرعهم', 'لقوا مصرعهم'],
    ['They turned the offer down', 'turned down'],
  ])('%s: %s', (statement, phrase) => {
    expect(sidesOf(phrase).length).toBeGreaterThan(0);
    expect(takesSides(statement, phrase)).toBe(true);
  });

  it.each([
    // Another clause, another word's complement, too far off, and no verb.
    ['لقي الوزير، بحسب الصحيفة، حتفه', 'لقي حتفه'],
    ['أخلت السلطات مبنى سبيل القديم', 'أخلى سبيل'],
    ['لقي قائد اللواء المدرع السابع الجديد حتفه', 'لقي حتفه'],
    ['أدار المدرب الفريق الذي أعطاه ظهره', 'أدار ظهره'],
  ])('%s: not %s', (statement, phrase) => {
    expect(takesSides(statement, phrase)).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { analyse } from '../reading/analyse.js';
import { compareStatements } from '../compare.js';
import { FindingKind } from '../types.js';
import { evidenceOf } from './evidence.js';
import { FeatureRow } from './feature-row.js';
import { roleSwaps } from './roles.js';
import { softAlign } from './soft-align.js';

const read = (statement: string) => analyse({ statement });
const aligned = (a: string, b: string) => softAlign(read(a), read(b));

describe('word alignment', () => {
  it('meets numbers by value, dates by interval and other words by their concept', () => {
    const { links, restA, restB } = aligned(
      'قُتل ألفان وخمسمئة شخص في زلزال أيار 2015',
      'مقتل 2500 شخص في زلزال مايو 2015',
    );
    expect(links.map(({ a }) => a.type).sort()).toEqual(expect.arrayContaining(['DATE', 'NUMBER']));
    expect([restA, restB]).toEqual([[], []]);
  });

  it('meets two spellings of an unknown name, and not two names that begin otherwise', () => {
    const met = (a: string, b: string) =>
      aligned(`وصل ${a} إلى الدوحة`, `وصل ${b} إلى الدوحة`).links.some(
        ({ match }) => match === 'SPELLING',
      );
    expect([met('ريتشاردسون', 'ريشاردسون'), met('هوليوود', 'بوليوود')]).toEqual([true, false]);
  });

  it('finds the slot that the two fill differently', () => {
    const { slots } = aligned('وُلد الشاعر في حلب عام 1930', 'وُلد الشاعر في حمص عام 1930');
    expect(slots.map(({ a, b, both }) => [a.term?.place, b.term?.place, both])).toEqual([
      ['aleppo', 'homs', true],
    ]);
  });

  it.each([
    ['Egypt warned Ethiopia', 'Ethiopia warned Egypt', 1],
    ['Egypt warned Ethiopia', 'Ethiopia was warned by Egypt', 0],
    ['Egypt and Ethiopia met', 'Ethiopia and Egypt met', 0],
    ['ميركل تحذر ترامب', 'ترامب يحذر ميركل', 1],
  ])('sees parties change places: %s | %s', (a, b, swaps) => {
    const [left, right] = [read(a), read(b)];
    expect(roleSwaps(left, right, softAlign(left, right).links)).toHaveLength(swaps);
  });

  it('measures a pair alike in either order', () => {
    const [a, b] = [read('الذهب يصعد مع هبوط الدولار'), read('صعود للذهب بانخفاض الدولار')];
    expect(evidenceOf(a, b, null)?.measure(new FeatureRow()).toFeatures()).toEqual(
      evidenceOf(b, a, null)?.measure(new FeatureRow()).toFeatures(),
    );
  });
});

describe('what alignment finds', () => {
  it('names the exchanged parties, in the words of both', () => {
    const { findings } = compareStatements(
      { statement: 'Egypt warned Ethiopia over the filling of the dam' },
      { statement: 'Ethiopia warned Egypt over the filling of the dam' },
    );
    expect(findings.map(({ kind, rule }) => [kind, rule])).toEqual([
      [FindingKind.IDENTITY, 'alignment.learned'],
    ]);
    expect(findings[0]?.spansA.map(({ text }) => text)).toEqual(['Egypt', 'Ethiopia']);
    expect(findings[0]?.valueB).toBe('Ethiopia → Egypt');
  });

  it('says nothing of statements on one topic that tell different things', () => {
    const { verdict } = compareStatements(
      { statement: 'نفت الوزارة وجود نقص في الأدوية' },
      { statement: 'افتتحت الوزارة مصنعا للأدوية' },
    );
    expect(verdict).toBe('NONE');
  });
});

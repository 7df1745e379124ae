import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { MatchedBy } from './align-parts.js';
import { similarityOf } from './score.js';
import { rankBySimilarity, SimilarityIndex } from './similarity-index.js';

const FOLDER = new URL('../../../test/similarity-cases/', import.meta.url);
const read = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as T[];

const score = (a: string, b: string): number =>
  similarityOf({ statement: a }, { statement: b }).score;

describe('the score', () => {
  const rows =
    read<Record<'text' | 'same' | 'opposite' | 'related' | 'unrelated', string>>('ordered.json');

  it.each(rows)('puts the same before the opposite and the related: $text', (row) => {
    const same = score(row.text, row.same);
    const opposite = score(row.text, row.opposite);
    const related = score(row.text, row.related);
    const unrelated = score(row.text, row.unrelated);
    expect(same).toBeGreaterThan(opposite);
    expect(same).toBeGreaterThan(related);
    expect(related).toBeGreaterThan(unrelated);
    expect(opposite).toBeLessThan(0.5);
    expect(unrelated).toBeLessThan(0.02);
  });

  it('calls most paraphrases the same, and few opposites or related statements', () => {
    const share = (wanted: 'same' | 'opposite' | 'related'): number =>
      rows.filter((row) => score(row.text, row[wanted]) >= 0.5).length / rows.length;
    expect(share('same')).toBeGreaterThanOrEqual(0.8);
    expect(share('opposite')).toBe(0);
    expect(share('related')).toBe(0);
  });

  it.each([
    ['سيبقى 2500 جندي أميركي', 'سيبقي ٢٥٠٠ جندى امیركي'],
    ['Troops stay.', 'troops stay'],
  ])('is 1 where only spelling and marks differ: %s', (a, b) => {
    expect(score(a, b)).toBe(1);
  });

  it('is the same from either side', () => {
    for (const { text, same, opposite } of rows) {
      for (const other of [same, opposite]) {
        expect(score(text, other)).toBeCloseTo(score(other, text), 6);
      }
    }
  });

  it.each([
    ['another number', 'The dam holds 40 million litres', 'The dam holds 90 million litres'],
    ['another place', 'The summit opened in Paris', 'The summit opened in Rome'],
    ['another name', 'The coach praised Bellamy', 'The coach praised Okonkwo'],
    ['another date', 'The strike ends on 4 June 2023', 'The strike ends on 19 June 2023'],
    ['another member of a class', 'أصيب عشرة في الحادث', 'قتل عشرة في الحادث'],
    ['a denial', 'The bank closed the branch', 'The bank never closed the branch'],
    ['another quantifier', 'All the hostages returned', 'None of the hostages returned'],
  ])('falls below one half for %s', (_what, a, b) => {
    expect(score(a, b)).toBeLessThan(0.5);
  });

  it('stands any text, and finds nothing in none', () => {
    for (const text of ['', ' ', '…', 'ـــ', '\ud800', '1', 'في', 'x'.repeat(2000)]) {
      const value = score(text, 'The bank closed the branch');
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(0.1);
    }
  });
});

describe('what matched', () => {
  const matched = (a: string, b: string): [string, string, MatchedBy][] =>
    similarityOf({ statement: a }, { statement: b }).matches.map(({ a: x, b: y, by }) => [
      a.slice(x.start, x.end),
      b.slice(y.start, y.end),
      by,
    ]);

  it('names raw words of both, and how they meet', () => {
    expect(
      matched('قالت أنجيلا إنّ ٣ جنود وصلوا إلى الموصل', 'Three soldiers arrived in Mosul'),
    ).toEqual([
      ['٣', 'Three', MatchedBy.NUMBER],
      ['جنود', 'soldiers', MatchedBy.TRANSLATION],
      ['وصلوا', 'arrived', MatchedBy.TRANSLATION],
      ['الموصل', 'Mosul', MatchedBy.TRANSLATION],
    ]);
    expect(
      matched('Okonjo met the envoy in May 2021', 'التقى أوكونجو المبعوث في أيار ٢٠٢١'),
    ).toEqual(
      expect.arrayContaining([
        ['Okonjo', 'أوكونجو', MatchedBy.NAME],
        ['May 2021', 'أيار ٢٠٢١', MatchedBy.DATE],
      ]),
    );
    expect(matched('The prices climbed', 'Prices rose in the end')).toEqual([
      ['prices', 'Prices', MatchedBy.SAME_WORD],
      ['climbed', 'rose', MatchedBy.SYNONYM],
    ]);
    expect(matched('انهيار الجسور القديمة', 'الجسر القديم ينهار').map(([a, b]) => [a, b])).toEqual([
      ['انهيار', 'ينهار'],
      ['الجسور', 'الجسر'],
      ['القديمة', 'القديم'],
    ]);
  });

  it('gives each word one partner at most', () => {
    const pairs = matched('bread, bread and bread', 'bread and more bread');
    expect(pairs).toHaveLength(2);
  });
});

describe('a collection', () => {
  const rows = read<{ ar: string; en: string }>('bilingual.json');

  it.each(['ar', 'en'] as const)('is searched across languages from %s', (from) => {
    const to = from === 'ar' ? 'en' : 'ar';
    const index = new SimilarityIndex(rows.map((row) => ({ statement: row[to] })));
    const found = rows.map((row, at) => {
      const ranked = index.rank({ statement: row[from] });
      return { first: ranked[0]?.index === at, score: ranked.find((r) => r.index === at)?.score };
    });
    expect(rows).toHaveLength(60);
    expect(found.filter(({ first }) => first).length).toBeGreaterThanOrEqual(58);
    expect(found.filter((each) => (each.score ?? 0) >= 0.5).length).toBeGreaterThanOrEqual(35);
  });

  it('is ranked best first, without what shares nothing', () => {
    const collection = ['Snow melted', 'Bread prices fell', 'The price of bread rose'].map(
      (statement) => ({ statement }),
    );
    const ranked = rankBySimilarity({ statement: 'Bread prices rose' }, collection);
    expect(ranked.map(({ index }) => index)).toEqual([2, 1]);
    expect(rankBySimilarity({ statement: 'Cats sleep' }, collection)).toEqual([]);
  });
});

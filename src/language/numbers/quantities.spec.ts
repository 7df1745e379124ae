import { describe, expect, it } from '@jest/globals';
import { readQuantities } from './quantities.js';
import { Comparator } from '../statement.js';

type Row = [
  text: string,
  lower: number | null,
  upper: number | null,
  comparator?: Comparator,
  unit?: string | null,
  subject?: string | null,
];
const { ABOUT, AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN, BETWEEN, EXACT } = Comparator;

const ROWS: Row[] = [
  ['2500 جندي', 2500, 2500, EXACT, null, 'soldier'],
  ['٢٬٥٠٠ جندي', 2500, 2500],
  ['2،500 جندي', 2500, 2500],
  ['2.500 جندي', 2500, 2500],
  ['1٬500٬000 سائح', 1_500_000, 1_500_000],
  ['ألفين وخمسمئة جندي', 2500, 2500],
  ['ألفان وخمسمائة نازح', 2500, 2500],
  ['ألفا جندي', 2000, 2000],
  ['ثلاثمئة وعشرين إصابة', 320, 320],
  ['خمسة وعشرون ألف نازح', 25_000, 25_000],
  ['مئة وخمسون ألفا', 150_000, 150_000],
  ['مليون ونصف مليون سائح', 1_500_000, 1_500_000],
  ['ثلاثة ملايين و200 ألف نسمة', 3_200_000, 3_200_000],
  ['مليوني دينار', 2_000_000, 2_000_000, EXACT, 'DINAR'],
  ['نصف مليون ناخب', 500_000, 500_000],
  ['قتل جنديان', 2, 2, EXACT, null, 'soldier'],
  ['سقطت طائرتان', 2, 2, EXACT, null, 'plane'],
  ['سجن عامين', 24, 24, EXACT, 'MONTH'],
  ['حكم عليه بسنة وشهرين', 14, 14, EXACT, 'MONTH'],
  ['السجن سنة وثمانية أشهر', 20, 20, EXACT, 'MONTH'],
  ['عاش سنتين وثلاثة أشهر', 27, 27, EXACT, 'MONTH'],
  ['امتد الخسوف ساعة و22 دقيقة', 4920, 4920, EXACT, 'SECOND'],
  ['نحو 100 شخص', 90, 110, ABOUT],
  ['ما لا يقل عن 40 قتيلا', 40, null, AT_LEAST, null, 'dead-person'],
  ['لا يقل عدد قتلى الحادث عن أربعين شخصا', 40, null, AT_LEAST],
  ['حزبان مغربيان على الأقل', 2, null, AT_LEAST],
  ['40 سفينة حربية على الأقل', 40, null, AT_LEAST],
  ['أكثر من 80 دولة', 80, null, MORE_THAN, null, 'country'],
  ['أقل من ثلاثين ألف عداء', null, 30_000, LESS_THAN],
  ['لم تتجاوز نسبة المشاركة 24%', null, 24, AT_MOST, 'PERCENT'],
  ['لا يزيد على 5 كيلومترات', null, 5000, AT_MOST, 'METRE'],
  ['بين 20 و30 شخصا', 20, 30, BETWEEN],
  ['20-30 شخصا', 20, 30, BETWEEN],
  ['٣٣ في المئة', 33, 33, EXACT, 'PERCENT'],
  ['ثلثا الأعضاء', 200 / 3, 200 / 3, EXACT, 'PERCENT'],
  ['عشرات القتلى', 20, 199],
  ['آلاف النازحين', 2000, null],
  ['2,500 US troops', 2500, 2500, EXACT, null, 'soldier'],
  ['49k spectators', 48_500, 49_500],
  ['three and a half million people', 3_500_000, 3_500_000],
  ['twenty-one votes', 21, 21],
  ['two hundred and six homes', 206, 206, EXACT, null, 'house'],
  ['at least 40 miners', 40, null, AT_LEAST],
  ['no fewer than 40 villages', 40, null, AT_LEAST],
  ['up to 50 firms', null, 50, AT_MOST],
  ['fewer than 300 homes', null, 300, LESS_THAN],
  ['between 20 and 30 protesters', 20, 30, BETWEEN],
  ['7.4 percent', 7.4, 7.4, EXACT, 'PERCENT'],
  ['€95 were paid', 95, 95, EXACT, 'EUR'],
  ['150 km/h', 150, 150, EXACT, 'KMH'],
  ['a dozen rockets', 12, 12],
  ['4 million doses', 4_000_000, 4_000_000],
  ['one in ten', 10, 10, EXACT, 'PERCENT'],
  ['two tenants in every five', 40, 40, EXACT, 'PERCENT'],
  ['fewer than one patient in four recovered', null, 25, LESS_THAN, 'PERCENT'],
  ['واحد من كل ثمانية تلاميذ', 12.5, 12.5, EXACT, 'PERCENT'],
  ['خُمس الأصوات', 20, 20, EXACT, 'PERCENT'],
  ['خمس نساء', 5, 5, EXACT, null, 'woman'],
  ['a six-month ban', 6, 6, EXACT, 'MONTH'],
  ['خاض مباراة دولية واحدة', 1, 1, EXACT, null, 'match'],
  ['لا غير سوى هدف وحيد', 1, 1, EXACT, null, 'goal'],
  ['it has a single floor', 1, 1, EXACT, null, 'floor'],
  ['she won it only once', 1, 1, EXACT, null, 'times'],
  ['he was fined twice', 2, 2, EXACT, null, 'times'],
  ['4,000 to 5,000 troops', 4000, 5000, BETWEEN, null, 'soldier'],
  ['between $40m and $60m', 40_000_000, 60_000_000, BETWEEN, 'USD'],
  ['between two and three floors', 2, 3, BETWEEN, null, 'floor'],
  ['بين عشرين وخمسة وعشرين طنا', 20_000, 25_000, BETWEEN, 'KILOGRAM'],
  ['three hours at most', null, 10_800, AT_MOST, 'SECOND'],
  ['يزيد ارتفاع المئذنة على خمسين مترا', 50, null, MORE_THAN, 'METRE'],
  ['تقل ديون النادي عن 9 ملايين ريال', null, 9_000_000, LESS_THAN, 'RIYAL'],
  ['طن ونصف الطن من التمر', 1500, 1500, EXACT, 'KILOGRAM'],
  ['ثلاث ساعات وربع الساعة', 11_700, 11_700, EXACT, 'SECOND'],
  ['رفع المركزي سعر الفائدة ربع نقطة', 0.25, 0.25, EXACT, 'POINT'],
  ['خفض الفائدة بنصف النقطة المئوية', 0.5, 0.5, EXACT, 'POINT'],
  ['the bank cut its rate by half a point', 0.5, 0.5, EXACT, 'POINT'],
  ['rates rose by three quarters of a percentage point', 0.75, 0.75, EXACT, 'POINT'],
  ['ساعتين ونصف', 9000, 9000, EXACT, 'SECOND'],
  ['less than a month', null, 1, LESS_THAN, 'MONTH'],
  ['أكثر من سنة', 12, null, MORE_THAN, 'MONTH'],
  ['قارب عدد الطلاب الخمسين', 45, 55, ABOUT],
  ['تقترب الكلفة من 200 دينار', 180, 220, ABOUT, 'DINAR'],
  ['فاقت حمولة الشاحنة 30 طنا', 30_000, null, MORE_THAN, 'KILOGRAM'],
  ['لم يمض سوى 20 في المئة', 20, 20, EXACT, 'PERCENT'],
  ['حكم عليه بشهرين', 2, 2, EXACT, 'MONTH'],
  ['بلغ عدد القوارب أربعا', 4, 4],
  ['60 rusty lorries', 60, 60, EXACT, null, 'vehicle'],
  ['a crowd of 300 cheered', 300, 300, EXACT, null, 'spectator'],
];

const near = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 6));

describe('readQuantities', () => {
  it.each(ROWS.map((row) => [row[0], row] as const))(
    '%s',
    (_text, [text, lower, upper, comparator, unit, subject]) => {
      const [quantity, ...others] = readQuantities(text);
      expect(others).toEqual([]);
      expect(quantity).toMatchObject({ lower: near(lower), upper: near(upper) });
      if (comparator) expect(quantity?.comparator).toBe(comparator);
      if (unit !== undefined) expect(quantity?.unit).toBe(unit);
      if (subject !== undefined) expect(quantity?.subject).toBe(subject);
    },
  );

  it.each([
    'فازت الجزائر بكأس أمم إفريقيا 2019',
    'في عام 2021',
    'القرار 1701',
    'مجموعة الـ77',
    'مقاتلة F-16',
    'أصيب بكوفيد-19',
    'يوم 26/7/2021',
    'في 26 تموز',
    'the 2010 World Cup',
    'a Boeing 737',
    'at 10:30',
    'won 2-1',
    'one of them',
    'in the second half',
    'the final quarter of the year',
    'the 14th festival',
    'في الربع الأخير',
    'في الربع الثاني',
    'الدورة الحادية عشرة',
    'في السابعة والأربعين من عمره',
    'تلاوة الآية',
  ])('finds no quantity in %s', (text) => {
    expect(readQuantities(text)).toEqual([]);
  });

  it('rounds a figure with a scale word to its last place', () => {
    const [quantity] = readQuantities('3.5m Venezuelans');
    expect(quantity).toMatchObject({ lower: 3_450_000, upper: 3_550_000 });
  });

  it.each(ROWS.map(([text]) => [text]))('gives offsets into the raw text: %s', (text) => {
    const raw = `قيل: «${text}».`;
    for (const { start, end } of readQuantities(raw)) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(raw.slice(start, end).trim()).toBe(raw.slice(start, end));
    }
  });
});

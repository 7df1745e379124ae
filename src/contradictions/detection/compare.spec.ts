import { describe, expect, it } from '@jest/globals';
import { applyKnowledge } from '../../language/knowledge.js';
import { analyse } from './reading/analyse.js';
import { compareAnalysed, compareStatements } from './compare.js';
import { ClaimKind, Comparator, FindingKind, Stance, type StatementInput } from './types.js';

const said = (
  statement: string,
  saidAt?: string,
  more: Partial<StatementInput> = {},
): StatementInput => ({
  statement,
  saidAt: saidAt ?? null,
  ...more,
});

const REMAIN = said('2,500 جندي أميركي باقون في العراق', '2021-12-10', { speaker: 'فرانك ماكنزي' });
const WITHDRAW = said('جميع القوات القتالية للتحالف ستنسحب من العراق خلال أيام', '2021-12-11', {
  speaker: 'مصطفى الكاظمي',
});

describe('the two example claims', () => {
  it('stand in tension, by their opposed predicates, and are no contradiction', () => {
    const { verdict, findings } = compareStatements(REMAIN, WITHDRAW);
    expect(verdict).toBe('TENSION');
    expect(findings.map((finding) => finding.kind)).toEqual(['OPPOSITION']);
    expect(findings[0]?.spansA).toEqual([{ start: 18, end: 23, text: 'باقون' }]);
    expect(findings[0]?.spansB[0]?.text).toContain('ستنسحب');
    expect(findings[0]?.sentenceAr).toContain('«باقون»');
    expect(findings[0]?.sentenceEn).toContain('“باقون”');
  });

  it('do so across languages', () => {
    const english = said(
      'All combat forces of the coalition will withdraw from Iraq within days',
      '2021-12-11',
    );
    expect(compareStatements(REMAIN, english).verdict).toBe('TENSION');
    expect(compareStatements(english, REMAIN).verdict).toBe('TENSION');
  });
});

describe('the board of 2020–21', () => {
  it.each([
    [
      'انتهت المهمة القتالية للتحالف الدولي في العراق رسميا',
      '2021-12-09',
      'المهمة القتالية للتحالف الدولي في العراق مستمرة',
      '2021-12-10',
    ],
    [
      'خفض القوات الأميركية في العراق سيجري على الورق فقط ويبقى الوجود العسكري',
      '2021-07-27',
      'انسحاب القوات الأميركية من العراق سيكون حقيقيا',
      '2021-07-26',
    ],
    [
      'ستزيد الولايات المتحدة قواتها القتالية في العراق بالآلاف',
      '2021-07',
      'الولايات المتحدة تخفض قواتها في العراق',
      '2021-07-26',
    ],
    [
      'سيطلب الكاظمي من مجلس الأمن إنهاء وجود القوات الأميركية في العراق',
      '2021-04',
      'لا نية لدى الكاظمي لإنهاء الوجود الأميركي في العراق',
      '2021-04',
    ],
    [
      'ستجرى الانتخابات العراقية في موعدها في تشرين الأول 2021',
      '2021-07-26',
      'القيادات العليا في بغداد تبحث إمكانية تأجيل الانتخابات العراقية',
      '2021-07',
    ],
  ])('shows %s', (a, saidA, b, saidB) => {
    expect(compareStatements(said(a, saidA), said(b, saidB)).verdict).not.toBe('NONE');
  });

  it('takes two elections for two occasions, and says so when asked', () => {
    const { verdict, suppressed } = compareStatements(
      said('حصل تحالف الفتح على 48 مقعدا في انتخابات عام 2018'),
      said('حصل تحالف الفتح على 17 مقعدا في انتخابات تشرين الأول 2021'),
    );
    expect(verdict).toBe('NONE');
    expect(suppressed.map(({ kind, reason }) => `${kind} ${reason}`)).toContain(
      'QUANTITY SUPERSEDED',
    );
  });

  it.each([
    [
      'أمر ترامب بخفض القوات الأميركية في العراق إلى 2500 جندي نهاية عام 2020',
      'يوجد في العراق 2500 جندي أميركي',
    ],
    ['لا يحتاج العراق إلى قوات قتالية أميركية', 'سيبقى 2500 جندي أميركي في العراق'],
    ['خروج القوات الأميركية من العراق يوسع نفوذ إيران فيه', 'سيبقى 2500 جندي أميركي في العراق'],
    [
      'القوات العراقية قادرة على حفظ الأمن بعد انسحاب القوات الأميركية',
      'ستبقى القوات الأميركية في العراق',
    ],
  ])('does not show %s', (a, b) => {
    expect(compareStatements(said(a), said(b)).verdict).toBe('NONE');
  });

  it('holds a demand back against a fact', () => {
    const { verdict, suppressed } = compareStatements(
      said('تطالب الفصائل برحيل القوات الأميركية من العراق', undefined, { kind: ClaimKind.DEMAND }),
      said('القوات الأميركية باقية في العراق', undefined, { kind: ClaimKind.FACT }),
    );
    expect([verdict, suppressed[0]?.reason]).toEqual(['NONE', 'NOT_CONTRADICTORY']);
  });
});

describe('stance', () => {
  const claim = 'سحبت فرنسا قواتها من قاعدة أغاديز';
  const by = (stance: Stance): StatementInput => said(claim, '2023-10-01', { stance });

  it.each([
    [Stance.DENIES, 'CONTRADICTORY'],
    [Stance.ASSERTS, 'NONE'],
    [Stance.DOUBTS, 'NONE'],
  ])('the same words said and met with %s give %s', (stance, verdict) => {
    expect(compareStatements(by(Stance.ASSERTS), by(stance)).verdict).toBe(verdict);
  });

  it('makes a doubt a tension and a report no finding', () => {
    const other = said('لم تسحب فرنسا قواتها من قاعدة أغاديز', '2023-10-01');
    expect(compareStatements(by(Stance.ASSERTS), other).verdict).toBe('CONTRADICTORY');
    expect(compareStatements(by(Stance.DOUBTS), other).verdict).toBe('TENSION');
    const reported = compareStatements(by(Stance.REPORTS), other);
    expect([reported.verdict, reported.suppressed[0]?.reason]).toEqual([
      'NONE',
      'REPORTED_NOT_ASSERTED',
    ]);
  });
});

describe('a reversal', () => {
  it('names the later date in both languages', () => {
    const { findings } = compareStatements(
      said('لن أترشح لرئاسة الاتحاد', '2021-02-02', {
        speaker: 'سامي الخالد',
        kind: ClaimKind.COMMITMENT,
      }),
      said('سأترشح لرئاسة الاتحاد', '2021-03-19', {
        speaker: 'سامـي الخالد',
        kind: ClaimKind.COMMITMENT,
      }),
    );
    const self = findings.find((finding) => finding.kind === FindingKind.SELF);
    expect(self?.sentenceAr).toContain('19 آذار/مارس 2021');
    expect(self?.sentenceEn).toContain('19 March 2021');
    expect(self?.rule).toBe('self.negation.polarity');
  });
});

describe('an editor’s corrections', () => {
  it('replace the quantities that the words give', () => {
    const a = said('يضم المخيم 2500 نازح', '2021-01-01');
    const b = said('يضم المخيم 4000 نازح', '2021-01-01');
    expect(compareStatements(a, b).verdict).toBe('CONTRARY');
    const corrected: StatementInput = {
      ...a,
      quantities: [
        {
          subject: 'displaced',
          unit: null,
          lower: 4000,
          upper: 4000,
          comparator: Comparator.EXACT,
          start: 11,
          end: 20,
        },
      ],
    };
    expect(compareStatements(corrected, b).verdict).toBe('NONE');
    expect(compareStatements({ ...a, quantities: [] }, b).verdict).toBe('NONE');
  });

  it('let a period win over the words', () => {
    const a = said('بلغ معدل البطالة في تونس 15 في المئة', undefined, {
      period: { from: '2020', to: '2020' },
    });
    const b = said('بلغ معدل البطالة في تونس 18 في المئة', undefined, {
      period: { from: '2021', to: '2021' },
    });
    expect(compareStatements(a, b).suppressed[0]?.reason).toBe('SUPERSEDED');
    expect(compareStatements(a, { ...b, period: a.period }).verdict).toBe('CONTRARY');
  });
});

describe('an opposed pair added at run time', () => {
  it('takes effect on statements read before', () => {
    const a = said('الملعب البلدي في صفاقس معشوشب');
    const b = said('الملعب البلدي في صفاقس مبلط');
    const isOpposed = (): boolean =>
      compareStatements(a, b).findings.some(({ rule }) => rule === 'opposition.lexicon');
    expect(isOpposed()).toBe(false);
    applyKnowledge([
      {
        kind: 'OPPOSED_PAIR',
        relation: 'CONTRARY',
        forms: ['معشوشب', 'grassed'],
        opposites: ['مبلط', 'paved'],
      },
    ]);
    expect(compareStatements(a, b).verdict).toBe('CONTRARY');
    expect(isOpposed()).toBe(true);
    applyKnowledge([]);
    expect(isOpposed()).toBe(false);
  });
});

describe('hostile input', () => {
  it.each([
    ['numbers', 'ألف '.repeat(25_000)],
    ['joined numbers', 'مليون و'.repeat(14_000)],
    ['digits', '1,'.repeat(50_000)],
    ['dates', '26/7/'.repeat(20_000)],
    ['negations', 'لا '.repeat(33_000)],
    ['marks', '\u064E'.repeat(100_000)],
    ['apostrophes', "n't'".repeat(25_000)],
    ['one word', 'ا'.repeat(100_000)],
    ['claims', 'قتل 20 شخصا في بغداد ولم يصب 30 '.repeat(3_000)],
  ])('of 100,000 characters does not hang: %s', (_name, text) => {
    // Processor time, so that a busy machine does not fail it: what hangs takes minutes.
    const start = process.cpuUsage();
    const analysed = analyse(said(text));
    compareAnalysed(analysed, analyse(said(`${text}.`)));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(20_000);
  });

  it.each([[''], [' '], ['\uD800'], ['؟؟؟'], ['\u0000']])('answers %j', (text) => {
    expect(compareStatements(said(text), said(text)).verdict).toBe('NONE');
  });

  it('takes a statement against itself for no conflict', () => {
    for (const each of [REMAIN, WITHDRAW])
      expect(compareStatements(each, each).verdict).toBe('NONE');
  });
});

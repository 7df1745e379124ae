import { describe, expect, it } from '@jest/globals';
import { compareStatements } from '../compare.js';
import { ClaimKind, type Finding, FindingKind, Stance, type StatementInput } from '../types.js';

const compare = (a: StatementInput | string, b: StatementInput | string): Finding[] =>
  compareStatements(
    typeof a === 'string' ? { statement: a } : a,
    typeof b === 'string' ? { statement: b } : b,
  ).findings;

const first = (a: StatementInput | string, b: StatementInput | string): Finding => {
  const [finding] = compare(a, b);
  if (!finding) throw new Error('nothing was found');
  return finding;
};

const texts = ({ spansA, spansB }: Finding): string[][] => [
  spansA.map(({ text }) => text),
  spansB.map(({ text }) => text),
];

describe('the sentence of a tension', () => {
  it.each([
    [
      { statement: 'أغلقت إيران مضيق هرمز', kind: ClaimKind.COMMITMENT },
      { statement: 'فتحت إيران مضيق هرمز', kind: ClaimKind.FACT },
    ],
    [
      { statement: 'بقي 12 جنديا أميركيا في قاعدة التنف', stance: Stance.DOUBTS },
      { statement: 'بقي 30 جنديا أميركيا في قاعدة التنف' },
    ],
  ])('does not say that both cannot hold where a guard made the tension: $0', (a, b) => {
    const { relation, sentenceAr, sentenceEn } = first(a, b);
    expect(relation).toBe('TENSION');
    expect(sentenceAr).not.toMatch(/لا يصح|لا يجتمع/);
    expect(sentenceAr).toContain('وقد يصح القولان معًا');
    expect(sentenceEn).not.toContain('cannot');
    const flat = first({ statement: a.statement }, { statement: b.statement });
    expect(flat.sentenceEn).toContain('cannot both');
    expect(flat.sentenceAr).toMatch(/ولا يصح .*معًا\.$/);
  });

  it('calls no tension of one speaker a reversal', () => {
    const self = compare(
      { statement: '2,500 جندي أميركي سيبقون في العراق', saidAt: '2021-12-10', speaker: 'الناطق' },
      {
        statement: 'ستنسحب القوات القتالية الأميركية من العراق',
        saidAt: '2021-12-11',
        speaker: 'الناطق',
      },
    ).find(({ kind }) => kind === FindingKind.SELF);
    expect(self?.relation).toBe('TENSION');
    expect(self?.sentenceAr).not.toContain('تراجع');
    expect(self?.sentenceEn).not.toContain('reversal');
  });
});

it('puts the times of two sayings into sentences with their prepositions', () => {
  const self = compare(
    { statement: 'سنخفض الضرائب على الوقود', saidAt: '2021-05', speaker: 'الوزير' },
    { statement: 'لن نخفض الضرائب على الوقود', saidAt: '2022', speaker: 'الوزير' },
  ).find(({ kind }) => kind === FindingKind.SELF);
  expect(self?.sentenceAr).toContain('في أيار/مايو 2021 والأحدث عام 2022');
  expect(self?.sentenceEn).toContain('in May 2021, the later in 2022');
});

it('speaks of no person where one speaker says both at unknown times', () => {
  const self = compare(
    { statement: 'سنخفض الضرائب على الوقود', speaker: 'الحزب' },
    { statement: 'لن نخفض الضرائب على الوقود', speaker: 'الحزب' },
  ).find(({ kind }) => kind === FindingKind.SELF);
  expect(self?.sentenceEn).toContain('the one contradicts the other');
});

describe('the words that are marked', () => {
  it.each([
    [
      'معظم المدارس في حمص مغلقة',
      'معظم المدارس في حمص مفتوحة',
      [
        ['معظم المدارس', 'مغلقة'],
        ['معظم المدارس', 'مفتوحة'],
      ],
    ],
    [
      'The dam will be finished by the end of 2025',
      'The dam will not be finished before 2028',
      [['by the end of 2025'], ['not be finished before 2028']],
    ],
    [
      'تجاوزت نسبة الإقبال على الانتخابات في الجزائر 40%',
      'لم تتجاوز نسبة الإقبال على الانتخابات في الجزائر 20 في المئة',
      [
        ['تجاوزت', '40%'],
        ['لم تتجاوز', '20 في المئة'],
      ],
    ],
    [
      'غرق بين 60 و80 مهاجرا قبالة سواحل ليبيا',
      'غرق 120 مهاجرا قبالة سواحل ليبيا',
      [['بين 60 و80 مهاجرا'], ['120 مهاجرا']],
    ],
    [
      'قتل صحفيين اثنين في غارة على خان يونس',
      'قتل خمسة صحفيين في غارة على خان يونس',
      [['صحفيين اثنين'], ['خمسة صحفيين']],
    ],
    [
      'لم ينج أحد من ركاب الطائرة',
      'نجا ثلاثة من ركاب الطائرة',
      [['لم ينج أحد'], ['ثلاثة من ركاب الطائرة']],
    ],
    [
      'حل الفريق في المركز الثاني في البطولة',
      'حل الفريق في المركز الخامس في البطولة',
      [['المركز الثاني'], ['المركز الخامس']],
    ],
  ])('say what differs: %s', (a, b, marked) => {
    expect(texts(first(a, b))).toEqual(marked);
  });

  it('come without marks of direction into a sentence', () => {
    const { sentenceAr, sentenceEn } = first(
      'قُتل \u206752\u2069 شخصا في الغارة على المخيم',
      'قُتل 37\u200f شخصا في الغارة على المخيم',
    );
    expect(sentenceAr + sentenceEn).not.toMatch(/[\u200e\u200f\u2066-\u2069]/);
  });
});

it('gives a bound with its comparator', () => {
  const { valueA, valueB } = first(
    'The dam will be finished by the end of 2025',
    'The dam will not be finished before 2028',
  );
  expect([valueA, valueB]).toEqual(['<= end of 2025', '>= 2028']);
});

it('says of two ranks that they are ranks, and of two host cities that they are places', () => {
  expect(
    first('حل الفريق في المركز الثاني في البطولة', 'حل الفريق في المركز الخامس في البطولة')
      .sentenceAr,
  ).toContain('مرتبتين');
  expect(
    first('استضافت الدوحة القمة العربية', 'استضافت القاهرة القمة العربية').sentenceAr,
  ).toContain('مكانين مختلفين');
});

it('gives one date that is named twice once', () => {
  const found = compare(
    { statement: 'وصل الوفد إلى بغداد أمس الثلاثاء', saidAt: '2024-05-15' },
    { statement: 'وصل الوفد إلى بغداد في 10 أيار 2024', saidAt: '2024-05-15' },
  );
  expect(found).toHaveLength(1);
});

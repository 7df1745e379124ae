import { describe, expect, it } from '@jest/globals';
import { Language } from '../../../language/language.js';
import { compareStatements } from '../compare.js';
import { DismissalReason, FindingKind, type StatementInput } from '../types.js';

const said = (statement: string): StatementInput => ({
  statement,
  language: /[a-z]/i.test(statement) ? Language.EN : Language.AR,
});

/** The kinds found, and the reasons of what was held back. */
function judged(a: string, b: string): [string[], string[]] {
  const { findings, suppressed } = compareStatements(said(a), said(b));
  return [findings.map(({ kind }) => kind), suppressed.map(({ reason }) => reason)];
}

describe('names that fill one slot', () => {
  it.each([
    [
      'تبدأ محاكمة كريم التميمي في بعقوبة في 3 أيار 2019',
      'The trial of Salwa Haddad in Baquba begins on 9 June 2020',
    ],
    [
      'تبدأ محاكمة علي المنصوري في بعقوبة في 3 أيار 2019',
      'تبدأ محاكمة ليلى الشهابي في بعقوبة في 9 حزيران 2020',
    ],
    [
      'أغلقت السلطات معبر المنذرية يوم 4 آذار 2020',
      'The authorities closed the Qaim crossing on 19 November 2022',
    ],
    [
      'حضر نواب بعشيقة جلسة مجلس نينوى يوم 4 آذار 2020',
      'Deputies of Sheikhan attended the session of the council of Nineveh on 9 May 2021',
    ],
    [
      'يفتتح سامي البراك مستشفى في الكوت في 4 أيار 2019',
      'Nadim Rustum will open a hospital in Kut on 9 July 2022',
    ],
    // Qamishli is named on both sides, and in other places.
    [
      'أغلقت السلطات جسر القامشلي يوم 4 آذار 2020',
      'The authorities closed the Derik bridge on 9 May 2021 after talks in Qamishli',
    ],
    [
      'بلغت نسبة البطالة في كفرنبل 26 في المئة في 2024 بعد محادثات في سلقين',
      'بلغت نسبة البطالة في سلقين 31 في المئة في 2024',
    ],
    ['استقبل مخيم حسن شام 4200 نازح', 'The Debaga camp has taken in 11,000 displaced people'],
  ])('are of two, whatever else is shared: %s', (a, b) => {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      const [found, reasons] = judged(x, y);
      expect(found).toEqual([]);
      expect(reasons).toContain(DismissalReason.DIFFERENT_SUBJECT);
    }
  });

  it.each([
    [
      'تبدأ محاكمة جورجيفا في صوفيا في 3 أيار 2019',
      'The trial of Georgieva in Sofia begins on 19 May 2019',
      FindingKind.TIMING,
    ],
    [
      'تبدأ محاكمة غيورغيفا في صوفيا في 3 أيار 2019',
      'The trial of Georgieva in Sofia begins on 19 May 2019',
      FindingKind.TIMING,
    ],
    [
      'أغلقت السلطات معبر اليعربية يوم 4 آذار 2020',
      'The authorities closed the Yaarubiyah crossing on 19 April 2020',
      FindingKind.TIMING,
    ],
    [
      'يفتتح وزير الصحة سامي البراك مستشفى في الكوت في 4 أيار 2019',
      'Health Minister Sami Barrak will open a hospital in Kut on 9 July 2019',
      FindingKind.TIMING,
    ],
    [
      'استقبل مخيم ديمراب قرب زاخو 4200 نازح',
      'The Demrab camp near Zakho has taken in 11,000 displaced people',
      FindingKind.QUANTITY,
    ],
    // One camp, and two towns near it.
    [
      'استقبل مخيم ديمراب قرب بامرني 4200 نازح',
      'The Demrab camp near Zakho has taken in 11,000 displaced people',
      FindingKind.QUANTITY,
    ],
    [
      'London has handed businessman over to Kuwait',
      'الكويت: رجل الأعمال لم يسلم إلينا بعد',
      FindingKind.NEGATION,
    ],
  ])('are one in two spellings, or where one side names nobody: %s', (a, b, kind) => {
    expect(judged(a, b)[0]).toEqual([kind]);
    expect(judged(b, a)[0]).toEqual([kind]);
  });

  it('are what the conflict is over, and no sign of two', () => {
    const [found] = judged(
      'The poet Nizar Haddad was born in Zahle in 1941',
      'The poet Nizar Haddad was born in Tripoli in 1944',
    );
    expect(found).toContain(FindingKind.TIMING);
  });
});

describe('what starts on a date', () => {
  const trial = (place: string, date: string): string =>
    `تبدأ محاكمة خالد الشمري في ${place} في ${date}`;

  it('is of two elsewhere and years apart, though no lexicon knows one of the places', () => {
    const [found, reasons] = judged(trial('عدن', '3 أيار 2016'), trial('زرباطية', '9 حزيران 2020'));
    expect(found).toEqual([]);
    expect(reasons).toContain(DismissalReason.DIFFERENT_SUBJECT);
  });

  it('is one where it was to be, and months later', () => {
    const [found] = judged(trial('عدن', '3 أيار 2016'), trial('عدن', '9 حزيران 2016'));
    expect(found).toEqual([FindingKind.TIMING]);
  });

  it('is of two things where only its opposite is one', () => {
    const [found] = judged(
      'تبدأ محاكمة طارق الشرقاوي في الموصل في 6 شباط 2025',
      'يفتتح طارق الشرقاوي مطارا في الموصل في 6 تموز 2026',
    );
    expect(found).toEqual([]);
  });

  it('is one where the thing is', () => {
    const [found] = judged(
      'تبدأ محاكمة طارق الشرقاوي في الموصل في 6 شباط 2025',
      'تُفتتح محاكمة طارق الشرقاوي في الموصل في 9 آذار 2025',
    );
    expect(found).toEqual([FindingKind.TIMING]);
  });
});

describe('a toll and what is to come', () => {
  it('are two counts of the same people', () => {
    const [found] = judged(
      '35 displaced people were injured in an explosion in Sinuni on 17 May 2023',
      'سيعود 3600 نازح إلى سنوني بعد إصلاح المستشفى',
    );
    expect(found).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { compareStatements } from '../compare.js';

/** Pairs, the kind that must be found or null, and the reason for which it is held back, if any. */
const CASES: [string, string, string | null, string | null][] = [
  ['وُلد النحات كريم البستاني في حلب', 'ولد النحات كريم البستاني في صيدا', 'IDENTITY', null],
  ['دُفن الشاعر في دمشق', 'دُفن الشاعر في القاهرة', 'IDENTITY', null],
  [
    'استضافت قطر البطولة المدرسية الأولى',
    'البطولة المدرسية الأولى استضافتها الأردن',
    'IDENTITY',
    null,
  ],
  ['توفي الملحن راغب شكري بسبب السرطان', 'توفي الملحن راغب شكري في حادث سير', 'IDENTITY', null],
  [
    'فاز المغربي سعيد العلمي بجائزة القصة القصيرة',
    'فازت اللبنانية رنا خوري بجائزة القصة القصيرة',
    'IDENTITY',
    null,
  ],
  ['فاز المغربي سعيد العلمي بجائزة القصة', 'فازت اللبنانية رنا خوري بجائزة الرواية', null, null],
  ['عُقد المؤتمر الصحفي في بيروت', 'عُقد المؤتمر الصحفي في لبنان', null, null],
  [
    'اتهم الحزب الوزير بإهدار المال العام',
    'الوزير لم يهدر المال العام',
    null,
    'REPORTED_NOT_ASSERTED',
  ],
  [
    'تتهم بغداد شركة النقل بتهريب الوقود',
    'شركة النقل لا تهرب الوقود',
    null,
    'REPORTED_NOT_ASSERTED',
  ],
  [
    'The sculptor Karim Bustani was born in Aleppo',
    'Karim Bustani, the sculptor, was born in Sidon',
    'IDENTITY',
    null,
  ],
  ['Brazil hosts the youth games', 'The youth games are hosted by Mexico', 'IDENTITY', null],
  [
    'The lighthouse was designed by the Danish architect Nils Holm',
    'The lighthouse was designed by Italian engineer Carla Neri',
    'IDENTITY',
    null,
  ],
  ['The Heron is a passenger ferry', 'The Heron is an oil tanker', 'IDENTITY', null],
  ['Silent Harbour is a song', 'Silent Harbour is a village in Cornwall', 'IDENTITY', null],
  ['Silent Harbour is a film', 'Silent Harbour is a French film', null, null],
  ['Dana Petrov is a singer', 'Dana Petrov is an actress and singer', null, null],
  [
    'The lighthouse was designed by Nils Holm',
    'The harbour was designed by Carla Neri',
    null,
    null,
  ],
  ['The peace talks were held in Oslo', 'The peace talks were held in Norway', null, null],
  [
    'Critics accuse the mayor of wasting public money',
    'The mayor did not waste public money',
    null,
    'REPORTED_NOT_ASSERTED',
  ],
  [
    'The union accused the airline of hiding the crash',
    'The union did not accuse the airline of hiding the crash',
    'NEGATION',
    null,
  ],
  [
    'The national stadium was built by a Chinese company',
    'شيدت شركة تركية الملعب الوطني',
    'IDENTITY',
    null,
  ],
];

describe('who, where and what', () => {
  it.each(CASES)('%s / %s', (a, b, kind, reason) => {
    const result = compareStatements({ statement: a }, { statement: b });
    const kinds = result.findings.map((finding) => finding.kind as string);
    if (kind === null) expect(kinds).toEqual([]);
    else expect(kinds).toContain(kind);
    if (reason !== null)
      expect(result.suppressed.map((held) => held.reason as string)).toContain(reason);
    for (const { spansA, spansB } of result.findings) {
      for (const { start, end, text } of spansA) expect(a.slice(start, end)).toBe(text);
      for (const { start, end, text } of spansB) expect(b.slice(start, end)).toBe(text);
    }
    const turned = compareStatements({ statement: b }, { statement: a });
    expect(turned.findings.map((finding) => finding.kind as string)).toEqual(kinds);
  });

  it('tells where something was founded from by whom', () => {
    const { findings } = compareStatements(
      { statement: 'تأسست الشركة المصرية في الإسكندرية' },
      { statement: 'The Egyptian company was founded by a Greek family' },
    );
    expect(findings).toEqual([]);
  });
});

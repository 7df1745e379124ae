import { ClaimKind, FindingKind, Relation, Stance } from '../../contradictions/detection/types.js';
import { Language } from '../../language/language.js';
import type { ReportSnapshot, SnapshotContradiction } from '../snapshot.js';
import {
  attributionOf,
  claimOf,
  contradictionOf,
  findingOf,
  spanOf,
} from './snapshot-builders.fixture.js';

const DAM_AR = 'سيبقى 1800 عامل في موقع سد النهر الأزرق حتى نهاية العام';
const DAM_EN = 'All workers leave the Blue River dam site before the end of June 2031';

const DAM_A = claimOf({
  id: '0196f0a0-0000-7000-8000-00000000000a',
  statement: DAM_AR,
  language: Language.AR,
  translation: 'About 1,800 workers stay at the Blue River dam site until the end of the year',
  kind: ClaimKind.COMMITMENT,
  topics: ['سد النهر الأزرق', 'العمل'],
  period: { from: '2031-05', to: '2031' },
  attributions: [
    attributionOf({
      speaker: 'ليلى الحمداني',
      position: 'وزيرة الموارد المائية',
      saidAt: '2031-05-02',
      form: 'INDIRECT_QUOTE',
      headline: 'الوزيرة: العمل في السد مستمر (خاص)',
      outlet: 'صحيفة الميناء',
      byline: 'سامر ناجي',
      publishedAt: '2031-05-03',
      url: 'https://almina.example/2031/05/dam?id=7&lang=ar',
      quote: 'لن يغادر أحد الموقع قبل نهاية العام، والعدد باقٍ عند 1800 عامل.',
      chain: [
        { name: 'صحيفة الميناء', cue: null, anonymous: false },
        { name: 'Delta News Agency', cue: 'نقلًا عن', anonymous: false },
        { name: 'ليلى الحمداني', cue: 'قالت', anonymous: false },
      ],
    }),
  ],
});

const DAM_B = claimOf({
  id: '0196f0a0-0000-7000-8000-00000000000b',
  statement: DAM_EN,
  topics: ['Blue River dam'],
  kind: ClaimKind.FORECAST,
  period: { from: null, to: '2031-06' },
  attributions: [
    attributionOf({
      speaker: 'a senior engineer at the site',
      speakerAnonymous: true,
      saidAt: '2031-05',
      headline: 'Dam crews told to pack “by June”',
      outlet: 'The Harbour Gazette',
      publishedAt: '2031-05-04',
      quote: 'Everybody is out before the end of June. We have been told to pack.',
      chain: [
        { name: 'The Harbour Gazette', cue: null, anonymous: false },
        { name: 'a senior engineer at the site', cue: 'told', anonymous: true },
      ],
    }),
    attributionOf({ stance: Stance.REPORTS, form: 'PARAPHRASE', headline: 'Crews to go' }),
  ],
});

/** Arabic against English, a chain of three with an unnamed carrier, a review. */
const DAM: SnapshotContradiction = contradictionOf({
  id: '0196f0a0-0000-7000-8000-000000000001',
  kinds: [FindingKind.OPPOSITION, FindingKind.TIMING],
  relation: Relation.TENSION,
  score: 0.72,
  status: 'CONFIRMED',
  a: DAM_A,
  b: DAM_B,
  findings: [
    findingOf({
      kind: FindingKind.OPPOSITION,
      relation: Relation.TENSION,
      score: 0.72,
      spansA: [spanOf(DAM_AR, 'سيبقى')],
      spansB: [spanOf(DAM_EN, 'leave')],
      valueA: 'يبقى',
      valueB: 'leave',
      sentenceAr: 'يقول القول أ إن العمال باقون («سيبقى»)، ويقول القول ب إنهم يغادرون («leave»).',
      sentenceEn: 'Claim A has the workers stay (“سيبقى”), claim B has them go (“leave”).',
      rule: 'opposition.pair',
    }),
    findingOf({
      kind: FindingKind.TIMING,
      relation: Relation.CONTRARY,
      score: 0.66,
      spansA: [spanOf(DAM_AR, 'حتى نهاية العام')],
      spansB: [spanOf(DAM_EN, 'before the end of June 2031')],
      valueA: '2031-12-31',
      valueB: '2031-06-30',
      sentenceAr: 'الموعدان مختلفان: «حتى نهاية العام» مقابل «before the end of June 2031».',
      sentenceEn: 'The dates differ: “حتى نهاية العام”, “before the end of June 2031”.',
      rule: 'timing.deadline',
      ruleVersion: 2,
    }),
  ],
  reviews: [
    {
      decision: 'CONFIRMED',
      reason: null,
      note: 'اتصلنا بالوزارة، ولم ترد حتى ساعة النشر.',
      holds: null,
      reviewer: 'نور الصافي',
      decidedAt: '2031-05-05T09:15:00.000Z',
    },
  ],
});

const SEATS_2 = 'حصلت كتلة الفجر على 41 مقعدًا في انتخابات أيار 2031';
const SEATS_1 = 'NATO ليست طرفًا، وكتلة الفجر حصلت على 38 مقعدًا في انتخابات أيار 2031';

/** One speaker on both sides, both Arabic (one opens with a Latin name), dismissed and reopened. */
function seatsContradiction(): SnapshotContradiction {
  const said = { speaker: 'Omar Tahan', position: 'Head of the electoral board' };
  return contradictionOf({
    id: '0196f0a0-0000-7000-8000-000000000002',
    kinds: [FindingKind.QUANTITY, FindingKind.SELF],
    relation: Relation.CONTRADICTORY,
    score: 0.94,
    selfContradictionOf: 'Omar Tahan',
    a: claimOf({
      statement: SEATS_1,
      language: Language.AR,
      attributions: [
        attributionOf({ ...said, saidAt: '2031', outlet: 'راديو الساحل', headline: 'النتائج' }),
      ],
    }),
    b: claimOf({ statement: SEATS_2, language: Language.AR, attributions: [attributionOf(said)] }),
    findings: [
      findingOf({
        relation: Relation.CONTRADICTORY,
        spansA: [spanOf(SEATS_1, '38 مقعدًا')],
        spansB: [spanOf(SEATS_2, '41 مقعدًا'), spanOf(SEATS_2, 'مقعدًا في انتخابات')],
        valueA: '38',
        valueB: '41',
        sentenceAr: 'عدد المقاعد في القول أ 38 وفي القول ب 41.',
        sentenceEn: 'Claim A gives 38 seats and claim B 41.',
      }),
    ],
    reviews: [
      {
        decision: 'DISMISSED',
        reason: 'DIFFERENT_SCOPE',
        note: null,
        holds: null,
        reviewer: 'Rita Salim',
        decidedAt: '2031-05-06T10:00:00.000Z',
      },
      {
        decision: 'REOPENED',
        reason: 'Claim A was revised',
        note: null,
        holds: null,
        reviewer: null,
        decidedAt: '2031-05-07T11:45:00.000Z',
      },
    ],
  });
}

export const HOSTILE_A =
  '<script>alert("x")</script> & \'Tom\' says \u202eno\u2069\u2069 **bold** | 1';
export const HOSTILE_B =
  '=HYPERLINK("http://evil.example","click"), line one\r\nline two \u001b[31mred';

/** Everything a hostile source could put into a field. */
function hostileContradiction(): SnapshotContradiction {
  return contradictionOf({
    id: '"><img src=x onerror=alert(1)>',
    status: 'RESOLVED',
    a: claimOf({
      statement: HOSTILE_A,
      topics: ['</li></ul>', '@everyone'],
      attributions: [
        attributionOf({
          speaker: '<b>Bobby</b> \u202etables',
          headline: '</style><script>1</script>',
          url: 'javascript:alert(1)',
          quote: '"><svg onload=alert(1)>',
          publishedAt: 'not a date <i>',
        }),
      ],
    }),
    b: claimOf({
      statement: HOSTILE_B,
      attributions: [
        attributionOf({
          speaker: '+1 800',
          headline: '# [x](javascript:1)',
          url: 'https://evil.example/"onmouseover="alert(1)',
        }),
      ],
    }),
    findings: [
      findingOf({
        spansA: [{ start: -5, end: 8, text: '' }],
        spansB: [{ start: 1, end: 10_000, text: '' }],
        valueA: '-1',
        valueB: '@1',
        sentenceAr: '<u>سبب</u>',
        sentenceEn: '<u>reason</u>',
        rule: 'a.b',
      }),
    ],
    reviews: [
      {
        decision: 'RESOLVED',
        reason: '<i>seen</i>',
        note: null,
        holds: 'B',
        reviewer: '"Eve"',
        decidedAt: '2031-05-08T00:00:00.000Z',
      },
    ],
  });
}

export function emptySnapshot(): ReportSnapshot {
  return {
    id: '0196f0a0-0000-7000-8000-0000000000ff',
    generatedAt: '2031-05-09T14:05:59.000Z',
    filter: { topic: null, speaker: null, from: null, to: null },
    totals: { contradictions: 0, byRelation: {}, byStatus: {}, claimsCompared: 12 },
    contradictions: [],
  };
}

/** Three contradictions in every shape a report can have; all names and events are invented. */
export function fullSnapshot(): ReportSnapshot {
  return {
    ...emptySnapshot(),
    filter: { topic: 'سد النهر الأزرق', speaker: null, from: '2031-05', to: '2031-05-31' },
    totals: {
      contradictions: 3,
      byRelation: { TENSION: 1, CONTRADICTORY: 1, CONTRARY: 1 },
      byStatus: { CONFIRMED: 1, SUGGESTED: 1, RESOLVED: 1 },
      claimsCompared: 1284,
    },
    contradictions: [DAM, seatsContradiction(), hostileContradiction()],
  };
}

/** Far more contradictions than the report shows. */
export function cutSnapshot(): ReportSnapshot {
  const full = fullSnapshot();
  const byRelation = { TENSION: 1041 };
  return {
    ...full,
    totals: { ...full.totals, contradictions: 1041, byRelation, byStatus: { SUGGESTED: 1041 } },
  };
}

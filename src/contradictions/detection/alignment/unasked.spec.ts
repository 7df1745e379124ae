import { describe, expect, it } from '@jest/globals';
import { conflictBetween } from '../compare.js';
import { analyse } from '../reading/analyse.js';
import { ALIGNMENT_RULE } from './alignment.rule.js';
import { type Bar, UNASKED, WHEN_ASKED } from './bars.js';
import { logOdds } from './judge.js';
import { standsUnasked } from './unasked.js';

type Two = readonly [string, string];

function rulesOf([one, other]: Two, bar: Bar): string[] {
  const [a, b] = [one, other].map((statement) => analyse({ statement }));
  const there = conflictBetween(a!, b!, bar)?.findings.map(({ rule }) => rule) ?? [];
  const back = conflictBetween(b!, a!, bar)?.findings.map(({ rule }) => rule) ?? [];
  expect(back).toEqual(there);
  return there;
}

const LEARNED: Two = [
  "Bulgaria's consul in Odessa throughout 2016 was Petar Vulchev",
  'Ana Dimitrova served as Bulgarian consul in Odessa in 2016',
];
const BY_RULE: Two = [
  'The harbour council approved the ferry contract',
  'The harbour council rejected the ferry contract',
];
/** Of two classes that exclude each other: the model has no say. */
const CERTAIN: Two = ['The tanker Nordvik is a Danish ship', 'The tanker Nordvik is a Greek ship'];

/** Lets nothing stand that is asked about at all. */
const NOTHING: Bar = { ...UNASKED, rivals: { byRule: Infinity, learned: Infinity } };

describe('what stands where nobody asked', () => {
  it('asks less of a finding the surer it is', () => {
    expect(standsUnasked(1, 0.5, 1)).toBe(true);
    expect(standsUnasked(0.9, 0.5, 1)).toBe(false);
    expect(standsUnasked(1 - logOdds(0.9) + 1e-9, 0.9, 1)).toBe(true);
    expect(standsUnasked(-5, 1, 1)).toBe(true);
  });

  it.each([
    ['the model alone finds', LEARNED, [ALIGNMENT_RULE.name], { ...UNASKED.rivals!, learned: 99 }],
    ['a rule finds', BY_RULE, ['opposition.lexicon'], { ...UNASKED.rivals!, byRule: 99 }],
  ] as const)('lets stand or turns away what %s', (_, pair, rules, rivals) => {
    expect(rulesOf(pair, UNASKED)).toEqual(rules);
    expect(rulesOf(pair, { ...UNASKED, rivals })).toEqual([]);
    expect(rulesOf(pair, WHEN_ASKED)).toEqual(rules);
  });

  it('has no part in what is certain by the words', () => {
    const found = rulesOf(CERTAIN, WHEN_ASKED);
    expect(found.length).toBeGreaterThan(0);
    expect(rulesOf(CERTAIN, NOTHING)).toEqual(found);
  });
});

describe('what the shipped weights make of it', () => {
  /** On one body, one place or one sort of thing, and told by two who had nothing to do with each other. */
  const STRANGERS: readonly Two[] = [
    [
      'The museum in Luxor is open in the evening',
      'The museum shop in Luxor was closed for repairs',
    ],
    [
      'The Danish minister denied that ships were inspected',
      'Danish ships were inspected in Lagos for two days',
    ],
  ];
  const RIVALS: readonly Two[] = [
    [
      'No one was hurt in the fire at the Lund bakery',
      'Two bakers were hurt in the fire at the Lund bakery',
    ],
    ['استقال رئيس بلدية تورينو يوم الإثنين', 'رئيس بلدية تورينو باق في منصبه حتى الانتخابات'],
    ['Combat forces withdraw from Iraq', '2,500 troops remain in Iraq'],
    ['The prime minister resigned on Sunday', 'The prime minister remains in office'],
    ['أعيد فتح مطار عدن يوم الأحد', 'مطار عدن ما زال مغلقا'],
  ];

  it.each(STRANGERS)(
    'leaves strangers alone that a comparison takes for a conflict: %s',
    (...pair) => {
      expect(rulesOf(pair, WHEN_ASKED)).not.toEqual([]);
      expect(rulesOf(pair, UNASKED)).toEqual([]);
    },
  );

  it.each(RIVALS)('reports rivals: %s', (...pair) => {
    expect(rulesOf(pair, UNASKED)).not.toEqual([]);
  });
});

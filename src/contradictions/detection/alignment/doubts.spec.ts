import { describe, expect, it } from '@jest/globals';
import { examine } from '../compare.js';
import type { Examined } from '../examined.js';
import { analyse } from '../reading/analyse.js';
import { DismissalReason, type StatementInput } from '../types.js';
import { arguedBy, settledBy } from './alignment.rule.js';
import { surelyHold, tellOfOthers } from './doubts.js';
import { type Evidence, evidenceOf } from './evidence.js';

function examined(a: StatementInput | string, b: StatementInput | string): Examined {
  const [one, other] = [a, b].map((side) =>
    analyse(typeof side === 'string' ? { statement: side } : side),
  );
  return examine(one!, other!)!;
}

const evidenceFor = (outcome: Examined): Evidence =>
  evidenceOf(outcome.pair.a, outcome.pair.b, outcome)!;

describe('what is settled before the model is asked', () => {
  it.each([
    [
      'times that do not meet',
      'The mill opened its doors to weavers in 1987',
      'The mill closed its doors to weavers in 2004',
      DismissalReason.SUPERSEDED,
    ],
    [
      'bounds that allow each other',
      'More than 300 divers searched the lake',
      'The lake was searched by 450 divers',
      DismissalReason.COMPATIBLE_BOUNDS,
    ],
    [
      'a demand against a fact',
      'The guild urged the town to reopen the ferry pier',
      'The town has not reopened the ferry pier',
      DismissalReason.NOT_CONTRADICTORY,
    ],
    [
      'a position that is only reported',
      'Opponents claim that the reservoir leaks',
      'The reservoir does not leak',
      DismissalReason.REPORTED_NOT_ASSERTED,
    ],
  ])('are %s', (_what, a, b, reason) => {
    expect(settledBy(examined(a, b))).toBe(reason);
    expect(settledBy(examined(b, a))).toBe(reason);
  });

  it('is nothing where a rule only doubts', () => {
    const outcome = examined(
      'برأت محكمة الاستئناف الوزير السابق من تهمة الاختلاس وأفرجت عنه',
      'أدانت محكمة الاستئناف الوزير الأسبق بالاختلاس وحكمت عليه بالسجن',
    );
    expect(settledBy(outcome)).toBeNull();
  });
});

it('argues where a rule has its reasons, which the model may overrule if it is surer than elsewhere', () => {
  const outcome = examined(
    'The ferry committee of Oban has not met since March',
    'The ferry committee of Oban last met in March',
  );
  expect([settledBy(outcome), arguedBy(outcome)]).toEqual([
    null,
    DismissalReason.NOT_CONTRADICTORY,
  ]);
});

describe('two statements that tell of two days', () => {
  const CITED = 'The observatory in Lyon was handed to the navy in 1946';
  it.each([
    [
      'are left to the model where they may tell of one event',
      CITED,
      'A captain bought the Lyon observatory for his signallers in 1951',
      null,
    ],
    [
      'are settled where one says that the day was put off',
      'The tram line in Oldham opens on 3 June',
      'The opening of the tram line in Oldham was postponed to 9 July',
      DismissalReason.SUPERSEDED,
    ],
    [
      'are settled where they lie elsewhere',
      CITED,
      'The observatory in Berlin was handed to the navy in 1951',
      DismissalReason.SUPERSEDED,
    ],
  ])('%s', (_what, a, b, reason) => {
    expect(settledBy(examined(a, b))).toBe(reason);
    expect(settledBy(examined(b, a))).toBe(reason);
  });
});

describe('two statements that differ', () => {
  it.each([
    ['The minister visited Cairo', 'The minister visited Tunis', true],
    ['قصفت الطائرات سوقا في حمص', 'قصفت الطائرات سوقا في حماة', true],
    ['The poet was born in Cairo', 'The poet was born in Tunis', false],
  ])('tell of others where an act can be done twice: %s | %s', (a, b, others) => {
    const outcome = examined(a, b);
    expect(tellOfOthers(outcome.pair, evidenceFor(outcome))).toBe(others);
  });

  it('tell of others where what a rule held back has another name in one slot', () => {
    const held = (camp: string): boolean => {
      const outcome = examined(
        'استقبل مخيم ديمراب قرب بامرني 4200 نازح',
        `The ${camp} camp near Zakho has taken in 11,000 displaced people`,
      );
      const candidate = { spansA: [], spansB: [] };
      return tellOfOthers(outcome.pair, evidenceFor(outcome), candidate);
    };
    expect(held('Debaga')).toBe(true);
    expect(held('Demrab')).toBe(false);
  });

  it.each([
    ['The guild supports lifting the ban', 'The guild opposes keeping the ban', true],
    ['The bridge is not open', 'The bridge is closed', true],
    ['بعض النواب أيدوا المشروع', 'بعض النواب عارضوا المشروع', true],
    ['The guild supports the ban', 'The guild opposes the ban', false],
    [
      'No diver reached the anchor in the bay',
      'Several divers tied a rope to the anchor in the bay',
      false,
    ],
    [
      'No diver reached the anchor in the bay',
      'All divers were far from the anchor in the bay',
      true,
    ],
  ])('surely hold where both mean the same or leave it open: %s | %s', (a, b, hold) => {
    const outcome = examined(a, b);
    expect(surelyHold(outcome.pair, evidenceFor(outcome))).toBe(hold);
  });
});

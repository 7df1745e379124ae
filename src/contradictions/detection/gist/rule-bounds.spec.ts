import { describe, expect, it } from '@jest/globals';
import { UNASKED } from '../alignment/bars.js';
import { conflictBetween } from '../compare.js';
import { analyse } from '../reading/analyse.js';
import { quantifierMayFind } from './extents-may-clash.js';
import { type Gist, gistOf } from './gist.js';
import { GistPair } from './gist-pair.js';
import { negationMayFind } from './negation-may-find.js';
import { oppositionMayFind } from './opposition-may-find.js';
import { orderMayFind } from './order-may-find.js';
import { slotMayFind } from './slots-may-clash.js';

type MayFind = (pair: GistPair) => boolean;

function gistOfSaying(statement: string, saidAt: string): Gist {
  const gist = gistOf(analyse({ statement, saidAt }));
  if (!gist) throw new Error(`no gist of "${statement}"`);
  return gist;
}

function asked(mayFind: MayFind, a: string, b: string, days = ['2024-05-03', '2024-05-03']) {
  const pair = new GistPair(gistOfSaying(a, days[0]!), gistOfSaying(b, days[1]!));
  pair.meeting.of(pair.a.words, pair.b.words, pair.cross).align();
  return mayFind(pair);
}

const rulesOf = (a: string, b: string): string[] =>
  conflictBetween(
    analyse({ statement: a, saidAt: '2024-05-03' }),
    analyse({ statement: b, saidAt: '2024-05-03' }),
    UNASKED,
  )?.findings.map(({ rule }) => rule) ?? [];

/** What each rule finds, which its bound must let through. */
const FOUND: readonly [string, MayFind, string, string][] = [
  [
    'negation.polarity',
    negationMayFind,
    'The harbour council did not approve the ferry contract',
    'The harbour council approved the ferry contract',
  ],
  [
    'negation.polarity',
    negationMayFind,
    'لم يوافق مجلس الميناء على عقد العبارات',
    'وافق مجلس الميناء على عقد العبارات',
  ],
  [
    'opposition.lexicon',
    oppositionMayFind,
    'The harbour council approved the ferry contract',
    'The harbour council rejected the ferry contract',
  ],
  [
    'opposition.lexicon',
    oppositionMayFind,
    'The government raised wages',
    'The government cut wages',
  ],
  [
    'quantifier.square',
    quantifierMayFind,
    'All the ferries of the harbour were repaired',
    'None of the ferries of the harbour were repaired',
  ],
  [
    'timing.order',
    orderMayFind,
    'The captain resigned from the harbour council before the ferry disaster',
    'The captain resigned from the harbour council after the ferry disaster',
  ],
  [
    'identity.slot',
    slotMayFind,
    'The composer Ada Lindqvist was born in Madrid',
    'The composer Ada Lindqvist was born in Cairo',
  ],
];

/** What shares as much, and of which a rule can find nothing: why not. */
const TOLD_APART: readonly [string, MayFind, string, string][] = [
  [
    'what is denied is said by neither',
    negationMayFind,
    'The harbour council did not consult the fishermen about the ferry contract',
    'The harbour council signed the ferry contract',
  ],
  [
    'both deny it',
    negationMayFind,
    'The harbour council did not approve the ferry contract',
    'The harbour council never approved the ferry contract',
  ],
  [
    'the opposites are said of different things',
    oppositionMayFind,
    'The bakers of the old town welcomed the harvest, and the council approved the ferry contract',
    'The union of the northern teachers rejected a shorter holiday',
  ],
  [
    'the opposites are verbs of two phrases with objects of their own',
    oppositionMayFind,
    'The government raised wages',
    'The government cut taxes',
  ],
  [
    'the groups are others',
    quantifierMayFind,
    'All the ferries of the harbour were repaired',
    'None of the schools of the harbour were repaired',
  ],
  [
    'what it was before is not what it was after',
    orderMayFind,
    'The captain resigned from the harbour council before the ferry disaster',
    'The captain resigned from the harbour council after the spring elections',
  ],
  [
    'both were before',
    orderMayFind,
    'The captain resigned from the harbour council before the ferry disaster',
    'The captain resigned from the harbour council ahead of the ferry disaster',
  ],
  [
    'too much is told beside what fills the slot',
    slotMayFind,
    'The composer Ada Lindqvist was born in Madrid to wealthy bakers during a heavy storm',
    'The composer Ada Lindqvist was born in Cairo after an unusual voyage along quiet rivers',
  ],
];

describe('the bounds of the rules', () => {
  it.each(FOUND)('let through what %s finds', (rule, mayFind, a, b) => {
    expect(rulesOf(a, b)).toContain(rule);
    expect(asked(mayFind, a, b)).toBe(true);
    expect(asked(mayFind, b, a)).toBe(true);
  });

  it.each(TOLD_APART)('turn away where %s', (_, mayFind, a, b) => {
    expect(asked(mayFind, a, b)).toBe(false);
    expect(asked(mayFind, b, a)).toBe(false);
  });

  it('turn away opposites of two speakers that were said a year apart', () => {
    const [a, b] = ['The ferry harbour is open', 'The ferry harbour is closed'];
    expect(asked(oppositionMayFind, a, b)).toBe(true);
    expect(asked(oppositionMayFind, a, b, ['2023-05-03', '2024-05-03'])).toBe(false);
  });
});

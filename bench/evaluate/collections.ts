import { ALIGNMENT_RULE } from '../../src/contradictions/detection/alignment/alignment.rule.js';
import { UNASKED } from '../../src/contradictions/detection/alignment/bars.js';
import { conflictBetween } from '../../src/contradictions/detection/compare.js';
import { analyse } from '../../src/contradictions/detection/reading/analyse.js';
import type { StatementInput } from '../../src/contradictions/detection/types.js';
import { openingStatements } from '../claims/generated-statements.js';
import { proposedPairs } from '../claims/proposed-pairs.js';
import { BLIND, casesTogether } from '../claims/written-together.js';
import type { PlacedCase } from './hard-cases.js';
import { confusionOf, type Decision, type Scores, scoresOf } from './metrics.js';
import { figure, table } from './text.js';
import type { Measured } from './yardstick.js';

/** How many pairs of some sort the search proposes, and how many of these are flagged. */
export interface Counted {
  pairs: number;
  flagged: number;
  /** Of the flagged, how many only the trained model sees. */
  learned: number;
}

/** What is flagged of the pairs that a rescan would compare first among statements, less those written for each other. */
export interface Collection {
  name: string;
  statements: number;
  all: Counted;
  /** Between Arabic and English. */
  across: Counted;
}

export interface Collections {
  found: readonly Collection[];
  /** What is told of the held half's pairs if their statements stand in a collection. */
  told: Scores;
}

/** The likeliest rivals of each statement: of all, and besides of those that share no word's form. */
const EACH = { any: 3, foreign: 2 };

const GENERATED = 5_000;
/** So that as many fall on a day as in a newsroom of this size. */
const NEWSROOM = 100_000;

function measure(
  name: string,
  inputs: readonly StatementInput[],
  together: (one: number, other: number) => boolean,
): Collection {
  const read = inputs.map((input) => analyse(input));
  const found: Collection = {
    name,
    statements: inputs.length,
    all: { pairs: 0, flagged: 0, learned: 0 },
    across: { pairs: 0, flagged: 0, learned: 0 },
  };
  for (const [one, other] of proposedPairs(read, EACH)) {
    if (together(one, other)) continue;
    const [a, b] = [read[one]!, read[other]!];
    const conflict = conflictBetween(a, b, UNASKED);
    const learned = conflict?.findings.every(({ rule }) => rule.includes(ALIGNMENT_RULE.name));
    for (const counted of a.language === b.language ? [found.all] : [found.all, found.across]) {
      counted.pairs += 1;
      if (conflict) counted.flagged += 1;
      if (learned) counted.learned += 1;
    }
  }
  return found;
}

/**
 * How much a whole collection would be bothered with: the held half's statements, by their words alone and without their
 * partners, and a generated newsroom with nothing planted. What is flagged of them is nearly all false alarms, and some of
 * it is not: two writers may tell of one matter, and a generated speaker may say two things.
 */
export function measureCollections(cases: readonly PlacedCase[]): Collections {
  const held = cases.filter(({ half }) => half === 'held');
  const { statements, together } = casesTogether(held.filter(({ family }) => BLIND.test(family)));
  const generated = openingStatements(GENERATED, { claims: NEWSROOM, planted: 0 });
  const found = [
    measure(
      'written',
      statements.map((statement) => ({ statement })),
      together,
    ),
    measure('generated', generated, () => false),
  ];
  return { found, told: scoresOf(confusionOf(held.map(tellOf))) };
}

const tellOf = ({ a, b, expect }: PlacedCase): Decision => ({
  conflict: expect.kind !== null,
  flagged: conflictBetween(analyse(a), analyse(b), UNASKED) !== null,
});

const perThousand = ({ pairs }: Counted, count: number): string =>
  pairs === 0 ? '–' : ((1000 * count) / pairs).toFixed(1);

export function collectionFlags({ found, told }: Collections): Measured {
  const row = (name: string, counted: Counted): string[] => [
    name,
    `${counted.pairs}`,
    `${counted.flagged}`,
    perThousand(counted, counted.flagged),
    perThousand(counted, counted.learned),
  ];
  return {
    title: 'Collections: statements not written for each other, as the search pairs them',
    lines: [
      ...table([
        ['', 'pairs', 'flagged', 'per 1,000', 'by the model alone'],
        ...found.flatMap(({ name, all, across }) => [
          row(name, all),
          row(`${name}, between languages`, across),
        ]),
      ]),
      `Of the held half's pairs, where nobody puts the two side by side: precision ${figure(told.precision)}, recall ${figure(told.recall)}`,
    ],
    data: { collections: found, told },
    judged: [],
  };
}

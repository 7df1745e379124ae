import { Random } from '../random.js';
import type { Judge, Judged } from './judge.js';
import { type Ranking, rankingOf, scoresOf, share } from './metrics.js';
import type { Retriever } from './retriever.js';
import { readRows, type Row } from './rows.js';
import { figure, table } from './text.js';
import { countKinds, countsOf, decisionLines, kindLines, type Measured } from './yardstick.js';

export type AnsRow = Row<'s1' | 's2' | 'stance'>;

export function readAns(data: string, split: string): AnsRow[] | null {
  return readRows(`${data}/ans`, `${split}.tsv`, ['s1', 's2', 'stance']);
}

/** Pairs written by annotators: agree against disagree; "other" is left out, as in the paper. */
export function ansStance(rows: readonly AnsRow[], split: string, judge: Judge): Measured {
  const judged = rows
    .filter(({ stance }) => stance === 'agree' || stance === 'disagree')
    .map(({ s1, s2, stance, line }): Judged => ({
      id: `ans/${split}.tsv line ${line}`,
      a: s1,
      b: s2,
      label: stance,
      conflict: stance === 'disagree',
      judgement: judge({ statement: s1 }, { statement: s2 }),
    }));
  const counts = countsOf(judged);
  const kinds = countKinds(judged);
  return {
    title: `ANS stance, ${split}: agree and disagree, ${judged.length} pairs`,
    lines: [...decisionLines(counts, 'disagree', 'agree'), ...kindLines(kinds)],
    data: { pairs: judged.length, ...scoresOf(counts), confusion: counts, kinds },
    judged,
  };
}

const SEED = 20_211_212;

/** The numbers below `count` in an order that the seed decides (Fisher and Yates). */
function shuffled(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.between(0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/**
 * Pairs of first and second sides from different rows, the same in every run; no pair twice, and
 * none of rows that share a first or a second sentence, since such sides belong together.
 * @param wanted how many; fewer come back where the rows do not give so many
 */
export function unrelatedPairs(rows: readonly AnsRow[], wanted: number): [AnsRow, AnsRow][] {
  const random = new Random(SEED);
  const pairs = new Map<number, [AnsRow, AnsRow]>();
  // Each round gives at most one pair a row; a few rounds more than needed make up for clashes.
  const rounds = 2 * Math.ceil(wanted / Math.max(1, rows.length)) + 10;
  for (let round = 0; round < rounds && pairs.size < wanted; round++) {
    for (const [i, j] of shuffled(rows.length, random).entries()) {
      const [a, b] = [rows[i]!, rows[j]!];
      if (pairs.size === wanted || a.s1 === b.s1 || a.s2 === b.s2) continue;
      pairs.set(i * rows.length + j, [a, b]);
    }
  }
  return [...pairs.values()];
}

const UNRELATED = 20_000;

/** Sides shuffled: what an engine finds between sentences that have nothing to do with each other. */
export function ansUnrelated(rows: readonly AnsRow[], split: string, judge: Judge): Measured {
  const pairs = unrelatedPairs(rows, UNRELATED);
  const flagged = pairs.flatMap(([{ s1, line }, { s2, line: other }]): Judged[] => {
    const judgement = judge({ statement: s1 }, { statement: s2 });
    const id = `ans/${split}.tsv lines ${line}, ${other}`;
    return judgement.flagged
      ? [{ id, a: s1, b: s2, label: 'unrelated', conflict: false, judgement }]
      : [];
  });
  const perThousand = share(1000 * flagged.length, pairs.length);
  const kinds = countKinds(flagged);
  return {
    title: `ANS unrelated pairs, ${split}: sides shuffled, seed ${SEED}, ${pairs.length} pairs`,
    lines: [
      ...table([
        ['flagged', `${flagged.length}`],
        ['flagged per 1,000', figure(perThousand)],
      ]),
      ...table(Object.entries(kinds).map(([kind, { flags }]) => [kind, `${flags}`])),
    ],
    data: { pairs: pairs.length, flagged: flagged.length, perThousand, kinds },
    judged: flagged,
  };
}

/** Ties count against the scorer: a right sentence comes after all others with its score. */
export function rankOfRight(scores: readonly number[], right: ReadonlySet<number>): number {
  const best = Math.max(...[...right].map((at) => scores[at] ?? -Infinity));
  return (
    scores.filter((score, at) => score > best || (score === best && !right.has(at))).length + 1
  );
}

/** Each "agree" row's first side looks for its second among all second sides of the split. */
export function ansRetrieval(
  rows: readonly AnsRow[],
  split: string,
  retriever: Retriever,
): Measured {
  const sentences = [...new Set(rows.map(({ s2 }) => s2))];
  const places = new Map(sentences.map((sentence, at) => [sentence, at]));
  const agreeing = new Map<string, Set<number>>();
  for (const { s1, s2, stance } of rows) {
    if (stance !== 'agree') continue;
    agreeing.set(s1, (agreeing.get(s1) ?? new Set()).add(places.get(s2)!));
  }
  const score = retriever(sentences);
  const ranks = rows
    .filter(({ stance }) => stance === 'agree')
    .map(({ s1 }) => rankOfRight(score(s1), agreeing.get(s1)!));
  const ranking: Ranking = rankingOf(ranks);
  return {
    title: `ANS retrieval, ${split}: ${ranks.length} queries among ${sentences.length} sentences`,
    lines: table([
      ['P@1', figure(ranking.precisionAt1)],
      ['MRR', figure(ranking.meanReciprocalRank)],
    ]),
    data: { sentences: sentences.length, ...ranking },
    judged: [],
  };
}

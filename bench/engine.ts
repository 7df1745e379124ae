import { createHash } from 'node:crypto';
import { candidateKeys, probeKeys } from '../src/contradictions/candidates/candidate-keys.js';
import { nearness, Tally } from '../src/contradictions/candidates/rank.js';
import {
  type AnalysedStatement,
  analyse,
} from '../src/contradictions/detection/reading/analyse.js';
import { conflictBetween } from '../src/contradictions/detection/compare.js';
import { Stance, type StatementInput } from '../src/contradictions/detection/types.js';
import { Newsroom } from './claims/newsroom.js';
import { machine, print } from './figures.js';
import { PLANTED } from './claims/load.js';

export interface EngineOptions {
  /** How many claims are read and compared. */
  claims: number;
  /** The size of the collection of which they are the first: the larger, the more of them a day. */
  of: number;
  rounds: number;
}

/** As in a rescan: how long a list may be to be read whole, what is read of others, and how many are compared. */
const WHOLE = 200;
const NEAREST = 12;
const CANDIDATES = { any: 16, foreign: 4 };
const DAY = 86_400_000;

interface Line {
  statement: string;
  language: StatementInput['language'];
  kind: StatementInput['kind'];
  attributions: { saidAt?: string; speaker: { name: string } }[];
}

/** Claims as detection is given them, in the order in which they would be recorded. */
function statements({ claims, of }: EngineOptions): StatementInput[] {
  const found: StatementInput[] = [];
  for (const { line } of new Newsroom({ claims: of, planted: PLANTED }).lines()) {
    const { statement, language, kind, attributions } = line as Line;
    const [first] = attributions;
    const speaker = first?.speaker.name ?? null;
    const saidAt = first?.saidAt ?? null;
    found.push({ statement, language, kind, saidAt, speaker, stance: Stance.ASSERTS });
    if (found.length === claims) break;
  }
  return found;
}

/** The pairs that a rescan would compare, by the claims' places. */
function pairsAmong(read: readonly AnalysedStatement[]): [number, number][] {
  const lists = new Map<number, number[]>();
  const frequencies = new Map<number, number>();
  for (const statement of read)
    for (const key of candidateKeys(statement))
      frequencies.set(key, (frequencies.get(key) ?? 0) + 1);
  const dayOf = (at: number): number => Date.parse(read[at]!.input.saidAt ?? '2016-01-01') / DAY;
  const pairs: [number, number][] = [];
  for (const [at, statement] of read.entries()) {
    const tally = new Tally();
    for (const [key, sought] of probeKeys(statement)) {
      const list = lists.get(key) ?? [];
      const count = frequencies.get(key) ?? 0;
      tally.count(sought, count, count > WHOLE ? list.slice(-NEAREST) : list);
    }
    const best = tally.best(CANDIDATES, (other) => nearness(dayOf(at), dayOf(other)));
    for (const other of best) pairs.push([at, other]);
    for (const key of candidateKeys(statement)) {
      const list = lists.get(key);
      if (list) list.push(at);
      else lists.set(key, [at]);
    }
  }
  return pairs;
}

/** Microseconds of processor time that each of so many pieces of work takes. */
function cost(pieces: number, work: () => void): string {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return ((user + system) / pieces).toFixed(1);
}

/**
 * What detection itself costs, without a database: reading statements and comparing the pairs that a
 * rescan would. The digest is of all that is found: it stays while only speed is changed.
 */
export function engine(options: EngineOptions): void {
  const inputs = statements(options);
  const pairs = pairsAmong(inputs.map(analyse));
  print(`engine, ${inputs.length} claims, ${pairs.length} pairs; ${machine()}`);
  print('| Round | µs a statement read | µs a pair compared | found | digest |');
  print('| --- | --- | --- | --- | --- |');
  for (let round = 1; round <= options.rounds; round++) {
    let read: AnalysedStatement[] = [];
    const reading = cost(inputs.length, () => (read = inputs.map((each) => analyse({ ...each }))));
    const digest = createHash('sha256');
    let found = 0;
    const comparing = cost(pairs.length, () => {
      for (const [one, other] of pairs) {
        const conflict = conflictBetween(read[one]!, read[other]!);
        if (!conflict) continue;
        found += 1;
        digest.update(`${one} ${other} ${JSON.stringify(conflict)}\n`);
      }
    });
    print(
      `| ${round} | ${reading} | ${comparing} | ${found} | ${digest.digest('hex').slice(0, 16)} |`,
    );
  }
}

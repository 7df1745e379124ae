import { createHash } from 'node:crypto';
import {
  type AnalysedStatement,
  analyse,
} from '../src/contradictions/detection/reading/analyse.js';
import { UNASKED } from '../src/contradictions/detection/alignment/bars.js';
import { conflictBetween } from '../src/contradictions/detection/compare.js';
import { openingStatements } from './claims/generated-statements.js';
import { PLANTED } from './claims/load.js';
import { proposedPairs } from './claims/proposed-pairs.js';
import { machine, print } from './figures.js';

export interface EngineOptions {
  /** How many claims are read and compared. */
  claims: number;
  /** The size of the collection of which they are the first: the larger, the more of them a day. */
  of: number;
  rounds: number;
}

/** How many a rescan compares a claim with. */
const CANDIDATES = { any: 16, foreign: 4 };

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
  const inputs = openingStatements(options.claims, { claims: options.of, planted: PLANTED });
  const pairs = proposedPairs(inputs.map(analyse), CANDIDATES);
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
        const conflict = conflictBetween(read[one]!, read[other]!, UNASKED);
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

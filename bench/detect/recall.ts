import { availableParallelism } from 'node:os';
import { createApp } from '../../src/app.js';
import { CandidatesService } from '../../src/contradictions/candidates/candidates.service.js';
import { indexDay } from '../../src/contradictions/candidates/candidate-keys.js';
import { analyse } from '../../src/contradictions/detection/reading/analyse.js';
import type { StatementInput } from '../../src/contradictions/detection/types.js';
import { Stance } from '../../src/language/statement.js';
import { files, readLines } from '../claims/load.js';
import type { Rival } from '../claims/newsroom.js';
import { inThread } from '../in-thread.js';
import { query } from '../sql.js';
import { type Hit, type Share, STRATA, type Stratum } from './strata.js';

/** Statements looked up, and claims that each is compared with in full. */
const PROBES = 400;
const COMPARED = 100_000;

export interface RecallFigures {
  probes: number;
  compared: number;
  /** Conflicts that comparing with every claim of the sample finds, and how many the search proposes. */
  conflicts: number;
  proposed: number;
  /** Claims proposed for a probe, on average: what the search makes detection compare. */
  each?: number;
  /** The same apart: proposed, and of how many. Not in figures that an earlier version kept. */
  strata?: Record<Stratum, [proposed: number, of: number]>;
}

/**
 * How many of the conflicts that exhaustive comparison finds the candidate search would have proposed.
 * The sample holds every so many claims of the collection, and those that the probes contradict.
 */
export async function measureRecall(dataDir: string, url: string): Promise<RecallFigures> {
  const rivals = (await readLines<Rival>(files(dataDir).rivals)).slice(-PROBES);
  const probes = rivals.map(({ statement, language, kind, saidAt }) => ({
    statement,
    language,
    kind,
    saidAt,
    stance: Stance.ASSERTS,
  }));
  const targets = await query<{ id: string }>(
    url,
    `SELECT record_id AS id FROM exchange_key WHERE entity_type = 'Claim' AND key = ANY($1)`,
    [rivals.map((rival) => rival.of)],
  );
  const [size] = await query<{ n: number }>(url, 'SELECT count(*)::int AS n FROM claim_index');
  const claims = size?.n ?? 0;
  const every = Math.max(1, Math.ceil(claims / COMPARED));
  const proposals = await propose(url, probes);
  const workers = availableParallelism();
  const share = { url, probes, every, targets: targets.map(({ id }) => id), workers };
  const hits = await Promise.all(
    Array.from({ length: workers }, (_, worker) => compareAll({ ...share, worker })),
  );
  const conflicts = hits.flat();
  const isProposed = ({ probe, claimId }: Hit): boolean => proposals[probe]!.has(claimId);
  const apart = STRATA.map((stratum): [Stratum, [number, number]] => {
    const hit = conflicts.filter((each) => each.stratum === stratum);
    return [stratum, [hit.filter(isProposed).length, hit.length]];
  });
  return {
    probes: probes.length,
    compared: Math.ceil(claims / every),
    conflicts: conflicts.length,
    proposed: conflicts.filter(isProposed).length,
    each: proposals.reduce((sum, { size }) => sum + size, 0) / proposals.length,
    strata: Object.fromEntries(apart) as RecallFigures['strata'],
  };
}

/** What the candidate search proposes for each probe. */
async function propose(url: string, probes: readonly StatementInput[]): Promise<Set<string>[]> {
  const app = await createApp({ url, logLevel: 'warn', graphiql: false });
  try {
    const candidates = app.get(CandidatesService);
    const found: Set<string>[] = [];
    for (const probe of probes) {
      const day = indexDay(probe.saidAt ?? null, new Date());
      found.push(new Set(await candidates.near(analyse(probe), day, null)));
    }
    return found;
  } finally {
    await app.close();
  }
}

const compareAll = (share: Share): Promise<Hit[]> =>
  inThread(new URL('./recall-worker.js', import.meta.url), share);

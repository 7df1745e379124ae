import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { createApp } from '../../src/app.js';
import { asFirstSaid } from '../../src/contradictions/candidates/claim-facts.js';
import { FactsService } from '../../src/contradictions/candidates/facts.service.js';
import { ALIGNMENT_RULE } from '../../src/contradictions/detection/alignment/alignment.rule.js';
import { analyse } from '../../src/contradictions/detection/reading/analyse.js';
import { UNASKED } from '../../src/contradictions/detection/alignment/bars.js';
import { conflictBetween } from '../../src/contradictions/detection/compare.js';
import { daysBetweenSayings, timesOf } from '../../src/contradictions/detection/pairs/time.js';
import { query } from '../sql.js';
import { type Hit, type Share, stratumOf } from './strata.js';

const PAGE = 1000;

const share = workerData as Share;
const { url, every, targets, worker, workers } = share;
const app = await createApp({ url, logLevel: 'warn', graphiql: false });
const facts = app.get(FactsService);
const probes = share.probes.map(analyse);
const ids = await query<{ id: string }>(
  url,
  `SELECT claim_id AS id FROM claim_index
   WHERE (number % $1 = 0 OR claim_id = ANY($2)) AND abs(hashtext(claim_id::text)) % $3 = $4 ORDER BY number`,
  [every, targets, workers, worker],
);
const hits: Hit[] = [];
for (let i = 0; i < ids.length; i += PAGE) {
  for (const claim of await facts.of(ids.slice(i, i + PAGE).map(({ id }) => id))) {
    const reading = analyse(asFirstSaid(claim));
    probes.forEach((other, probe) => {
      const conflict = conflictBetween(other, reading, UNASKED);
      if (!conflict) return;
      const byRule = conflict.findings.some(({ rule }) => rule !== ALIGNMENT_RULE.name);
      const stratum = stratumOf(byRule, daysBetweenSayings(timesOf(other), timesOf(reading)));
      hits.push({ probe, claimId: claim.id, stratum });
    });
  }
}
await app.close();

parentPort!.postMessage(hits);

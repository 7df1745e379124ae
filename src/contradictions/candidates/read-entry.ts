import type { AnalysedStatement } from '../detection/reading/analyse.js';
import { dayOf, ownKeys, probeKeys } from './candidate-keys.js';
import type { ClaimFacts } from './claim-facts.js';
import { writeClaimGist } from './claim-gist.js';
import type { IndexEntry } from './claim-index.service.js';
import { writeClaimProbe } from './claim-probe.js';

/** All that `claim_index` keeps of a claim's reading. */
export interface ReadEntry extends IndexEntry {
  gist: Buffer;
  probe: Buffer;
}

/** @param reading of the claim as first said */
export function readEntry(claim: ClaimFacts, reading: AnalysedStatement): ReadEntry {
  const probe = probeKeys(reading);
  const keys = ownKeys(probe);
  return {
    day: dayOf(claim, reading),
    keys,
    gist: writeClaimGist(claim, reading),
    probe: writeClaimProbe(keys, probe),
  };
}

import type { StatementInput } from '../../src/contradictions/detection/types.js';

/** What a worker compares: the probes with its share of the sample. */
export interface Share {
  url: string;
  probes: StatementInput[];
  /** Claims of the index whose number leaves no rest, and the claims that the probes were made against. */
  every: number;
  targets: string[];
  worker: number;
  workers: number;
}

/** A claim that a probe conflicts with. */
export interface Hit {
  probe: number;
  claimId: string;
  stratum: Stratum;
}

/** Whether a rule finds the conflict or only the trained model does, and how far apart in time the two were said. */
export const STRATA = [
  'rule findings, at most 45 days apart',
  'rule findings, further apart',
  'model findings, at most 45 days apart',
  'model findings, further apart',
] as const;
export type Stratum = (typeof STRATA)[number];

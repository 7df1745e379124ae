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
  'rule findings, the claim’s day unknown',
  'model findings, at most 45 days apart',
  'model findings, further apart',
  'model findings, the claim’s day unknown',
] as const;
export type Stratum = (typeof STRATA)[number];

/** Days for which the search takes two claims to speak of one state of things. */
const NEAR = 45;

/** @param days between the two sayings; null where nobody knows */
export function stratumOf(byRule: boolean, days: number | null): Stratum {
  const place = days === null ? 2 : days <= NEAR ? 0 : 1;
  return STRATA[byRule ? place : place + 3]!;
}

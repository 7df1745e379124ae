import type { AnalysedStatement } from '../detection/reading/analyse.js';
import { Meeting, probeTerms } from '../detection/candidate-terms.js';

/**
 * A term as a signed 32-bit number: FNV-1a with a final mix. Two terms that happen to share one only
 * propose a pair that the comparison then turns down.
 */
export function keyOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) {
    hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** A key to look for, how much sharing it tells (0–1), and in what way it is shared. */
export interface ProbeKey {
  weight: number;
  meeting: Meeting;
}

/** What the rivals of a claim are looked up by: its own keys, and those of the other sides it could be opposed by. */
export function probeKeys(statement: AnalysedStatement): Map<number, ProbeKey> {
  const keys = new Map<number, ProbeKey>();
  for (const { text, weight, meeting } of probeTerms(statement)) {
    const key = keyOf(text);
    // Should two terms share a number, the claim is still found by what is its own.
    if (meeting !== Meeting.OPPOSED || !keys.has(key)) keys.set(key, { weight, meeting });
  }
  return keys;
}

/**
 * The keys of a claim in `claim_index.keys` and `claim_posting.key`: ascending, each once, at most 64.
 * Recording and rescan both index by these.
 *
 * @param probe see `probeKeys`
 */
export function ownKeys(probe: ReadonlyMap<number, ProbeKey>): number[] {
  const own: number[] = [];
  for (const [key, { meeting }] of probe) if (meeting !== Meeting.OPPOSED) own.push(key);
  return own.sort((one, other) => one - other);
}

/** As `ownKeys`, where nothing is looked for. */
export const candidateKeys = (statement: AnalysedStatement): number[] =>
  ownKeys(probeKeys(statement));

/**
 * The day on which a claim was said, else recorded, in days since 1970-01-01.
 *
 * @param saidOn the first day on which anyone is known to have said it, `2021-12-10`, or null
 * @param recordedAt taken instead where that is unknown
 */
export function indexDay(saidOn: string | null, recordedAt: Date): number {
  return Math.floor((saidOn === null ? recordedAt.getTime() : Date.parse(saidOn)) / 86_400_000);
}

/** Dates that leave open more days than this place a claim no better than nothing does. */
const MOST_DAYS = 366;

/** The day that a statement's period or words tell of, in the middle where they are several; null where none is told. */
export function dayTold({ period, dates }: AnalysedStatement): number | null {
  const told = dates.filter(({ frame }) => frame === 'ABSOLUTE');
  for (const { earliest, latest } of period ? [period, ...told] : told)
    if (latest - earliest <= MOST_DAYS) return Math.floor((earliest + latest) / 2);
  return null;
}

/**
 * The day under which a claim is indexed: when it was said; where nobody knows, when what it tells of was; else
 * when it was recorded.
 */
export const dayOf = (
  claim: { day: number; dated: boolean },
  reading: AnalysedStatement,
): number => (claim.dated ? claim.day : (dayTold(reading) ?? claim.day));

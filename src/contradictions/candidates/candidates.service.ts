import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { engineVersion } from '../detection/engine-version.js';
import type { AnalysedStatement } from '../detection/reading/analyse.js';
import { dayOf, indexDay, type ProbeKey, probeKeys } from './candidate-keys.js';
import { ENTRIES, POSTINGS } from './candidates.queries.js';
import { type ClaimGist, gistOfReading, mayClaimsConflict, readClaimGist } from './claim-gist.js';
import { KeyFrequencies } from './key-frequencies.js';
import { nearness, numbersIn, readIntegers, Tally } from './rank.js';

/** A key that so many claims have is not read whole. */
const COMMON = 1000;

/** Index entries read whole for one probe, rarest keys first. */
const BUDGET = 1500;

/** Of each further key, how many claims are read on either side of the probe's day. */
const NEAREST = 64;

/** A key of fewer claims is counted as fast as looked up, and its list is always read whole. */
const WORTH_REMEMBERING = 24;

/** How many claims are weighed by all their keys, and how many of those that may conflict are compared in full. */
const WEIGHED = { any: 160, foreign: 48 };
const CANDIDATES = 30;

/**
 * How many may say the same. Such a claim shares most of all, whenever it was said: of the pairs that
 * annotators call agreeing, looking at more finds no more, and of those that would be shown as alike 99 in
 * 100 share more than this part. Names and words that no lexicon translates cannot be shared by languages.
 */
const ALIKE = { any: 12, foreign: 4, share: { any: 0.4, foreign: 0.2 } };

/** One key's list: how many claims have it, and the numbers of those that were read, 4 bytes each. */
interface PostingList {
  key: number;
  claims: number;
  posted: Buffer;
}

interface EntryRow {
  number: number;
  id: string;
  day: number;
  keys: Buffer;
  gist: Buffer | null;
}

/** What a search found, each list most promising first. */
export interface Found {
  /** Ids of the claims that may conflict with the statement, or repeat it. */
  rivals: string[];
  /** Ids of the claims that may say the same. */
  alike: string[];
}

/** Which recorded claims are worth comparing with one, found by what they share. */
@Injectable()
export class CandidatesService {
  constructor(
    private readonly database: Database,
    private readonly frequencies: KeyFrequencies,
  ) {}

  /** As of the day on which the statement was made, or which it tells of; where neither is known, as of today. */
  find(statement: AnalysedStatement, exceptId: string | null): Promise<Found> {
    const said = statement.saidAt?.earliest ?? null;
    const day = indexDay(said, new Date());
    return this.around(statement, dayOf({ day, dated: said !== null }, statement), exceptId);
  }

  /**
   * Ids of the claims that may conflict with the statement or repeat it, most promising first.
   *
   * @param day see `dayOf`
   */
  async near(
    statement: AnalysedStatement,
    day: number,
    exceptId: string | null,
    own?: ClaimGist | null,
  ): Promise<string[]> {
    return (await this.around(statement, day, exceptId, own)).rivals;
  }

  /** Ids of the claims that may say the same as a statement, most promising first. */
  async alike(statement: AnalysedStatement, exceptId: string | null): Promise<string[]> {
    const day = indexDay(null, new Date());
    return (await this.around(statement, day, exceptId)).alike;
  }

  /**
   * Both for the price of one, since both are chosen from the same claims.
   *
   * @param exceptId the claim whose statement it is, where it is recorded
   * @param own and its gist; the reading's where left out, none where null
   */
  async around(
    statement: AnalysedStatement,
    day: number,
    exceptId: string | null,
    own: ClaimGist | null = gistOfReading(statement),
  ): Promise<Found> {
    const probe = probeKeys(statement);
    const lists = await this.postings([...probe.keys()], day);
    const tally = new Tally();
    for (const { key, claims, posted } of lists) {
      tally.count(probe.get(key)!, claims, numbersIn(posted));
    }
    const numbers = tally.best(WEIGHED);
    if (numbers.length === 0) return { rivals: [], alike: [] };
    const rows = await this.database.prepared<EntryRow>(ENTRIES, [
      numbers,
      exceptId,
      engineVersion(),
    ]);
    const entries = new Map(rows.map((row) => [row.number, row]));
    const rowsOf = (best: number[]): EntryRow[] => best.map((number) => entries.get(number)!);
    const weighed = weigh(probe, lists, rows);
    const judged = rowsOf(
      weighed.best(WEIGHED, (number) => nearness(day, entries.get(number)!.day)),
    );
    return {
      rivals: firstRivals(judged, exceptId, own),
      alike: rowsOf(weighed.best(ALIKE)).map(({ id }) => id),
    };
  }

  private async postings(keys: number[], day: number): Promise<PostingList[]> {
    await this.frequencies.refresh();
    const known = keys.map((key) => this.frequencies.of(key));
    const lists = await this.database.prepared<PostingList>(POSTINGS, [
      keys,
      known,
      day,
      COMMON,
      BUDGET,
      NEAREST,
    ]);
    for (const { key, claims } of lists) {
      if (claims >= WORTH_REMEMBERING) this.frequencies.remember(key, claims);
    }
    return lists;
  }
}

/** Whether comparing a claim found with the one at hand could find anything: in the order of their ids. */
function mayConflictWith(row: EntryRow, ownId: string | null, own: ClaimGist | null): boolean {
  const other = own && row.gist && readClaimGist(row.gist);
  if (!own || !other) return true;
  return ownId !== null && row.id < ownId
    ? mayClaimsConflict(other, own)
    : mayClaimsConflict(own, other);
}

/** Ids of the first that may conflict with the claim at hand; what comes after them need not be looked at. */
function firstRivals(
  judged: readonly EntryRow[],
  ownId: string | null,
  own: ClaimGist | null,
): string[] {
  const rivals: string[] = [];
  for (const row of judged) {
    if (rivals.length === CANDIDATES) break;
    if (mayConflictWith(row, ownId, own)) rivals.push(row.id);
  }
  return rivals;
}

/** Counts keys too common for their lists to be read whole: they tell little alone and much together. */
function weigh(
  probe: ReadonlyMap<number, ProbeKey>,
  lists: readonly PostingList[],
  rows: readonly EntryRow[],
): Tally {
  const having = new Map<number, number[]>(lists.map(({ key }) => [key, []]));
  for (const { number, keys } of rows) {
    for (const key of readIntegers(keys)) having.get(key)?.push(number);
  }
  const tally = new Tally();
  for (const { key, claims } of lists) tally.count(probe.get(key)!, claims, having.get(key)!);
  return tally;
}

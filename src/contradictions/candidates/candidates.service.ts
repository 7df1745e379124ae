import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { type AnalysedStatement, analyse } from '../detection/analyse.js';
import type { StatementInput } from '../detection/types.js';
import { indexDay, weightedKeys } from './candidate-keys.js';
import { ENTRIES, POSTINGS } from './candidates.queries.js';
import { KeyFrequencies } from './key-frequencies.js';
import {
  type IndexEntry,
  keyScores,
  mostShared,
  type PostingList,
  rank,
  readIntegers,
} from './rank.js';

/** A key that so many claims have is not read whole. */
const COMMON = 1000;

/** Index entries read whole for one probe, rarest keys first. */
const BUDGET = 3000;

/** Of each further key, how many claims are read on either side of the probe's day. */
const NEAREST = 48;

/** How many claims are weighed by all their keys, and how many of these are compared in full. */
const WEIGHED = 192;
const MAX_CANDIDATES = 64;

interface EntryRow {
  number: number;
  id: string;
  keys: Buffer;
}

/** Which recorded claims are worth comparing with one, found by what they share. */
@Injectable()
export class CandidatesService {
  constructor(
    private readonly database: Database,
    private readonly frequencies: KeyFrequencies,
  ) {}

  /** Ids of the claims that may conflict with the statement or repeat it, most promising first. */
  async find(statement: StatementInput, exceptId: string | null): Promise<string[]> {
    const day = indexDay(null, new Date());
    return this.near(analyse(statement), day, exceptId);
  }

  /** The same for a statement that has been read. @param day when it was said: see `indexDay` */
  async near(
    statement: AnalysedStatement,
    day: number,
    exceptId: string | null,
  ): Promise<string[]> {
    const weights = weightedKeys(statement);
    const lists = await this.postings([...weights.keys()], day);
    const scores = keyScores(weights, lists);
    const numbers = mostShared(lists, scores, WEIGHED);
    if (numbers.length === 0) return [];
    const entries = await this.entries(numbers, exceptId);
    return rank(entries, scores, MAX_CANDIDATES).map((entry) => entry.id);
  }

  private async postings(keys: number[], day: number): Promise<PostingList[]> {
    await this.frequencies.refresh();
    const known = keys.map((key) => this.frequencies.of(key));
    const lists = await this.database.query<PostingList>(POSTINGS, [
      keys,
      known,
      day,
      COMMON,
      BUDGET,
      NEAREST,
    ]);
    for (const { key, claims } of lists) {
      if (claims === COMMON) this.frequencies.remember(key, claims);
    }
    return lists;
  }

  private async entries(numbers: number[], exceptId: string | null): Promise<IndexEntry[]> {
    const rows = await this.database.query<EntryRow>(ENTRIES, [numbers, exceptId]);
    return rows.map(({ number, id, keys }) => ({ number, id, keys: readIntegers(keys) }));
  }
}

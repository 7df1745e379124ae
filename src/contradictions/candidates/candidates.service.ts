import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { type AnalysedStatement, analyse } from '../detection/analyse.js';
import type { StatementInput } from '../detection/types.js';
import { indexDay, type ProbeKey, probeKeys } from './candidate-keys.js';
import { ENTRIES, POSTINGS } from './candidates.queries.js';
import { KeyFrequencies } from './key-frequencies.js';
import { nearness, numbersIn, readIntegers, Tally, type Wanted } from './rank.js';

/** A key that so many claims have is not read whole. */
const COMMON = 1000;

/** Index entries read whole for one probe, rarest keys first. */
const BUDGET = 3000;

/** Of each further key, how many claims are read on either side of the probe's day. */
const NEAREST = 48;

/** How many claims are weighed by all their keys, and how many of these are compared in full. */
const WEIGHED = { any: 160, foreign: 48 };
const CANDIDATES = { any: 24, foreign: 6 };

/**
 * How many may say the same. Such a claim shares most of all, whenever it was said: of the pairs that
 * annotators call agreeing, looking at more finds no more.
 */
const ALIKE = { any: 12, foreign: 4 };

/** One key's list: how many claims have it, and the numbers of those that were read, 4 bytes each. */
interface PostingList {
  key: number;
  claims: number;
  posted: Buffer;
}

/** What is looked for. */
interface Search {
  day: number;
  exceptId: string | null;
  wanted: Wanted;
  /** Whether what was said about the same time comes first. */
  nearFirst: boolean;
}

interface EntryRow {
  number: number;
  id: string;
  day: number;
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
    return this.search(statement, { day, exceptId, wanted: CANDIDATES, nearFirst: true });
  }

  /** Ids of the claims that may say the same as a statement, most promising first. */
  async alike(statement: AnalysedStatement, exceptId: string | null): Promise<string[]> {
    const day = indexDay(null, new Date());
    return this.search(statement, { day, exceptId, wanted: ALIKE, nearFirst: false });
  }

  private async search(statement: AnalysedStatement, search: Search): Promise<string[]> {
    const probe = probeKeys(statement);
    const lists = await this.postings([...probe.keys()], search.day);
    const tally = new Tally();
    for (const { key, claims, posted } of lists) {
      tally.count(probe.get(key)!, claims, numbersIn(posted));
    }
    const numbers = tally.best(WEIGHED);
    return numbers.length === 0 ? [] : this.weigh(probe, search, lists, numbers);
  }

  /** Counts keys too common for their lists to be read whole: they tell little alone and much together. */
  private async weigh(
    probe: ReadonlyMap<number, ProbeKey>,
    { day, exceptId, wanted, nearFirst }: Search,
    lists: readonly PostingList[],
    numbers: number[],
  ): Promise<string[]> {
    const rows = await this.database.prepared<EntryRow>(ENTRIES, [numbers, exceptId]);
    const having = new Map<number, number[]>(lists.map(({ key }) => [key, []]));
    for (const { number, keys } of rows) {
      for (const key of readIntegers(keys)) having.get(key)?.push(number);
    }
    const tally = new Tally();
    for (const { key, claims } of lists) tally.count(probe.get(key)!, claims, having.get(key)!);
    const entries = new Map(rows.map((row) => [row.number, row]));
    const promise = (number: number): number =>
      nearFirst ? nearness(day, entries.get(number)!.day) : 1;
    return tally.best(wanted, promise).map((number) => entries.get(number)!.id);
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
      if (claims === COMMON) this.frequencies.remember(key, claims);
    }
    return lists;
  }
}

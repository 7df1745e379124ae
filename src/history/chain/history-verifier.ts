import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import {
  type CheckedLink,
  COUNT_ENTRIES,
  type CoveredEntry,
  LINKS,
  MISFITS,
  UNCOVERED,
} from './chain.queries.js';
import { type ChainHead, sayEntry, sayHead, sayLink } from './say.js';

/** Links read at once: what bounds the memory. */
const PAGE = 1000;

/** Faults that are told of one by one; the rest are counted. */
const NAMED = 50;

/** Of whole numbers in PostgreSQL: a link that hides below 1 is read too. */
const BEFORE_ALL = '-9223372036854775808';

/** What format of hashing this version knows. */
const FORMAT = 1;

export interface VerifyOptions {
  /** A head noted before: it must be in the chain still. */
  head?: ChainHead | null;
  /** Told after each page how many links were checked. */
  onProgress?: (links: number) => void;
}

export interface Verification {
  entries: number;
  links: number;
  /** The newest link; null where the history is empty. Noted elsewhere, it shows later that nothing was cut off. */
  head: ChainHead | null;
  /** What is wrong, a sentence each, at most NAMED of them; none where all is well. */
  faults: string[];
  /** How many faults there are in all. */
  found: number;
}

/** Checks that no entry of the history was altered, removed, added or moved past the application. */
@Injectable()
export class HistoryVerifier {
  constructor(private readonly database: Database) {}

  /** Reads the whole history, page by page, as it is at one moment. */
  run(options: VerifyOptions = {}): Promise<Verification> {
    return this.database.atOneMoment(() => this.check(options));
  }

  /** The same in the current transaction, which may itself have brought the history. */
  async check({ head: noted = null, onProgress }: VerifyOptions = {}): Promise<Verification> {
    await this.database.query('SET LOCAL statement_timeout = 0');
    const faults = new Faults();
    const chain = await this.walk(faults, noted, onProgress);
    const uncovered = await this.database.query<CoveredEntry>(UNCOVERED, [NAMED]);
    for (const entry of uncovered) faults.add(`${sayEntry(entry)} is covered by no link`);
    const [count] = await this.database.query<{ entries: string }>(COUNT_ENTRIES);
    return { ...chain, entries: Number(count?.entries ?? 0), ...faults.told() };
  }

  private async walk(
    faults: Faults,
    noted: ChainHead | null,
    onProgress?: (links: number) => void,
  ): Promise<Pick<Verification, 'links' | 'head'>> {
    let [links, seen] = [0, noted === null];
    let head: ChainHead | null = null;
    for (;;) {
      const page: CheckedLink[] = await this.database.query(LINKS, [
        head?.number ?? BEFORE_ALL,
        PAGE,
      ]);
      for (const link of page) {
        checkPlace(link, head, faults);
        await this.checkContent(link, faults);
        head = { number: Number(link.number), hash: link.hash };
        seen ||= isSame(noted!, head);
      }
      links += page.length;
      onProgress?.(links);
      if (page.length < PAGE) break;
    }
    if (!seen) {
      faults.add(
        `The head noted before, ${sayHead(noted!)}, is not in the chain: its end was cut off, or it was made anew`,
      );
    }
    return { links, head };
  }

  private async checkContent(link: CheckedLink, faults: Faults): Promise<void> {
    if (link.format !== FORMAT) {
      faults.add(
        `${sayLink(link)} has the format ${link.format}, which this version does not know`,
      );
      return;
    }
    if (!link.sound)
      faults.add(`${sayLink(link)} was altered: its hash is not that of its content`);
    if (link.covers) return;
    const misfits = await this.database.query<CoveredEntry>(MISFITS, [link.number, NAMED]);
    for (const entry of misfits) faults.add(`${sayLink(link)}: ${sayMisfit(entry, link.entries)}`);
  }
}

/** Whether the link stands where its number and its predecessor's hash put it. */
function checkPlace(link: CheckedLink, before: ChainHead | null, faults: Faults): void {
  const expected = Math.max(before?.number ?? 0, 0) + 1;
  const number = Number(link.number);
  if (number < expected) {
    faults.add(`${sayLink(link)} has no place in the chain, which begins with link 1`);
  } else if (number > expected) {
    faults.add(
      number === expected + 1
        ? `Link ${expected} is missing`
        : `Links ${expected} to ${number - 1} are missing`,
    );
  } else if (link.previous !== (before?.hash ?? '')) {
    faults.add(`${sayLink(link)} does not follow from link ${number - 1} as that is now`);
  }
}

function isSame(noted: ChainHead, link: ChainHead): boolean {
  return noted.hash === link.hash && (noted.number === null || noted.number === link.number);
}

function sayMisfit(entry: CoveredEntry, of: number): string {
  if (entry.id === null) return `entry ${entry.place} of ${of} is missing`;
  const which = sayEntry(entry);
  return entry.covered
    ? `entry ${entry.place} of ${of} was altered: ${which}`
    : `an entry was added: ${which}`;
}

class Faults {
  private readonly named: string[] = [];
  private found = 0;

  add(fault: string): void {
    this.found += 1;
    if (this.named.length < NAMED) this.named.push(fault);
  }

  told(): Pick<Verification, 'faults' | 'found'> {
    return { faults: this.named, found: this.found };
  }
}

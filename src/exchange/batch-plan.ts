import type { KnownSources } from './batch-sources.js';
import type { EncodedRows } from './encoded-rows.js';

/** A version as quotes are looked for in it. */
export interface Version {
  id: string;
  articleId: string;
  number: number;
  body: string;
}

/** What a batch leaves for the next to find until it is committed. */
export interface Pending {
  /** The lines of the claims it adds, by their keys; those without a key share one entry that nobody asks for. */
  keys: ReadonlyMap<string | null | undefined, number>;
  sources: KnownSources;
  /** The versions of the articles it adds, oldest first. */
  versions: ReadonlyMap<string, Version[]>;
}

/** What was recorded when the plan was made, and must be so still when it is carried out. */
export interface Upon {
  speakers: ReadonlySet<string>;
  /** Their folded names. */
  topics: ReadonlySet<string>;
  articles: ReadonlySet<string>;
  /** How many these articles have. */
  versions: number;
}

/** All that is to be written for a batch, worked out beforehand. */
export interface BatchPlan {
  rows: EncodedRows;
  /** How many claims are added; the others were there already, by their keys. */
  added: number;
  upon: Upon;
  pending: Pending;
}

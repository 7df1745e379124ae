import { analyse } from '../detection/reading/analyse.js';
import { Language } from '../../language/language.js';
import { NAME_KEY_PREFIX } from '../detection/reading/word-keys.js';
import type { StatementInput } from '../detection/types.js';
import type { Match } from './align-parts.js';
import { PartKind, type Profile, profileOf } from './parts.js';
import { similarity } from './score.js';

/** One statement of the collection; `index` is its place there. */
export interface Ranked {
  index: number;
  score: number;
  matches: readonly Match[];
}

/** How many of the statements that share the rarest words are compared in full. */
const CANDIDATES = 60;

/** Keeps a long statement from being found only because it has many words. */
const LENGTH_PRIOR = 6;

/** What a statement is found by. Names meet by sound only between languages. */
function keysOf({ statement, parts }: Profile, ofOther: boolean): string[][] {
  return parts.map((part) => {
    if (part.kind !== PartKind.WORD) return [`#${part.lower ?? ''}:${part.upper ?? ''}`];
    return part.keys.map((key) => {
      if (!key.startsWith(NAME_KEY_PREFIX)) return key;
      return `${key} ${(statement.language === Language.AR) !== ofOther ? Language.AR : Language.EN}`;
    });
  });
}

/**
 * A collection of statements in memory, searched for what says nearly the same: the statements that
 * share rare words first (inverse document frequency over the collection), then the score of each.
 * Recorded claims are found through the database instead; the score is the same.
 */
export class SimilarityIndex {
  private readonly profiles: Profile[];
  private readonly postings = new Map<string, number[]>();

  constructor(collection: readonly StatementInput[]) {
    this.profiles = collection.map((statement) => profileOf(analyse(statement)));
    this.profiles.forEach((profile, at) => {
      for (const key of new Set(keysOf(profile, false).flat())) {
        const known = this.postings.get(key);
        if (known) known.push(at);
        else this.postings.set(key, [at]);
      }
    });
  }

  /** The nearest first; `except` are places in the collection to leave out, such as its own. */
  rank(query: StatementInput, except: ReadonlySet<number> = new Set()): Ranked[] {
    const profile = profileOf(analyse(query));
    return this.candidates(profile, except)
      .map((index) => ({ index, ...similarity(profile, this.profiles[index]!) }))
      .sort((x, y) => y.score - x.score || x.index - y.index);
  }

  private candidates(query: Profile, except: ReadonlySet<number>): number[] {
    const shared = new Map<number, number>();
    for (const keys of keysOf(query, true)) {
      const best = new Map<number, number>();
      for (const key of keys) {
        const found = this.postings.get(key) ?? [];
        const rarity = Math.log(1 + this.profiles.length / (found.length + 0.5));
        for (const at of found) best.set(at, Math.max(best.get(at) ?? 0, rarity));
      }
      for (const [at, rarity] of best) shared.set(at, (shared.get(at) ?? 0) + rarity);
    }
    const promise = (at: number): number =>
      (shared.get(at) ?? 0) / Math.sqrt(this.profiles[at]!.parts.length + LENGTH_PRIOR);
    return [...shared.keys()]
      .filter((at) => !except.has(at))
      .sort((x, y) => promise(y) - promise(x) || x - y)
      .slice(0, CANDIDATES);
  }
}

/**
 * Ranks a collection by how nearly each statement says what the query says: at most 60, best first.
 * For many queries of one collection keep a `SimilarityIndex`.
 */
export function rankBySimilarity(
  query: StatementInput,
  collection: readonly StatementInput[],
): Ranked[] {
  return new SimilarityIndex(collection).rank(query);
}

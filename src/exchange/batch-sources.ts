import type { Database } from '../platform/database/database.js';
import { isId } from '../platform/database/ids.js';
import { AppError } from '../platform/errors/app-error.js';
import { toCanonical } from '../sources/articles/articles.service.js';
import { looseKey } from '../language/text/normalise.js';
import type { ArticleLine, SpeakerLine } from './claim-line.js';
import {
  ARTICLES_BY_KEY,
  ARTICLES_BY_URL,
  OUTLETS_BY_NAME,
  SPEAKERS_BY_KEY,
  SPEAKERS_BY_NAME,
  TOPIC_ORDER,
  TOPICS_BY_NAME,
} from './import.queries.js';
import type { PreparedLine } from './prepare-line.js';

interface KeyRow {
  key: string;
  id: string;
}

/** What the lines of a batch name that is recorded already, by the names and keys they use for it. */
export interface KnownSources {
  topics: Map<string, string>;
  outlets: Map<string, string>;
  speakers: Map<string, string>;
  speakerKeys: Map<string, string>;
  articles: Map<string, string>;
  articleKeys: Map<string, string>;
}

export function noSources(): KnownSources {
  return {
    topics: new Map(),
    outlets: new Map(),
    speakers: new Map(),
    speakerKeys: new Map(),
    articles: new Map(),
    articleKeys: new Map(),
  };
}

/** Names recur by the thousand, and folding one costs more than looking it up. */
const MAX_FOLDED = 20_000;
const folded = new Map<string, string>();

/** A name as it is matched: folded, as the services do. */
export function nameKey(name: string): string {
  let key = folded.get(name);
  if (key === undefined) {
    key = looseKey(name);
    if (folded.size >= MAX_FOLDED) folded.clear();
    folded.set(name, key);
  }
  return key;
}

const canonical = new Map<string, string>();

/** A URL as articles are known by it; BAD_USER_INPUT where it is none. */
export function urlKey(url: string, path: string): string {
  let key = canonical.get(url);
  if (key === undefined) {
    key = toCanonical(url, path);
    if (canonical.size >= MAX_FOLDED) canonical.clear();
    canonical.set(url, key);
  }
  return key;
}

/**
 * Looks up, in one statement a kind, whatever sources the lines name.
 *
 * @param pending sources that are about to be committed, which no statement finds yet
 */
export async function knownSources(
  database: Database,
  lines: readonly PreparedLine[],
  pending: KnownSources,
): Promise<KnownSources> {
  const named = new NamedSources();
  for (const { content } of lines) {
    content.topics?.forEach(({ name }) => named.topics.add(nameKey(name)));
    for (const { article, speaker, chain } of content.attributions) {
      named.article(article);
      named.speaker(speaker);
      chain?.forEach((hop) => named.speaker(hop.speaker));
    }
  }
  const find = async (
    kind: keyof KnownSources,
    sql: string,
    names: Set<string>,
    keyed = false,
  ): Promise<Map<string, string>> => {
    const found = new Map<string, string>();
    const sought: string[] = [];
    for (const name of names) {
      const id = pending[kind].get(name);
      if (id === undefined) sought.push(name);
      else found.set(name, id);
    }
    if (sought.length === 0) return found;
    const parameters = keyed ? [sought, sought.filter(isId)] : [sought];
    const rows = await database.query<KeyRow>(sql, parameters);
    for (const { key, id } of rows) found.set(key, id);
    return found;
  };
  return {
    topics: await find('topics', TOPICS_BY_NAME, named.topics),
    outlets: await find('outlets', OUTLETS_BY_NAME, named.outlets),
    speakers: await find('speakers', SPEAKERS_BY_NAME, named.speakers),
    speakerKeys: await find('speakerKeys', SPEAKERS_BY_KEY, named.speakerKeys, true),
    articles: await find('articles', ARTICLES_BY_URL, named.urls),
    articleKeys: await find('articleKeys', ARTICLES_BY_KEY, named.articleKeys, true),
  };
}

/**
 * The places of all topics that lines name in the order of the database, by folded name: the first of a
 * claim's topics leads.
 */
export async function topicOrder(
  database: Database,
  lines: readonly PreparedLine[],
): Promise<Map<string, number>> {
  const names = new Set<string>();
  for (const { content } of lines) content.topics?.forEach(({ name }) => names.add(nameKey(name)));
  if (names.size === 0) return new Map();
  const rows = await database.query<{ key: string }>(TOPIC_ORDER, [[...names]]);
  return new Map(rows.map(({ key }, place) => [key, place]));
}

class NamedSources {
  readonly topics = new Set<string>();
  readonly outlets = new Set<string>();
  readonly speakers = new Set<string>();
  readonly speakerKeys = new Set<string>();
  readonly urls = new Set<string>();
  readonly articleKeys = new Set<string>();

  speaker({ key, name, aliases }: SpeakerLine): void {
    if (key) this.speakerKeys.add(key);
    this.speakers.add(nameKey(name));
    // A new speaker must not take a name that another goes by.
    aliases?.forEach((alias) => this.speakers.add(nameKey(alias)));
  }

  article({ key, url, outlet, syndicatedFrom }: ArticleLine): void {
    if (key) this.articleKeys.add(key);
    if (url) this.url(url);
    if (outlet) {
      this.outlets.add(nameKey(outlet.name));
      outlet.aliases?.forEach((alias) => this.outlets.add(nameKey(alias)));
    }
    if (syndicatedFrom) this.article(syndicatedFrom);
  }

  /** One that is no URL is refused where its line is, not here. */
  private url(url: string): void {
    try {
      this.urls.add(urlKey(url, 'input'));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}

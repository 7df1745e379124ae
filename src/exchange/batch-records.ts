import { newTopic } from '../claims/topics/topics.service.js';
import { badInput, conflict } from '../platform/errors/app-error.js';
import type { ArticleVersion } from '../sources/articles/article-version.entity.js';
import { newVersion } from '../sources/articles/article-versions.service.js';
import { newArticle } from '../sources/articles/articles.service.js';
import { type NameList, nameList } from '../sources/names.js';
import { OutletKind } from '../sources/outlets/outlet.entity.js';
import { newOutlet } from '../sources/outlets/outlets.service.js';
import { toPosition } from '../sources/speakers/positions.service.js';
import { SpeakerKind } from '../sources/speakers/speaker.entity.js';
import { newSpeaker } from '../sources/speakers/speakers.service.js';
import type { BatchRows } from './batch-rows.js';
import { type KnownSources, nameKey, noSources, urlKey } from './batch-sources.js';
import type { ArticleLine, OutletLine, SpeakerLine, TopicLine } from './claim-line.js';

/** What a record brought by a line is remembered under. */
interface Origin {
  importId: string;
  line: number;
}

/**
 * Finds the sources that lines name, and makes those which are new. What is recorded already is left as
 * it is: a line's details of it are not looked at. Errors name their place below `input`.
 */
export class BatchRecords {
  /** What this batch adds, by the names and keys that it goes by. */
  readonly added = noSources();
  /** The versions of articles that this batch adds, oldest first. */
  readonly versions = new Map<string, ArticleVersion[]>();

  constructor(
    private readonly known: KnownSources,
    private readonly rows: BatchRows,
  ) {}

  topic(line: TopicLine, path: string): string {
    const key = nameKey(line.name);
    const found = this.known.topics.get(key);
    if (found) return found;
    const topic = newTopic(line, nameList(line.name, [], path));
    this.rows.topic(topic);
    this.note('topics', key, topic.id);
    return topic.id;
  }

  outlet(line: OutletLine, path: string): string {
    const found = this.known.outlets.get(nameKey(line.name));
    if (found) return found;
    const names = nameList(line.name, line.aliases ?? [], path);
    const kind = required(
      line.kind,
      OutletKind,
      `${path}.kind`,
      `no outlet goes by "${line.name}"`,
    );
    this.requireFree(this.known.outlets, names, 'outlet', path);
    const outlet = newOutlet({ ...line, kind }, names);
    this.rows.outlet(outlet, names);
    for (const key of names.keys) this.note('outlets', key, outlet.id);
    return outlet.id;
  }

  speaker(line: SpeakerLine, origin: Origin, path: string): string {
    const anonymous = line.kind === SpeakerKind.ANONYMOUS;
    const found =
      (line.key ? this.known.speakerKeys.get(line.key) : undefined) ??
      (anonymous ? undefined : this.known.speakers.get(nameKey(line.name)));
    if (found) return found;
    const names = nameList(line.name, line.aliases ?? [], path);
    const missing = `no speaker goes by "${line.name}"`;
    const kind = required(line.kind, SpeakerKind, `${path}.kind`, missing);
    if (!anonymous) this.requireFree(this.known.speakers, names, 'speaker', path);
    const speaker = newSpeaker({ ...line, kind }, names);
    const positions = (line.positions ?? []).map((each, i) =>
      toPosition(speaker.id, each, `${path}.positions.${i}`),
    );
    this.rows.speaker(speaker, names, positions);
    if (!anonymous) for (const key of names.keys) this.note('speakers', key, speaker.id);
    if (line.key) {
      this.note('speakerKeys', line.key, speaker.id);
      this.rows.key('Speaker', line.key, speaker.id, origin.importId, origin.line);
    }
    return speaker.id;
  }

  article(line: ArticleLine, origin: Origin, path: string): string {
    const url = line.url ? urlKey(line.url, `${path}.url`) : null;
    const found =
      (url ? this.known.articles.get(url) : undefined) ??
      (line.key ? this.known.articleKeys.get(line.key) : undefined);
    if (found) return found;
    const missing = url ? `no article with this URL is recorded` : 'the article is new';
    if (!line.headline) {
      throw badInput({ path: `${path}.headline`, message: `must be given, since ${missing}` });
    }
    if (!line.language) {
      const message = `must be given (AR or EN), since ${missing}`;
      throw badInput({ path: `${path}.language`, message });
    }
    const { headline, language, outlet, syndicatedFrom } = line;
    const details = {
      outletId: outlet ? this.outlet(outlet, `${path}.outlet`) : null,
      syndicatedFromId: syndicatedFrom
        ? this.article(syndicatedFrom, origin, `${path}.syndicatedFrom`)
        : null,
    };
    const article = newArticle({ ...line, headline, language, ...details }, path);
    const versions = versionsOf(article.id, line, path);
    this.rows.article(article, versions);
    this.versions.set(article.id, versions);
    if (url) this.note('articles', url, article.id);
    if (line.key) {
      this.note('articleKeys', line.key, article.id);
      this.rows.key('Article', line.key, article.id, origin.importId, origin.line);
    }
    return article.id;
  }

  private note(kind: keyof KnownSources, key: string, id: string): void {
    this.known[kind].set(key, id);
    this.added[kind].set(key, id);
  }

  private requireFree(
    known: ReadonlyMap<string, string>,
    { keys, name }: NameList,
    what: string,
    path: string,
  ): void {
    if (!keys.some((key) => known.has(key))) return;
    throw conflict(
      `an alias of "${name}" is the name of another ${what}; use that one, or leave the alias out`,
      { path: `${path}.aliases` },
    );
  }
}

function required<Kind extends string>(
  kind: Kind | null | undefined,
  kinds: Record<string, Kind>,
  path: string,
  reason: string,
): Kind {
  if (kind) return kind;
  const choice = Object.values(kinds).join(', ');
  throw badInput({ path, message: `must be given (${choice}), since ${reason}` });
}

function versionsOf(articleId: string, line: ArticleLine, path: string): ArticleVersion[] {
  const versions: ArticleVersion[] = [];
  for (const [i, { body, capturedAt }] of (line.versions ?? []).entries()) {
    const version = newVersion(articleId, i + 1, body);
    if (capturedAt) version.capturedAt = new Date(capturedAt);
    if (versions.at(-1)?.sha256 === version.sha256) {
      const message = 'is the same as the version before it; leave it out';
      throw badInput({ path: `${path}.versions.${i}.body`, message });
    }
    versions.push(version);
  }
  return versions;
}

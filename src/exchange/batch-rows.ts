import {
  ATTRIBUTION_COLUMNS,
  attributionValues,
  CLAIM_COLUMNS,
  claimValues,
} from '../claims/claim-columns.js';
import { type Claim, ClaimStatus } from '../claims/claim.entity.js';
import type { Attribution } from '../claims/attributions/attribution.entity.js';
import type { Quantity } from '../claims/quantity.entity.js';
import type { Anchor } from '../claims/quotes/quote-anchor.js';
import type { Topic } from '../claims/topics/topic.entity.js';
import type { FieldChange } from '../history/history-entry.entity.js';
import { historyOrigin } from '../history/history-origin.js';
import { CopyRows } from '../platform/database/copy-rows.js';
import { newId } from '../platform/database/ids.js';
import { EncodedRows } from './encoded-rows.js';
import type { NameList } from '../sources/names.js';
import type { Article } from '../sources/articles/article.entity.js';
import type { ArticleVersion } from '../sources/articles/article-version.entity.js';
import type { Outlet } from '../sources/outlets/outlet.entity.js';
import type { Position } from '../sources/speakers/position.entity.js';
import { type Speaker, SpeakerKind } from '../sources/speakers/speaker.entity.js';

/** Every table that a batch writes to, in the order in which foreign keys allow it, with the columns. */
const TABLES = {
  topic: ['id', 'name', 'name_en', 'description', 'key'],
  outlet: ['id', 'name', 'sort_key', 'aliases', 'kind', 'homepage', 'language', 'wikidata_id'],
  outlet_name: ['key', 'outlet_id'],
  speaker: ['id', 'name', 'sort_key', 'kind', 'aliases', 'description', 'wikidata_id'],
  speaker_name: ['key', 'speaker_id', 'identifying'],
  position: [
    'id',
    'speaker_id',
    'title',
    'title_en',
    'organisation',
    'title_key',
    'from_date',
    'to_date',
  ],
  article: [
    'id',
    'headline',
    'headline_key',
    'byline',
    'outlet_id',
    'url',
    'published_at',
    'language',
    'syndicated_from_id',
    'note',
  ],
  article_version: ['id', 'article_id', 'number', 'body', 'sha256', 'captured_at'],
  claim: [...CLAIM_COLUMNS, 'revision', 'retraction_reason', 'was_published'],
  claim_topic: ['claim_id', 'topic_id', 'leads'],
  quantity: [
    'claim_id',
    'ordinal',
    'subject',
    'unit',
    'lower',
    'upper',
    'comparator',
    'start_offset',
    'end_offset',
    'corrected',
  ],
  attribution: [...ATTRIBUTION_COLUMNS, 'claim_id', 'ordinal'],
  chain_hop: ['attribution_id', 'ordinal', 'speaker_id', 'cue'],
  quote_anchor: ['attribution_id', 'article_version_id', 'state', 'start_offset', 'end_offset'],
  exchange_key: ['entity_type', 'key', 'record_id', 'import_id', 'line'],
  history_entry: [
    'id',
    'entity_type',
    'entity_id',
    'operation',
    'changes',
    'reason',
    'actor_kind',
    'actor_id',
    'request_id',
    'via',
  ],
} as const;

type TableName = keyof typeof TABLES;

/** The rows of one batch, collected record by record, to be written table by table. */
export class BatchRows {
  private readonly tables = Object.fromEntries(
    Object.entries(TABLES).map(([name, columns]) => [name, new CopyRows(name, columns)]),
  ) as Record<TableName, CopyRows>;

  private readonly origin = historyOrigin();

  private readonly claims: string[] = [];

  /** While another batch is being written, so that PostgreSQL need not wait for it then. */
  encoded(): EncodedRows {
    const copies = Object.values(this.tables).map((rows) => rows.copy());
    return new EncodedRows(
      copies.filter((copy) => copy !== null),
      this.claims,
    );
  }

  topic({ id, name, nameEn, description, key }: Topic): void {
    this.tables.topic.add(id, name, nameEn, description, key);
    this.history('Topic', id, 'created');
  }

  outlet(outlet: Outlet, names: NameList): void {
    const { id, name, sortKey, aliases, kind, homepage, language, wikidataId } = outlet;
    this.tables.outlet.add(id, name, sortKey, aliases, kind, homepage, language, wikidataId);
    for (const key of names.keys) this.tables.outlet_name.add(key, id);
    this.history('Outlet', id, 'created');
  }

  speaker(speaker: Speaker, names: NameList, positions: readonly Position[]): void {
    const { id, name, sortKey, kind, aliases, description, wikidataId } = speaker;
    this.tables.speaker.add(id, name, sortKey, kind, aliases, description, wikidataId);
    const identifying = kind !== SpeakerKind.ANONYMOUS;
    for (const key of names.keys) this.tables.speaker_name.add(key, id, identifying);
    for (const each of positions) {
      const { title, titleEn, organisation, titleKey, from, to } = each;
      this.tables.position.add(each.id, id, title, titleEn, organisation, titleKey, from, to);
    }
    this.history('Speaker', id, 'created');
  }

  article(article: Article, versions: readonly ArticleVersion[]): void {
    const { id, headline, headlineKey, byline, outletId, url, publishedAt } = article;
    const { language, syndicatedFromId, note } = article;
    this.tables.article.add(
      id,
      headline,
      headlineKey,
      byline,
      outletId,
      url,
      publishedAt,
      language,
      syndicatedFromId,
      note,
    );
    this.history('Article', id, 'created');
    for (const { id: versionId, number, body, sha256, capturedAt } of versions) {
      this.tables.article_version.add(versionId, id, number, body, sha256, capturedAt);
      const after = { number, sha256 };
      this.history('Article', id, 'version added', [{ field: 'versions', before: null, after }]);
    }
  }

  claim(claim: Claim): void {
    this.claims.push(claim.id);
    this.tables.claim.add(
      ...claimValues(claim),
      claim.revision,
      claim.retractionReason,
      claim.status === ClaimStatus.PUBLISHED,
    );
    this.history('Claim', claim.id, 'recorded');
  }

  claimTopic(claimId: string, topicId: string, leads: boolean): void {
    this.tables.claim_topic.add(claimId, topicId, leads);
  }

  quantity(claimId: string, ordinal: number, read: Omit<Quantity, 'claimId' | 'ordinal'>): void {
    const { subject, unit, lower, upper, comparator, start, end, corrected } = read;
    this.tables.quantity.add(
      claimId,
      ordinal,
      subject,
      unit,
      lower,
      upper,
      comparator,
      start,
      end,
      corrected,
    );
  }

  attribution(a: Attribution): void {
    this.tables.attribution.add(...attributionValues(a), a.claimId, a.ordinal);
    if (a.ordinal === 0) return;
    const change = { field: 'attributions', before: null, after: a.id };
    this.history('Claim', a.claimId, 'attributed', [change]);
  }

  hop(attributionId: string, ordinal: number, speakerId: string, cue: string | null): void {
    this.tables.chain_hop.add(attributionId, ordinal, speakerId, cue);
  }

  anchor(attributionId: string, versionId: string, { state, start, end }: Anchor): void {
    this.tables.quote_anchor.add(attributionId, versionId, state, start, end);
  }

  key(type: string, key: string, recordId: string, importId: string, line: number): void {
    this.tables.exchange_key.add(type, key, recordId, importId, line);
  }

  history(
    type: string,
    id: string,
    operation: string,
    changes: FieldChange[] = [],
    reason: string | null = null,
  ): void {
    const told = changes.length === 0 ? '[]' : JSON.stringify(changes);
    this.tables.history_entry.add(newId(), type, id, operation, told, reason, ...this.origin);
  }
}

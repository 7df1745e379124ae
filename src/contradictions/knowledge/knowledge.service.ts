import { Injectable } from '@nestjs/common';
import { HistoryService } from '../../history/history.service.js';
import { type Addition, digestOf, formKey } from '../../language/knowledge.js';
import { fold } from '../../language/text/normalise.js';
import { Database } from '../../platform/database/database.js';
import { requireRevision } from '../../platform/database/expected-revision.js';
import { badInput, type InputIssue, notFound } from '../../platform/errors/app-error.js';
import type { ConnectionOf } from '../../platform/graphql/connection.js';
import { IdempotencyService } from '../../platform/graphql/idempotency/idempotency.service.js';
import { fetchPage, type ListQuery } from '../../platform/graphql/keyset.js';
import { currentRequest } from '../../platform/requests/current-request.js';
import { versionWith } from '../detection/engine-version.js';
import { EngineKnowledge } from './engine-knowledge.js';
import { checkAddition } from './check-addition.js';
import { additionOf, formsEver, KnowledgeEntry } from './knowledge-entry.entity.js';
import type { KnowledgeArgs, KnowledgeFilter, RemoveKnowledgeInput } from './knowledge.inputs.js';
import { NEXT_REVISION } from './knowledge.queries.js';
import type { KnowledgeChange } from './knowledge.types.js';
import { type KnownEntry, knownEntry, shippedEntries } from './known-entries.js';

/** What an editor whose change came too late sees of the entry. */
const SHOWN = ['kind', 'forms', 'opposites', 'relation', 'unit', 'factor', 'dimension'] as const;

/** Why an entry is changed. */
interface Reason {
  note?: string | null;
}

/** Which entry is changed, as its reader knew it. */
interface Expected {
  id: string;
  expectedRevision: number;
}

@Injectable()
export class KnowledgeService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
    private readonly engine: EngineKnowledge,
    private readonly idempotency: IdempotencyService,
  ) {}

  async get(id: string): Promise<KnowledgeEntry> {
    const entry = await this.database.repository(KnowledgeEntry).findOneBy({ id });
    if (!entry) throw notFound('KnowledgeEntry', id);
    return entry;
  }

  list({ filter, ...page }: KnowledgeArgs): Promise<ConnectionOf<KnowledgeEntry>> {
    return fetchPage(this.database, KnowledgeEntry, knowledgeList(filter ?? {}), page);
  }

  /** BAD_USER_INPUT names the entry that the addition repeats or contradicts. */
  add(addition: Addition, reason: Reason): Promise<KnowledgeChange> {
    return this.alone(() => this.addAlone(addition, reason));
  }

  private async addAlone(addition: Addition, reason: Reason): Promise<KnowledgeChange> {
    const inForce = await this.inForce();
    requireSound(addition, inForce);
    const entry = Object.assign(new KnowledgeEntry(), {
      ...columnsOf(addition),
      note: reason.note ?? null,
      typedAddedBy: null,
      addedById: currentRequest().actor.id,
      revision: 1,
      removedAt: null,
      pastForms: [],
      searchText: searchTextOf(addition),
    });
    await this.database.repository(KnowledgeEntry).insert(entry);
    await this.history.record(entry, 'added', [], reason.note ?? null);
    return this.changed(await this.get(entry.id), inForce);
  }

  /** Gives an entry other content, whole. NOT_FOUND also where it is of another kind or removed. */
  update(which: Expected, addition: Addition, reason: Reason): Promise<KnowledgeChange> {
    return this.alone(() => this.updateAlone(which, addition, reason));
  }

  private async updateAlone(
    which: Expected,
    addition: Addition,
    reason: Reason,
  ): Promise<KnowledgeChange> {
    const entry = await this.expected(which, addition.kind);
    const others = (await this.inForce()).filter(({ id }) => id !== entry.id);
    requireSound(addition, others);
    const pastForms = formsEver(entry);
    const changes = { ...columnsOf(addition), note: reason.note };
    if (await this.history.update(entry, changes, 'updated', reason.note ?? null)) {
      await this.save(entry, { pastForms, searchText: searchTextOf(addition) });
    }
    return this.changed(entry, others);
  }

  /** Takes an entry out of force. It stays to be read, and its claims can still be looked at again. */
  remove(input: RemoveKnowledgeInput): Promise<KnowledgeChange> {
    return this.alone(() => this.removeAlone(input));
  }

  private async removeAlone(input: RemoveKnowledgeInput): Promise<KnowledgeChange> {
    const entry = await this.expected(input);
    const others = (await this.inForce()).filter(({ id }) => id !== entry.id);
    const { reason = null } = input;
    await this.history.update(entry, { removedAt: new Date() }, 'removed', reason);
    await this.save(entry, {});
    return this.changed(entry, others);
  }

  /** Not within a transaction: see `EngineKnowledge.alone`. */
  private alone<T>(change: () => Promise<T>): Promise<T> {
    return this.engine.alone(() => this.idempotency.transaction(change));
  }

  private async expected(
    { id, expectedRevision }: Expected,
    kind?: Addition['kind'],
  ): Promise<KnowledgeEntry> {
    const entry = await this.database.repository(KnowledgeEntry).findOneBy({ id });
    if (entry?.removedAt !== null || (kind && additionOf(entry).kind !== kind)) {
      throw notFound(
        kind ? `KnowledgeEntry of the kind ${kind} in force` : 'KnowledgeEntry in force',
        id,
      );
    }
    requireRevision('entry', entry, expectedRevision, SHOWN);
    return entry;
  }

  private inForce(): Promise<KnowledgeEntry[]> {
    return this.database.records(KnowledgeEntry, 'WHERE t.removed_at IS NULL ORDER BY t.id', []);
  }

  private async save(entry: KnowledgeEntry, derived: Partial<KnowledgeEntry>): Promise<void> {
    Object.assign(entry, derived);
    entry.revision += 1;
    await this.database.repository(KnowledgeEntry).save(entry);
  }

  /** @param others what else is in force */
  private async changed(entry: KnowledgeEntry, others: KnowledgeEntry[]): Promise<KnowledgeChange> {
    await this.database.query(NEXT_REVISION);
    const inForce = entry.removedAt === null ? [...others, entry] : others;
    return { entry, engineVersion: versionWith(digestOf(inForce.map(additionOf))) };
  }
}

function knowledgeList({ kind, search, removed }: KnowledgeFilter): ListQuery {
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const where = [removed ? 't.removed_at IS NOT NULL' : 't.removed_at IS NULL'];
  if (kind) where.push(`t.kind = ${bind(kind)}`);
  if (search) where.push(`strpos(t.search_text, ${bind(fold(search.trim()))}) > 0`);
  return {
    from: 'knowledge_entry t',
    where,
    parameters,
    order: [{ sql: 't.id', type: 'uuid', descending: true }],
  };
}

/** Each form once, as it was written first. */
function distinct(forms: readonly string[]): string[] {
  return [
    ...new Map([...forms].reverse().map((form) => [formKey(form), form.trim()])).values(),
  ].reverse();
}

type Content = Pick<
  KnowledgeEntry,
  'kind' | 'forms' | 'opposites' | 'relation' | 'unit' | 'factor' | 'dimension'
>;

function columnsOf(addition: Addition): Content {
  const nothing = { opposites: null, relation: null, unit: null, factor: null, dimension: null };
  const content = { ...nothing, ...addition } as Content;
  return {
    ...content,
    forms: distinct(content.forms),
    opposites: content.opposites && distinct(content.opposites),
  };
}

function searchTextOf(addition: Addition): string {
  const opposites = addition.kind === 'OPPOSED_PAIR' ? addition.opposites : [];
  return fold([...addition.forms, ...opposites].join('\n'));
}

/** As an error names it. */
const nameOf = (entry: KnowledgeEntry): string =>
  `the entry ${entry.id} (${entry.forms.slice(0, 2).join(', ')})`;

function requireSound(addition: Addition, inForce: readonly KnowledgeEntry[]): void {
  const added: KnownEntry[] = inForce.map((entry) => knownEntry(nameOf(entry), additionOf(entry)));
  const [first, ...rest] = checkAddition(addition, shippedEntries(), added).map(
    ({ path, message }): InputIssue => ({ path: `input.${path}`, message }),
  );
  if (first) throw badInput(first, ...rest);
}

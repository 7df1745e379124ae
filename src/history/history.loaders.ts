import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { childPages } from '../platform/graphql/child-pages.js';
import type { ConnectionOf, PageArgs } from '../platform/graphql/connection.js';
import type { Loaded, Loaders } from '../platform/graphql/loaders.js';
import { HistoryVisibility } from './history-visibility.js';
import { HistoryEntry } from './history-entry.entity.js';

@Injectable()
export class HistoryLoaders {
  private readonly pages;

  constructor(database: Database, visibility: HistoryVisibility) {
    this.pages = childPages(database, HistoryEntry, () => ({
      from: 'history_entry t',
      where: ['t.entity_id = p.id', ...visibility.conditions()],
      parameters: [],
      order: [{ sql: 't.id', type: 'uuid', descending: true }],
    }));
  }

  /** The changes of one record, newest first. */
  of(loaders: Loaders, entityId: string, page: PageArgs): Loaded<ConnectionOf<HistoryEntry>> {
    const { first, after } = page;
    return loaders.for(this.pages).load({ parentId: entityId, page: { first, after } });
  }
}

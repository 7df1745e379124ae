import { Injectable } from '@nestjs/common';
import { HistoryEntry } from '../../history/history-entry.entity.js';
import { HistoryVisibility } from '../../history/history-visibility.js';
import { Database } from '../../platform/database/database.js';
import { childPages } from '../../platform/graphql/child-pages.js';
import { belongingTo, byId } from '../../platform/graphql/record-loaders.js';
import { Position } from './position.entity.js';
import { Speaker } from './speaker.entity.js';

@Injectable()
export class SpeakerLoaders {
  readonly byId;

  readonly positions;

  /** Its changes, newest first, with those of whoever was merged into it. */
  readonly history;

  constructor(database: Database, visibility: HistoryVisibility) {
    this.byId = byId(database, Speaker);
    this.positions = belongingTo(database, Position, 'speakerId', 't.from_date NULLS FIRST, t.id');
    this.history = childPages(database, HistoryEntry, () => ({
      from: 'history_entry t',
      where: [
        't.entity_id IN (SELECT p.id UNION ALL SELECT id FROM speaker WHERE merged_into_id = p.id)',
        ...visibility.conditions(),
      ],
      parameters: [],
      order: [{ sql: 't.id', type: 'uuid', descending: true }],
    }));
  }
}

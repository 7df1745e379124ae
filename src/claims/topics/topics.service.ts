import { Injectable } from '@nestjs/common';
import { HistoryService } from '../../history/history.service.js';
import { looseKey } from '../../language/text/normalise.js';
import { Database } from '../../platform/database/database.js';
import { requireRevision } from '../../platform/database/expected-revision.js';
import { violatedUnique } from '../../platform/database/sql-errors.js';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.js';
import type { ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { fetchPage } from '../../platform/graphql/keyset.js';
import { type NameList, nameList } from '../../sources/names.js';
import { Topic } from './topic.entity.js';
import type { NewTopic, UpdateTopicInput } from './topic.inputs.js';

/** After a topic changed its name: which is now the first by name of each claim under it. $1 the topic */
const LEAD_AGAIN = `
  UPDATE claim_topic ct SET leads = placed.leads
  FROM (
    SELECT x.claim_id, x.topic_id, row_number() OVER (PARTITION BY x.claim_id ORDER BY t.key) = 1 AS leads
    FROM claim_topic x JOIN topic t ON t.id = x.topic_id
    WHERE x.claim_id IN (SELECT claim_id FROM claim_topic WHERE topic_id = $1)
  ) AS placed
  WHERE ct.claim_id = placed.claim_id AND ct.topic_id = placed.topic_id AND ct.leads <> placed.leads`;

@Injectable()
export class TopicsService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
  ) {}

  async get(id: string): Promise<Topic> {
    const topic = await this.database.repository(Topic).findOneBy({ id });
    if (!topic) throw notFound('Topic', id);
    return topic;
  }

  /** The topic as it stands, kept from other changes until the transaction ends. */
  private async held(id: string): Promise<Topic> {
    const topic = await this.database
      .repository(Topic)
      .findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!topic) throw notFound('Topic', id);
    return topic;
  }

  /** The topic of this name, in any spelling; null where there is none. */
  findByName(name: string): Promise<Topic | null> {
    return this.database.repository(Topic).findOneBy({ key: looseKey(name) });
  }

  list(page: PageArgs): Promise<ConnectionOf<Topic>> {
    return fetchPage(
      this.database,
      Topic,
      {
        from: 'topic t',
        where: [],
        parameters: [],
        order: [
          { sql: 't.key', type: 'text', descending: false },
          { sql: 't.id', type: 'uuid', descending: false },
        ],
      },
      page,
    );
  }

  async create(input: NewTopic): Promise<Topic> {
    const names = nameList(input.name, [], 'input');
    const topic = newTopic(input, names);
    await this.write(topic);
    await this.history.record(topic, 'created', []);
    return this.get(topic.id);
  }

  async update(input: UpdateTopicInput): Promise<Topic> {
    const topic = await this.held(input.id);
    requireRevision('topic', topic, input.expectedRevision, ['name', 'nameEn', 'description']);
    const names = nameList(input.name ?? topic.name, [], 'input');
    const changed = await this.history.update(
      topic,
      {
        name: names.name,
        nameEn: input.nameEn,
        description: input.description,
      },
      'updated',
    );
    if (!changed) return topic;
    const moved = topic.key !== names.keys[0];
    topic.key = names.keys[0];
    topic.revision += 1;
    await this.write(topic);
    if (moved) await this.database.query(LEAD_AGAIN, [topic.id]);
    return topic;
  }

  /** Checks that all of these exist; BAD_USER_INPUT names the first that does not. */
  async requireAll(ids: readonly string[], path: string): Promise<void> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM topic WHERE id = ANY($1)',
      [ids],
    );
    const known = new Set(rows.map((row) => row.id));
    const missing = ids.findIndex((id) => !known.has(id));
    if (missing < 0) return;
    throw badInput({ path: `${path}.${missing}`, message: `no topic has the id ${ids[missing]}` });
  }

  private async write(topic: Topic): Promise<void> {
    try {
      await this.database.repository(Topic).save(topic);
    } catch (error) {
      if (violatedUnique(error) !== 'topic_key_unique') throw error;
      throw conflict(
        `A topic named "${topic.name}" already exists; use it or choose another name.`,
        {
          path: 'input.name',
        },
      );
    }
  }
}

/** A topic as it is first stored. */
export function newTopic(input: NewTopic, names: NameList): Topic {
  return Object.assign(new Topic(), {
    name: names.name,
    key: names.keys[0],
    nameEn: input.nameEn ?? null,
    description: input.description ?? null,
  });
}

import { Injectable } from '@nestjs/common';
import { HistoryService } from '../../history/history.service.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/app-error.js';
import { nameList } from '../names.js';
import { PositionsService } from './positions.service.js';
import { SpeakerNames } from './speaker-names.js';
import { Speaker } from './speaker.entity.js';
import type { CreateSpeakerInput, UpdateSpeakerInput } from './speaker.inputs.js';

@Injectable()
export class SpeakersService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
    private readonly names: SpeakerNames,
    private readonly positions: PositionsService,
  ) {}

  /** The speaker with this id, or the one it was merged into. */
  async find(id: string): Promise<Speaker | null> {
    const speaker = await this.database.repository(Speaker).findOneBy({ id });
    return speaker?.mergedIntoId ? this.find(speaker.mergedIntoId) : speaker;
  }

  async get(id: string): Promise<Speaker> {
    const speaker = await this.find(id);
    if (!speaker) throw notFound('Speaker', id);
    return speaker;
  }

  /**
   * Keeps a speaker from being merged away until the transaction ends, so that what is recorded for it
   * does not stay behind; the one it was merged into where that has just happened.
   */
  async hold(speaker: Speaker): Promise<Speaker> {
    const [row] = await this.database.query<{ into: string | null }>(
      'SELECT merged_into_id AS into FROM speaker WHERE id = $1 FOR KEY SHARE',
      [speaker.id],
    );
    return row?.into ? this.hold(await this.get(row.into)) : speaker;
  }

  async create(input: CreateSpeakerInput, path = 'input'): Promise<Speaker> {
    const names = nameList(input.name, input.aliases ?? [], path);
    const speaker = Object.assign(new Speaker(), {
      name: names.name,
      sortKey: names.keys[0],
      kind: input.kind,
      aliases: names.aliases,
      description: input.description ?? null,
      wikidataId: input.wikidataId ?? null,
      mergedIntoId: null,
    });
    await this.database.repository(Speaker).insert(speaker);
    await this.names.replace(speaker, names, path);
    await this.positions.replace(speaker.id, input.positions ?? [], path);
    await this.history.record(speaker, 'created', []);
    return this.get(speaker.id);
  }

  async update(input: UpdateSpeakerInput): Promise<Speaker> {
    const speaker = await this.get(input.id);
    const aliases = input.aliases === null ? [] : (input.aliases ?? speaker.aliases);
    const names = nameList(input.name ?? speaker.name, aliases, 'input');
    const changed = await this.history.update(
      speaker,
      {
        name: names.name,
        aliases: names.aliases,
        kind: input.kind ?? speaker.kind,
        description: input.description,
        wikidataId: input.wikidataId,
      },
      'updated',
    );
    if (changed) {
      speaker.sortKey = names.keys[0];
      await this.database.repository(Speaker).save(speaker);
      await this.names.replace(speaker, names);
    }
    if (input.positions !== undefined) await this.updatePositions(speaker, input);
    return speaker;
  }

  private async updatePositions(speaker: Speaker, input: UpdateSpeakerInput): Promise<void> {
    const before = await this.positions.of(speaker.id);
    const after = await this.positions.replace(speaker.id, input.positions ?? [], 'input');
    const shown = (list: typeof before) =>
      list.map(({ title, organisation, from, to }) => ({ title, organisation, from, to }));
    if (JSON.stringify(shown(before)) === JSON.stringify(shown(after))) return;
    await this.history.record(speaker, 'updated', [
      { field: 'positions', before: shown(before), after: shown(after) },
    ]);
  }
}

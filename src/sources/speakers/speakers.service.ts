import { Injectable } from '@nestjs/common';
import { HistoryService } from '../../history/history.service.js';
import { Database } from '../../platform/database/database.js';
import { requireRevision } from '../../platform/database/expected-revision.js';
import { notFound } from '../../platform/errors/app-error.js';
import { type NameList, nameList } from '../names.js';
import { PositionsService } from './positions.service.js';
import { SpeakerNames } from './speaker-names.js';
import { Speaker } from './speaker.entity.js';
import type { NewSpeakerInput, UpdateSpeakerInput } from './speaker.inputs.js';

/** What an editor whose change came too late sees of a speaker. */
export const SPEAKER_STATE = [
  'name',
  'kind',
  'aliases',
  'description',
  'note',
  'wikidataId',
] as const;

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

  /** The speaker as it stands, kept from other changes and merges until the transaction ends. */
  private async keep({ id }: Speaker): Promise<Speaker> {
    const speaker = await this.database
      .repository(Speaker)
      .findOneOrFail({ where: { id }, lock: { mode: 'for_no_key_update' } });
    // Merged away while this waited: the change is meant for the one who stays.
    return speaker.mergedIntoId ? this.keep(await this.get(id)) : speaker;
  }

  async create(input: NewSpeakerInput, path = 'input'): Promise<Speaker> {
    const names = nameList(input.name, input.aliases ?? [], path);
    const speaker = newSpeaker(input, names);
    await this.database.repository(Speaker).insert(speaker);
    await this.names.replace(speaker, names, path);
    await this.positions.replace(speaker.id, input.positions ?? [], path);
    await this.history.record(speaker, 'created', []);
    return this.get(speaker.id);
  }

  async update(input: UpdateSpeakerInput): Promise<Speaker> {
    const speaker = await this.keep(await this.get(input.id));
    requireRevision('speaker', speaker, input.expectedRevision, SPEAKER_STATE);
    const aliases = input.aliases === null ? [] : (input.aliases ?? speaker.aliases);
    const names = nameList(input.name ?? speaker.name, aliases, 'input');
    const changed = await this.history.update(
      speaker,
      {
        name: names.name,
        aliases: names.aliases,
        kind: input.kind ?? speaker.kind,
        description: input.description,
        note: input.note,
        wikidataId: input.wikidataId,
      },
      'updated',
    );
    const moves =
      input.positions === undefined
        ? []
        : await this.positions.replace(speaker.id, input.positions ?? [], 'input');
    if (moves.length > 0) await this.history.record(speaker, 'updated', moves);
    if (!changed && moves.length === 0) return speaker;
    speaker.sortKey = names.keys[0];
    speaker.revision += 1;
    await this.database.repository(Speaker).save(speaker);
    if (changed) await this.names.replace(speaker, names);
    return speaker;
  }
}

/** A speaker as it is first stored. */
export function newSpeaker(input: NewSpeakerInput, names: NameList): Speaker {
  return Object.assign(new Speaker(), {
    name: names.name,
    sortKey: names.keys[0],
    kind: input.kind,
    aliases: names.aliases,
    description: input.description ?? null,
    note: input.note ?? null,
    wikidataId: input.wikidataId ?? null,
    mergedIntoId: null,
  });
}

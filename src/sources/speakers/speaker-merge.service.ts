import { Injectable } from '@nestjs/common';
import type { FieldChange } from '../../history/history-entry.entity.js';
import { assignChanges, HistoryService } from '../../history/history.service.js';
import { Database } from '../../platform/database/database.js';
import { requireRevision } from '../../platform/database/expected-revision.js';
import { badInput, notFound } from '../../platform/errors/app-error.js';
import { nameList } from '../names.js';
import { SourceEvents } from '../source-events.js';
import { Position } from './position.entity.js';
import { SpeakerNames } from './speaker-names.js';
import { Speaker, SpeakerKind } from './speaker.entity.js';
import type { MergeSpeakersInput } from './speaker.inputs.js';
import { SPEAKER_STATE } from './speakers.service.js';

@Injectable()
export class SpeakerMergeService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
    private readonly names: SpeakerNames,
    private readonly events: SourceEvents,
  ) {}

  /**
   * Makes one speaker of two: names, offices and everything said move to `intoId`, and what it lacks
   * of a description, a note or a Wikidata item; `fromId` stays as a signpost. NOT_FOUND where either is unknown or already merged.
   */
  async merge(input: MergeSpeakersInput): Promise<Speaker> {
    const { fromId, intoId, reason } = input;
    if (fromId === intoId) {
      throw badInput({ path: 'input.intoId', message: 'must be another speaker than "fromId"' });
    }
    const { from, into } = await this.lock(fromId, intoId);
    requireRevision('speaker that stays', into, input.expectedRevision, SPEAKER_STATE);
    requireRevision('speaker that goes', from, input.expectedFromRevision, SPEAKER_STATE);
    if (into.kind === SpeakerKind.ANONYMOUS && from.kind !== SpeakerKind.ANONYMOUS) {
      throw badInput({
        path: 'input.intoId',
        message: 'is an anonymous source; merge it into the speaker who has a name',
      });
    }
    // A description identifies nobody, so it does not become a name of the one who is identified.
    const inherited = from.kind === SpeakerKind.ANONYMOUS ? [] : [from.name, ...from.aliases];
    const names = nameList(into.name, [...into.aliases, ...inherited], 'input');
    await this.names.release(from.id);
    from.mergedIntoId = into.id;
    await this.history.record(from, 'merged', [mergedWith(into)], reason ?? null);
    const gains = assignChanges(into, {
      aliases: names.aliases,
      description: into.description ?? from.description,
      note: into.note ?? from.note,
      wikidataId: into.wikidataId ?? from.wikidataId,
    });
    await this.history.record(into, 'merged', [mergedWith(from), ...gains], reason ?? null);
    from.revision += 1;
    into.revision += 1;
    await this.database.repository(Speaker).save([from, into]);
    await this.names.replace(into, names);
    await this.database.repository(Position).update({ speakerId: from.id }, { speakerId: into.id });
    await this.database
      .repository(Speaker)
      .update({ mergedIntoId: from.id }, { mergedIntoId: into.id });
    await this.events.speakersMerged({ fromId: from.id, intoId: into.id });
    return into;
  }

  /** Locks both rows in id order, so that two merges that cross wait instead of deadlocking. */
  private async lock(fromId: string, intoId: string): Promise<{ from: Speaker; into: Speaker }> {
    const rows = await this.database.query<object>(
      'SELECT * FROM speaker WHERE id = ANY($1) AND merged_into_id IS NULL ORDER BY id FOR UPDATE',
      [[fromId, intoId]],
    );
    const speakers = rows.map((row) => this.database.hydrate(Speaker, row));
    const from = speakers.find((speaker) => speaker.id === fromId);
    const into = speakers.find((speaker) => speaker.id === intoId);
    if (!from) throw notFound('unmerged Speaker', fromId);
    if (!into) throw notFound('unmerged Speaker', intoId);
    return { from, into };
  }
}

function mergedWith({ id, name }: Speaker): FieldChange {
  return { field: 'merged', before: null, after: { id, name } };
}

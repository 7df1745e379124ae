import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { violatedUnique } from '../../platform/database/sql-errors.js';
import { conflict } from '../../platform/errors/app-error.js';
import type { NameList } from '../names.js';
import { type Speaker, SpeakerKind } from './speaker.entity.js';

/** The folded names by which speakers are found, kept beside the names that are shown. */
@Injectable()
export class SpeakerNames {
  constructor(private readonly database: Database) {}

  /**
   * Replaces the keys of one speaker. CONFLICT where a named speaker already has one of them.
   *
   * @param path where the names stand in the input, for errors
   */
  async replace(speaker: Speaker, names: NameList, path = 'input'): Promise<void> {
    await this.release(speaker.id);
    try {
      await this.database.query(
        `INSERT INTO speaker_name (key, speaker_id, identifying)
         SELECT unnest($1::text[]), $2, $3`,
        [names.keys, speaker.id, speaker.kind !== SpeakerKind.ANONYMOUS],
      );
    } catch (error) {
      if (violatedUnique(error) !== 'speaker_name_unique') throw error;
      throw conflict(
        `Another speaker already goes by "${speaker.name}" or one of its aliases. Use that one, merge the two, or tell namesakes apart in the name, e.g. "${speaker.name} (…)".`,
        { path: `${path}.name` },
      );
    }
  }

  async release(speakerId: string): Promise<void> {
    await this.database.query('DELETE FROM speaker_name WHERE speaker_id = $1', [speakerId]);
  }
}

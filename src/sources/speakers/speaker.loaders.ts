import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { groupedBy, inOrderOf, type LoaderDefinition } from '../../platform/graphql/loaders.js';
import { Position } from './position.entity.js';
import { Speaker } from './speaker.entity.js';

/** Who, and when: the date is a partial date, or null where it is unknown. */
export interface HolderAt {
  speakerId: string;
  on: string | null;
}

@Injectable()
export class SpeakerLoaders {
  constructor(private readonly database: Database) {}

  readonly byId: LoaderDefinition<string, Speaker | null> = {
    load: async (ids) => {
      const rows = await this.database.query<object>('SELECT * FROM speaker WHERE id = ANY($1)', [
        ids,
      ]);
      const speakers = rows.map((row) => this.database.hydrate(Speaker, row));
      return inOrderOf(ids, speakers, (speaker) => speaker.id);
    },
  };

  readonly positions: LoaderDefinition<string, Position[]> = {
    load: async (speakerIds) => {
      const rows = await this.database.query<object>(
        'SELECT * FROM position WHERE speaker_id = ANY($1) ORDER BY from_date NULLS FIRST, id',
        [speakerIds],
      );
      const positions = rows.map((row) => this.database.hydrate(Position, row));
      return groupedBy(speakerIds, positions, (position) => position.speakerId);
    },
  };

  /** The offices a speaker held on a date; none where the date is unknown. */
  readonly positionsAt: LoaderDefinition<HolderAt, Position[]> = {
    cacheKey: ({ speakerId, on }) => `${speakerId}@${on}`,
    load: async (holders) => {
      const rows = await this.database.query<{ ordinal: string }>(
        `SELECT p.*, h.ordinal FROM unnest($1::uuid[], $2::text[])
           WITH ORDINALITY AS h (speaker_id, on_date, ordinal)
         JOIN position p ON p.speaker_id = h.speaker_id AND p.held && days_of(h.on_date)
         ORDER BY p.from_date NULLS FIRST, p.id`,
        [holders.map((holder) => holder.speakerId), holders.map((holder) => holder.on)],
      );
      return holders.map((_, i) =>
        rows
          .filter((row) => Number(row.ordinal) === i + 1)
          .map((row) => this.database.hydrate(Position, row)),
      );
    },
  };
}

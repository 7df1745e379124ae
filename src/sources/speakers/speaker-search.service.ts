import { Injectable } from '@nestjs/common';
import { looseKey } from '../../language/text/normalise.js';
import { Database } from '../../platform/database/database.js';
import { badInput } from '../../platform/errors/app-error.js';
import type { ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { fetchPage } from '../../platform/graphql/keyset.js';
import { Speaker, type SpeakerKind } from './speaker.entity.js';

export interface SpeakerFilter {
  search?: string | null;
  kind?: SpeakerKind | null;
  /** Only with `search`: read office titles as held on this partial date. */
  heldOn?: string | null;
}

@Injectable()
export class SpeakerSearchService {
  constructor(private readonly database: Database) {}

  /** Speakers whose name, alias or office contains the search or comes near it in spelling. */
  list(filter: SpeakerFilter, page: PageArgs): Promise<ConnectionOf<Speaker>> {
    const where = ['t.merged_into_id IS NULL'];
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    if (filter.kind) where.push(`t.kind = ${bind(filter.kind)}`);
    const key = filter.search ? looseKey(filter.search) : '';
    if (key) {
      const search = bind(key);
      const held = filter.heldOn ? `AND held && days_of(${bind(filter.heldOn)})` : '';
      where.push(`t.id IN (
        SELECT speaker_id FROM speaker_name WHERE key LIKE '%' || ${search} || '%' OR key % ${search}
        UNION
        SELECT speaker_id FROM position WHERE title_key LIKE '%' || ${search} || '%' ${held})`);
    }
    return fetchPage(
      this.database,
      Speaker,
      {
        from: 'speaker t',
        where,
        parameters,
        order: [
          { sql: 't.sort_key', type: 'text', descending: false },
          { sql: 't.id', type: 'uuid', descending: false },
        ],
      },
      page,
    );
  }

  /** The one speaker who goes by this name or alias in any spelling; null where there is none. */
  async findByName(name: string): Promise<Speaker | null> {
    const [row] = await this.database.query<object>(
      `SELECT s.* FROM speaker_name n JOIN speaker s ON s.id = n.speaker_id
       WHERE n.key = $1 AND n.identifying`,
      [looseKey(name)],
    );
    return row ? this.database.hydrate(Speaker, row) : null;
  }

  /**
   * The one speaker who held an office on a date: "رئيس الوزراء" in 2021 is not the one of 2019.
   * BAD_USER_INPUT where nobody or several did.
   *
   * @param on a partial date; without one, the office must have had one holder only
   */
  async resolvePosition(title: string, on: string | null, path: string): Promise<Speaker> {
    const rows = await this.database.query<object>(
      `SELECT DISTINCT s.* FROM position p JOIN speaker s ON s.id = p.speaker_id
       WHERE (p.title_key = $1 OR lower(p.title_en) = lower($3))
         AND ($2::text IS NULL OR p.held IS NULL OR p.held && days_of($2))`,
      [looseKey(title), on, title.trim()],
    );
    const speakers = rows.map((row) => this.database.hydrate(Speaker, row));
    const [only, second] = speakers;
    const when = on ? ` on ${on}` : '';
    if (!only) {
      throw badInput({
        path,
        message: `nobody is recorded as "${title}"${when}; name the speaker`,
      });
    }
    if (second) {
      const names = speakers.map((speaker) => speaker.name).join(', ');
      throw badInput({
        path,
        message: `several were "${title}"${when} (${names}); name the speaker or give a date`,
      });
    }
    return only;
  }
}

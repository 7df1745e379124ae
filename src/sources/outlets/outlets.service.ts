import { Injectable } from '@nestjs/common';
import { HistoryService } from '../../history/history.service.js';
import { looseKey } from '../../language/text/normalise.js';
import { Database } from '../../platform/database/database.js';
import { requireRevision } from '../../platform/database/expected-revision.js';
import { violatedUnique } from '../../platform/database/sql-errors.js';
import { conflict, notFound } from '../../platform/errors/app-error.js';
import type { ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { fetchPage } from '../../platform/graphql/keyset.js';
import { type NameList, nameList } from '../names.js';
import { Outlet } from './outlet.entity.js';
import type { NewOutlet, UpdateOutletInput } from './outlet.inputs.js';

/** What an editor whose change came too late sees of the outlet. */
const SHOWN = ['name', 'aliases', 'kind', 'homepage', 'language', 'wikidataId'] as const;

@Injectable()
export class OutletsService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
  ) {}

  async get(id: string): Promise<Outlet> {
    const outlet = await this.database.repository(Outlet).findOneBy({ id });
    if (!outlet) throw notFound('Outlet', id);
    return outlet;
  }

  /** The outlet as it stands, kept from other changes until the transaction ends. */
  private async held(id: string): Promise<Outlet> {
    const outlet = await this.database
      .repository(Outlet)
      .findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!outlet) throw notFound('Outlet', id);
    return outlet;
  }

  /** The outlet known by this name or alias, in any spelling; null where there is none. */
  async findByName(name: string): Promise<Outlet | null> {
    const [row] = await this.database.query<object>(
      'SELECT o.* FROM outlet_name n JOIN outlet o ON o.id = n.outlet_id WHERE n.key = $1',
      [looseKey(name)],
    );
    return row ? this.database.hydrate(Outlet, row) : null;
  }

  /** Names that contain the search, or come near it in spelling; all where there is no search. */
  list(search: string | null | undefined, page: PageArgs): Promise<ConnectionOf<Outlet>> {
    const key = search ? looseKey(search) : '';
    const where = key
      ? [`t.id IN (SELECT outlet_id FROM outlet_name WHERE key LIKE '%' || $1 || '%' OR key % $1)`]
      : [];
    return fetchPage(
      this.database,
      Outlet,
      {
        from: 'outlet t',
        where,
        parameters: key ? [key] : [],
        order: [
          { sql: 't.sort_key', type: 'text', descending: false },
          { sql: 't.id', type: 'uuid', descending: false },
        ],
      },
      page,
    );
  }

  async create(input: NewOutlet): Promise<Outlet> {
    const names = nameList(input.name, input.aliases ?? [], 'input');
    const outlet = newOutlet(input, names);
    await this.database.repository(Outlet).insert(outlet);
    await this.claimNames(outlet, names);
    await this.history.record(outlet, 'created', []);
    return this.get(outlet.id);
  }

  async update(input: UpdateOutletInput): Promise<Outlet> {
    const outlet = await this.held(input.id);
    requireRevision('outlet', outlet, input.expectedRevision, SHOWN);
    const aliases = input.aliases === null ? [] : (input.aliases ?? outlet.aliases);
    const names = nameList(input.name ?? outlet.name, aliases, 'input');
    const changed = await this.history.update(
      outlet,
      {
        name: names.name,
        aliases: names.aliases,
        kind: input.kind ?? outlet.kind,
        homepage: input.homepage,
        language: input.language,
        wikidataId: input.wikidataId,
      },
      'updated',
    );
    if (!changed) return outlet;
    outlet.sortKey = names.keys[0];
    outlet.revision += 1;
    await this.database.repository(Outlet).save(outlet);
    await this.claimNames(outlet, names);
    return outlet;
  }

  private async claimNames(outlet: Outlet, names: NameList): Promise<void> {
    await this.database.query('DELETE FROM outlet_name WHERE outlet_id = $1', [outlet.id]);
    try {
      await this.database.query(
        'INSERT INTO outlet_name (key, outlet_id) SELECT unnest($1::text[]), $2',
        [names.keys, outlet.id],
      );
    } catch (error) {
      if (violatedUnique(error) !== 'outlet_name_pk') throw error;
      throw conflict(
        `Another outlet already goes by "${outlet.name}" or one of its aliases. Search for it with outlets(search:) and use that one, or choose another name.`,
        { path: 'input.name' },
      );
    }
  }
}

/** An outlet as it is first stored. */
export function newOutlet(input: NewOutlet, names: NameList): Outlet {
  return Object.assign(new Outlet(), {
    name: names.name,
    sortKey: names.keys[0],
    aliases: names.aliases,
    kind: input.kind,
    homepage: input.homepage ?? null,
    language: input.language ?? null,
    wikidataId: input.wikidataId ?? null,
  });
}

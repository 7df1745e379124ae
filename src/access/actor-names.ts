import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { inOrderOf, type LoaderDefinition } from '../platform/graphql/loaders.js';

/** Users and API keys, whose ids are unique over both. An erased one has no name left. */
const NAMES = `
  SELECT id, NULLIF(name, '') AS name FROM app_user WHERE id = ANY($1)
  UNION ALL SELECT id, NULLIF(label, '') FROM api_key WHERE id = ANY($1)`;

interface Named {
  id: string;
  name: string | null;
}

/** What those who act are called, for people to read: looked up when it is shown, never stored beside a deed. */
@Injectable()
export class ActorNames {
  constructor(private readonly database: Database) {}

  readonly byId: LoaderDefinition<string, string | null> = {
    load: async (ids) => {
      const rows = await this.of(ids);
      return inOrderOf(ids, rows, ({ id }) => id).map((row) => row?.name ?? null);
    },
  };

  /** Those of the ids that are somebody's. */
  of(ids: readonly string[]): Promise<Named[]> {
    return this.database.query<Named>(NAMES, [ids]);
  }
}

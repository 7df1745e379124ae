import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Principal } from '../principal.js';
import { permissionsForKeys, type Role } from '../roles.js';
import { isSecretOf, readApiKey } from './api-key-text.js';
import * as queries from './api-keys.queries.js';

interface WorkingKey {
  id: string;
  label: string;
  digest: Buffer;
  permissions: string[];
  user_id: string;
  role: Role;
  to_note: boolean;
}

/** Says what an API key proves. */
@Injectable()
export class ApiKeyBearer {
  constructor(private readonly database: Database) {}

  /**
   * Null for a key that is unknown, wrong, revoked or run out, or whose maker was disabled. It may do what
   * it was made for as far as its maker may still do that.
   */
  async of(text: string): Promise<Principal | null> {
    const parts = readApiKey(text);
    if (!parts) return null;
    const [key] = await this.database.query<WorkingKey>(queries.WORKING_KEY, [parts.prefix]);
    if (!key || !isSecretOf(key.digest, parts.secret)) return null;
    if (key.to_note) {
      await this.database.transaction(() => this.database.query(queries.NOTE_USE, [key.id]));
    }
    const allowed = permissionsForKeys(key.role);
    const permissions = new Set(key.permissions.filter((each) => allowed.has(each)));
    return new Principal('API_KEY', key.id, key.label, key.user_id, key.role, permissions);
  }
}

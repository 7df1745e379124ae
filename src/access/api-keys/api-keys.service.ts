import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.js';
import type { ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { fetchPage } from '../../platform/graphql/keyset.js';
import { KnownCredentials } from '../known-credentials.js';
import { PERMISSIONS } from '../permissions.js';
import { currentUser } from '../principal.js';
import { permissionsForKeys } from '../roles.js';
import { ApiKey } from './api-key.entity.js';
import type { CreateApiKeyInput, CreatedApiKey } from './api-key.inputs.js';
import { newApiKey } from './api-key-text.js';

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly known: KnownCredentials,
  ) {}

  /** One's own keys, newest first; everyone's for those who manage users. */
  list(page: PageArgs): Promise<ConnectionOf<ApiKey>> {
    const user = currentUser();
    const all = user.may(PERMISSIONS.USERS);
    const order = [{ sql: 't.id', type: 'uuid' as const, descending: true }];
    const list = {
      from: 'api_key t',
      where: all ? [] : ['t.user_id = $1'],
      parameters: all ? [] : [user.userId],
      order,
    };
    return fetchPage(this.database, ApiKey, list, page);
  }

  /** @throws AppError FORBIDDEN for a permission the user has not, or that no key may have */
  async create({ label, permissions, expiresAt }: CreateApiKeyInput): Promise<CreatedApiKey> {
    const user = currentUser();
    const allowed = permissionsForKeys(user.role);
    const refused = permissions.find((permission) => !allowed.has(permission));
    if (refused !== undefined) {
      throw new AppError(
        'FORBIDDEN',
        `A key of yours cannot have the permission ${JSON.stringify(refused)}; it may have: ${[...allowed].join(', ')}.`,
        { permission: refused },
      );
    }
    const until = expiresAt ? new Date(expiresAt) : null;
    if (until && !(until.getTime() > Date.now())) {
      throw badInput({ path: 'input.expiresAt', message: 'must lie in the future' });
    }
    const { text, prefix, digest } = newApiKey();
    const keys = this.database.repository(ApiKey);
    const apiKey = await keys.save(
      keys.create({
        userId: user.userId,
        label,
        prefix,
        digest,
        permissions: [...new Set(permissions)],
        expiresAt: until,
        revokedAt: null,
        lastUsedAt: null,
      }),
    );
    return { apiKey, key: text };
  }

  /**
   * Ends a key here at once, at other servers within five seconds.
   *
   * @throws AppError NOT_FOUND, for others' keys too unless one manages users
   */
  async revoke(id: string): Promise<ApiKey> {
    const user = currentUser();
    const key = await this.database.transaction(async () => {
      const keys = this.database.repository(ApiKey);
      const held = await keys.findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!held || (held.userId !== user.userId && !user.may(PERMISSIONS.USERS))) {
        throw notFound('ApiKey', id);
      }
      held.revokedAt ??= new Date();
      return keys.save(held);
    });
    this.known.forget();
    return key;
  }
}

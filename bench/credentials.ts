import { newApiKey } from '../src/access/api-keys/api-key-text.js';
import { permissionsForKeys, Role } from '../src/access/roles.js';
import { newId } from '../src/platform/database/ids.js';
import { query } from './sql.js';

/**
 * A new API key of a new administrator, as the header that a client sends. A key rather than a sign-in,
 * because access tokens run out in the middle of a long measurement.
 *
 * @param url of the database
 */
export async function authorize(url: string): Promise<{ authorization: string }> {
  const userId = newId();
  const { text, prefix, digest } = newApiKey();
  await query(url, `INSERT INTO app_user (id, name, role) VALUES ($1, 'Bench', 'ADMIN')`, [userId]);
  await query(
    url,
    `INSERT INTO api_key (id, user_id, label, prefix, digest, permissions)
     VALUES ($1, $2, 'bench', $3, $4, $5)`,
    [newId(), userId, prefix, digest, [...permissionsForKeys(Role.ADMIN)]],
  );
  return { authorization: `Bearer ${text}` };
}

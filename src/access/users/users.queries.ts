/**
 * The active administrators, kept as they are until the transaction ends: of two who demote each other at
 * once, the second sees what the first has done.
 */
export const HOLD_ADMINS = `
  SELECT id FROM app_user WHERE role = 'ADMIN' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;

export const HAS_IDENTITY = 'SELECT FROM user_identity WHERE user_id = $1 LIMIT 1';

/** Everything that says who an erased user was, and every way in. */
export const ERASE = [
  'DELETE FROM user_identity WHERE user_id = $1',
  'DELETE FROM known_address WHERE user_id = $1',
  'DELETE FROM user_session WHERE user_id = $1',
  `UPDATE api_key SET label = '', revoked_at = COALESCE(revoked_at, now()) WHERE user_id = $1`,
  `UPDATE app_user SET name = '', email = NULL, email_key = NULL, password_hash = NULL, updated_at = now(),
     erased_at = now(), disabled_at = COALESCE(disabled_at, now()) WHERE id = $1`,
];

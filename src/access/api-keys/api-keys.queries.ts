/** A key that works, with the user who made it. */
export const WORKING_KEY = `
  SELECT k.id, k.label, k.digest, k.permissions, u.id AS user_id, u.role,
    COALESCE(k.last_used_at < now() - interval '1 minute', true) AS to_note
  FROM api_key k JOIN app_user u ON u.id = k.user_id
  WHERE k.prefix = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
    AND u.disabled_at IS NULL`;

/** Once a minute, however many servers see the key. */
export const NOTE_USE = `
  UPDATE api_key SET last_used_at = now()
  WHERE id = $1 AND COALESCE(last_used_at < now() - interval '1 minute', true)`;

/** Whose session it is, as long as it holds and they may work. */
export const OPEN_SESSION = `
  SELECT u.id, u.name, u.role FROM user_session s JOIN app_user u ON u.id = s.user_id
  WHERE s.id = $1 AND u.id = $2 AND s.revoked_at IS NULL AND s.expires_at > now()
    AND u.disabled_at IS NULL`;

/** The session lasts thirty days at most, however often it is refreshed. */
export const OPEN = `
  INSERT INTO user_session (id, user_id, expires_at) VALUES ($1, $2, now() + interval '30 days')`;

export const ADD_REFRESH_TOKEN = 'INSERT INTO refresh_token (digest, session_id) VALUES ($1, $2)';

/** The token and its session, both kept as they are until the transaction ends. */
export const HOLD_REFRESH_TOKEN = `
  SELECT s.id AS session_id, s.user_id, r.used_at IS NOT NULL AS used,
    s.revoked_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL AS open
  FROM refresh_token r JOIN user_session s ON s.id = r.session_id JOIN app_user u ON u.id = s.user_id
  WHERE r.digest = $1 FOR UPDATE OF r, s`;

export const USE_REFRESH_TOKEN = 'UPDATE refresh_token SET used_at = now() WHERE digest = $1';

export const REVOKE =
  'UPDATE user_session SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL';

export const REVOKE_ALL = `
  UPDATE user_session SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL`;

/** Their tokens go with them. */
export const DELETE_EXPIRED = 'DELETE FROM user_session WHERE user_id = $1 AND expires_at < now()';

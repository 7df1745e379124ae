/** Whoever signs in with this address, active or not. */
export const BY_EMAIL = `
  SELECT id, password_hash, disabled_at IS NULL AS active FROM app_user WHERE email_key = $1`;

export const SET_HASH = `
  UPDATE app_user SET password_hash = $2, updated_at = now() WHERE id = $1 AND erased_at IS NULL`;

/** Only where nobody has set another meanwhile. */
export const REPLACE_HASH =
  'UPDATE app_user SET password_hash = $3 WHERE id = $1 AND password_hash = $2';

/** One at a time for one person, who may arrive by ten requests at once. $1 issuer, $2 subject */
export const HOLD_IDENTITY = `SELECT pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 7201969))`;

export const BY_IDENTITY = `
  SELECT u.id, u.name, u.role, u.disabled_at IS NULL AS active
  FROM user_identity i JOIN app_user u ON u.id = i.user_id WHERE i.issuer = $1 AND i.subject = $2`;

/**
 * An address that another account has is left out: to be the same person takes more than the same address,
 * or whoever gets one at the issuer would take that account over.
 */
export const ADD_USER = `
  INSERT INTO app_user (id, name, role, email, email_key)
  SELECT $1, $2, $3, free.email, free.key FROM (SELECT 1) AS one
  LEFT JOIN (SELECT $4::text AS email, $5::text AS key
    WHERE $5 IS NOT NULL AND NOT EXISTS (SELECT FROM app_user WHERE email_key = $5)) AS free ON true`;

export const ADD_IDENTITY =
  'INSERT INTO user_identity (issuer, subject, user_id) VALUES ($1, $2, $3)';

export const FOLLOW = `
  UPDATE app_user SET name = $2, role = $3, updated_at = now()
  WHERE id = $1 AND erased_at IS NULL AND (name, role) IS DISTINCT FROM ($2, $3::user_role)`;

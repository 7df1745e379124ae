/** The key to sign with, while it is young enough. */
export const NEWEST = `
  SELECT id FROM token_key WHERE created_at > now() - interval '30 days'
  ORDER BY created_at DESC, id LIMIT 1`;

export const ALL = 'SELECT id, secret FROM token_key';

export const ADD = 'INSERT INTO token_key (id, secret) VALUES ($1, $2)';

/** A day after a key signed its last token, every one of them has long run out. */
export const DELETE_OUTLIVED = `DELETE FROM token_key WHERE created_at < now() - interval '31 days'`;

export const DELETE_ALL = 'DELETE FROM token_key';

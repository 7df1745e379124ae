/** How long a key is kept. Long enough for what was left unsent over a long weekend. */
export const KEPT_DAYS = 7;

/**
 * Takes a key, or waits for the transaction that is taking it. A row comes back where it was free or its
 * time is over. $1 actor, $2 key, $3 operation, $4 input
 */
export const TAKE_KEY = `
  INSERT INTO idempotency_key (actor, key, operation, input) VALUES ($1, $2, $3, $4)
  ON CONFLICT (actor, key) DO UPDATE
    SET operation = excluded.operation, input = excluded.input, created_at = now(), answer = NULL
    WHERE idempotency_key.created_at < now() - interval '${KEPT_DAYS} days'
  RETURNING true AS taken`;

/** $1 actor, $2 key, $3 operation, $4 input */
export const EARLIER_ANSWER = `
  SELECT operation, operation = $3 AND input = $4 AS same, answer
  FROM idempotency_key WHERE actor = $1 AND key = $2`;

/** $1 actor, $2 key, $3 answer */
export const KEEP_ANSWER = 'UPDATE idempotency_key SET answer = $3 WHERE actor = $1 AND key = $2';

/** A part at a time, so that no lock is held for long. $1 how many */
export const PURGE_KEYS = `
  WITH gone AS (
    DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM idempotency_key WHERE created_at < now() - interval '${KEPT_DAYS} days'
      LIMIT $1 FOR UPDATE SKIP LOCKED))
    RETURNING true)
  SELECT count(*)::int AS purged FROM gone`;

/**
 * Counts one attempt under each of the subjects, in windows that begin with the first and are not prolonged
 * by the next; returns how many each has and the seconds its window lasts. In the order of their digests, so
 * that two attempts at once cannot each hold what the other waits for.
 */
export const COUNT = `
  INSERT INTO sign_in_limit AS l (subject, failures, window_ends)
  SELECT subject, 1, now() + interval '15 minutes' FROM unnest($1::bytea[]) AS subject ORDER BY subject
  ON CONFLICT (subject) DO UPDATE SET
    failures = CASE WHEN l.window_ends > now() THEN l.failures + 1 ELSE 1 END,
    window_ends = CASE WHEN l.window_ends > now() THEN l.window_ends ELSE excluded.window_ends END
  RETURNING subject, failures, ceil(extract(epoch FROM window_ends - now()))::int AS seconds`;

/** Takes one attempt back: it was no failure. */
export const UNCOUNT = `
  UPDATE sign_in_limit SET failures = greatest(failures - 1, 0) WHERE subject = ANY($1)`;

export const CLEAR = 'DELETE FROM sign_in_limit WHERE subject = ANY($1)';

/** What has ended is swept out a little with every success, so that nothing grows. */
export const SWEEP = `
  DELETE FROM sign_in_limit WHERE subject IN (
    SELECT subject FROM sign_in_limit WHERE window_ends < now() LIMIT 100 FOR UPDATE SKIP LOCKED)`;

/** Whether the user has signed in from this address within three months. */
export const KNOWS_ADDRESS = `
  SELECT FROM known_address k JOIN app_user u ON u.id = k.user_id
  WHERE u.email_key = $1 AND k.digest = $2 AND k.last_at > now() - interval '90 days'`;

export const NOTE_ADDRESS = `
  INSERT INTO known_address (user_id, digest) VALUES ($1, $2)
  ON CONFLICT (user_id, digest) DO UPDATE SET last_at = now()`;

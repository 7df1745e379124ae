/** Gives every claim that is not yet indexed an entry without keys, for a rescan to fill. */
export const ADD_ENTRIES = `
  INSERT INTO claim_index (claim_id, day, keys)
  SELECT c.id, coalesce(c.said_on, (c.created_at AT TIME ZONE 'UTC')::date) - DATE '1970-01-01', '{}'
  FROM claim c
  WHERE c.status <> 'RETRACTED' AND NOT EXISTS (SELECT FROM claim_index i WHERE i.claim_id = c.id)
  ORDER BY c.id
  ON CONFLICT DO NOTHING`;

/**
 * Cuts the chosen claims into slices. $1 the rescan; $2 claims a slice.
 *
 * @param chosen which entries of claim_index, as a condition on `i`; may use $3
 */
export const cutSlices = (chosen: string): string => `
  WITH cut AS (
    INSERT INTO rescan_slice (rescan_id, ordinal, numbers)
    SELECT $1, (place - 1) / $2, array_agg(number ORDER BY number)
    FROM (
      SELECT i.number, row_number() OVER (ORDER BY i.number) AS place
      FROM claim_index i JOIN claim c ON c.id = i.claim_id
      WHERE c.status <> 'RETRACTED' AND (${chosen})
    ) AS placed
    GROUP BY (place - 1) / $2
    RETURNING cardinality(numbers) AS claims
  )
  SELECT count(*)::int AS slices, coalesce(sum(claims), 0)::int AS claims FROM cut`;

export const EVERY_CLAIM = 'true';

/** $3 versions of the engine */
export const COMPARED_BY = 'i.compared_engine IS NULL OR i.compared_engine = ANY($3)';

/** $3 ids of claims */
export const THESE_CLAIMS = 'i.claim_id = ANY($3)';

/** $1 id; $2 scope; $3 whether every claim */
export const ADD_RESCAN = `
  INSERT INTO rescan (id, scope, whole, claims, stage, slices_left) VALUES ($1, $2, $3, 0, 'READ', 0)`;

/** $1 the rescan; $2 its claims; $3 its slices */
export const OPEN_STAGE = `
  UPDATE rescan SET claims = $2, slices_left = $3, stage = CASE WHEN $3 = 0 THEN 'DONE'::rescan_stage ELSE stage END,
    finished_at = CASE WHEN $3 = 0 THEN now() END
  WHERE id = $1`;

/** The newest unfinished rescan of a scope. $1 the scope */
export const UNFINISHED = `
  SELECT id FROM rescan WHERE scope = $1 AND stage <> 'DONE' ORDER BY created_at DESC LIMIT 1`;

export const ALL_UNFINISHED = `SELECT id FROM rescan WHERE stage <> 'DONE' ORDER BY created_at`;

/** The slices that a rescan's stage has still to do. $1 the rescan */
export const UNDONE = `
  SELECT r.stage, s.ordinal AS slice
  FROM rescan r JOIN rescan_slice s ON s.rescan_id = r.id
  WHERE r.id = $1 AND CASE r.stage WHEN 'READ' THEN s.read_at IS NULL ELSE s.compared_at IS NULL END
  ORDER BY s.ordinal`;

/** By the share of slices that are done, all but the last alike: their claims are not counted. $1 the rescan */
export const PROGRESS = `
  SELECT r.stage, r.claims, r.finished_at IS NOT NULL AS finished,
    (r.claims::bigint * s.read / greatest(s.slices, 1))::int AS read,
    (r.claims::bigint * s.compared / greatest(s.slices, 1))::int AS compared
  FROM rescan r
  CROSS JOIN LATERAL (
    SELECT count(*) AS slices, count(read_at) AS read, count(compared_at) AS compared
    FROM rescan_slice WHERE rescan_id = r.id
  ) AS s
  WHERE r.id = $1`;

/**
 * Takes a slice for this transaction; nothing where another has done it. Its commit need not wait for the
 * disk: what a crash takes back it takes back with the mark that the slice is done. $1 the rescan; $2 the slice
 */
export const TAKE_TO_READ = `
  SELECT numbers, set_config('synchronous_commit', 'off', true) FROM rescan_slice
  WHERE rescan_id = $1 AND ordinal = $2 AND read_at IS NULL FOR UPDATE`;
export const TAKE_TO_COMPARE = `
  SELECT s.numbers, r.claims, r.whole, set_config('synchronous_commit', 'off', true) FROM rescan_slice s JOIN rescan r ON r.id = s.rescan_id
  WHERE s.rescan_id = $1 AND s.ordinal = $2 AND s.compared_at IS NULL FOR UPDATE OF s`;

/** $1 the rescan; $2 the slice */
export const READ_DONE = `
  UPDATE rescan_slice SET read_at = clock_timestamp() WHERE rescan_id = $1 AND ordinal = $2`;
export const COMPARE_DONE = `
  UPDATE rescan_slice SET compared_at = clock_timestamp(), compared_by = pg_backend_pid()
  WHERE rescan_id = $1 AND ordinal = $2`;

/** Counts a slice off. Last in its transaction, since all slices wait for this one row. $1 the rescan */
export const COUNT_OFF = `
  WITH counted AS (UPDATE rescan SET slices_left = slices_left - 1 WHERE id = $1 RETURNING slices_left)
  SELECT slices_left FROM counted`;

/** $1 the rescan */
export const BEGIN_COMPARING = `
  WITH begun AS (
    UPDATE rescan SET stage = 'COMPARE', slices_left = (SELECT count(*)::int FROM rescan_slice WHERE rescan_id = $1)
    WHERE id = $1 RETURNING slices_left)
  SELECT slices_left FROM begun`;
export const FINISH = `UPDATE rescan SET stage = 'DONE', finished_at = now() WHERE id = $1`;

/**
 * Once all claims are read: lists are then read from the index alone, and who records a claim knows without counting
 * how common keys are.
 */
export const TIDY_POSTINGS = 'VACUUM (ANALYZE) claim_posting';

/**
 * Of some entries those that another engine read, or none, and those whose gist no longer holds or whose
 * probe is not known. $1 their numbers; $2 the engine
 */
export const STALE_ENTRIES = `
  SELECT number, claim_id AS id, day, array_send(keys) AS keys
  FROM claim_index WHERE number = ANY($1) AND (keys_engine IS DISTINCT FROM $2 OR gist IS NULL OR probe IS NULL)`;

/**
 * Keeps what was read. An entry that changed meanwhile is left alone: whoever changed it read the claim anew.
 * Returns those that were kept.
 *
 * $1 numbers; $2 the keys found before; $3 those read, as arrays in PostgreSQL's text; $4 gists; $5 the engine;
 * $6 days; $7 probes
 */
export const KEEP_READING = `
  WITH kept AS (
    UPDATE claim_index i SET keys = r.keys::int[], keys_engine = $5, gist = r.gist, day = r.day, probe = r.probe
    FROM unnest($1::int[], $2::text[], $3::text[], $4::bytea[], $6::int[], $7::bytea[])
      AS r (number, old, keys, gist, day, probe)
    WHERE i.number = r.number AND i.keys = r.old::int[]
    RETURNING i.number
  )
  SELECT number FROM kept`;

/** $1 keys; $2 days; $3 claims' numbers: one of each a posting */
export const REMOVE_POSTINGS = `
  DELETE FROM claim_posting p USING unnest($1::int[], $2::int[], $3::int[]) AS gone (key, day, claim)
  WHERE p.key = gone.key AND p.day = gone.day AND p.claim = gone.claim`;

/** In the order of the index, so that its pages are visited one after the other. As above */
export const ADD_POSTINGS = `
  INSERT INTO claim_posting (key, day, claim)
  SELECT * FROM unnest($1::int[], $2::int[], $3::int[]) AS posting (key, day, claim) ORDER BY 1, 2, 3
  ON CONFLICT DO NOTHING`;

/** What rivals of claims are looked up by; the probe null where it may no longer hold. $1 numbers; $2 the engine */
export const PROBES = `
  SELECT number, claim_id AS id, day, array_send(keys) AS keys,
    CASE WHEN keys_engine = $2 AND gist IS NOT NULL THEN probe END AS probe
  FROM claim_index WHERE number = ANY($1)`;

/** $1 numbers */
export const IDS = 'SELECT number, claim_id AS id FROM claim_index WHERE number = ANY($1)';

/** With gists where this engine wrote them. $1 numbers; $2 the engine */
export const GISTS = `
  SELECT number, claim_id AS id, CASE WHEN keys_engine = $2 THEN gist END AS gist
  FROM claim_index WHERE number = ANY($1)`;

/** $1 claims' ids */
export const NUMBERS = 'SELECT number, claim_id AS id FROM claim_index WHERE claim_id = ANY($1)';

/** What is on record of some claims, decided or not. $1 their ids */
export const KNOWN_PAIRS = `
  SELECT * FROM contradiction WHERE claim_a_id = ANY($1)
  UNION SELECT * FROM contradiction WHERE claim_b_id = ANY($1)`;

/** $1 numbers; $2 the engine */
export const COMPARED = `
  UPDATE claim_index SET compared_engine = $2
  WHERE number = ANY($1) AND compared_engine IS DISTINCT FROM $2`;

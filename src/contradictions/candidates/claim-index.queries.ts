/**
 * Locks, until the transaction ends, the keys by which a claim could meet another that is being
 * recorded. $1 its keys, and those it had
 */
export const HOLD_KEYS = 'SELECT hold_candidate_keys($1)';

/** $1 the claim */
export const KEYS_OF = 'SELECT keys FROM claim_index WHERE claim_id = $1';

/**
 * Indexes a claim, or indexes it anew. Its day stays, because the postings it keeps stand under it.
 *
 * $1 the claim; $2 its day; $3 its keys, ascending; $4 the engine that read them; $5 its gist; $6 its probe
 */
export const INDEX_CLAIM = `
  WITH entry AS (
    INSERT INTO claim_index (claim_id, day, keys, keys_engine, compared_engine, gist, probe)
    VALUES ($1, $2, $3, $4, $4, $5, $6)
    ON CONFLICT (claim_id) DO UPDATE
      SET keys = EXCLUDED.keys, keys_engine = EXCLUDED.keys_engine, compared_engine = EXCLUDED.compared_engine,
        gist = EXCLUDED.gist, probe = EXCLUDED.probe
    RETURNING number, day
  )
  INSERT INTO claim_posting (key, day, claim)
  SELECT key, entry.day, entry.number FROM entry, unnest($3::int[]) AS key
  ON CONFLICT DO NOTHING`;

/** Removes the postings of keys that a claim no longer has. $1 the claim; $2 the keys it has now */
export const DROP_POSTINGS = `
  DELETE FROM claim_posting p USING claim_index i, unnest(i.keys) AS old (key)
  WHERE i.claim_id = $1 AND p.key = old.key AND p.day = i.day AND p.claim = i.number
    AND old.key <> ALL ($2::int[])`;

/** After `DROP_POSTINGS` with no keys. $1 the claim */
export const CLEAR_KEYS = `UPDATE claim_index SET keys = '{}', gist = '', probe = '' WHERE claim_id = $1`;

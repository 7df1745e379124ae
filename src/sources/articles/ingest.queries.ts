/** The article that last read just so. $1 the body */
export const FIND_SAME_TEXT = `
  SELECT article_id AS id FROM article_version
  WHERE sha256 = encode(sha256(convert_to($1, 'UTF8')), 'hex')
  ORDER BY id DESC LIMIT 1`;

/** The article of that headline, day and outlet, without an address. $1 headline, $2 EDTF date, $3 outlet or null */
export const FIND_SAME_TITLE = `
  SELECT id FROM article
  WHERE headline = $1 AND published_at = $2 AND outlet_id IS NOT DISTINCT FROM $3 AND url IS NULL
  ORDER BY id LIMIT 1`;

/** Makes whoever takes the same page at once wait until this transaction ends. $1 its address or body */
export const HOLD_PAGE = `SELECT pg_advisory_xact_lock(hashtextextended('ingest ' || $1, 0))`;

/** The revision of what is in force, for whoever only reads. */
export const KNOWLEDGE_REVISION = 'SELECT revision FROM knowledge_state';

/** The same, kept in force until the transaction ends. */
export const HOLD_KNOWLEDGE = 'SELECT hold_knowledge() AS revision';

/** Lets no other transaction that reads what is in force run beside this one. See `hold_knowledge`. */
export const KNOWLEDGE_ALONE = 'SELECT pg_advisory_xact_lock(7201965)';

export const NEXT_REVISION = 'UPDATE knowledge_state SET revision = revision + 1';

/** The additions in force with their revision, of one moment. */
export const KNOWLEDGE_IN_FORCE = `
  SELECT s.revision, (
    SELECT COALESCE(json_agg(json_strip_nulls(json_build_object('kind', kind, 'forms', forms,
      'opposites', opposites, 'relation', relation, 'unit', unit, 'factor', factor,
      'dimension', dimension)) ORDER BY id), '[]')
    FROM knowledge_entry WHERE removed_at IS NULL) AS additions
  FROM knowledge_state s`;

/**
 * Words of the collection that may be forms of some word: every word of every claim is kept once in
 * search_word, since one of the two configurations leaves it whole. $1 LIKE patterns; $2 words
 */
export const WORDS_LIKE =
  'SELECT word FROM search_word WHERE word LIKE ANY($1::text[]) OR word = ANY($2::text[])';

/** Claims `t` that may be compared and have the words. $1 a full-text query, or null */
export const HAS_WORDS = `t.status <> 'RETRACTED' AND t.search_vector @@ $1::tsquery`;

/** The same, or one of the patterns, which every claim must be read for. $2 LIKE patterns */
export const HAS_WORDS_OR_MARKS = `t.status <> 'RETRACTED'
  AND (t.search_vector @@ $1::tsquery OR t.search_text LIKE ANY($2::text[]))`;

/** @param condition one of the two above */
export const claimIds = (condition: string): string =>
  `SELECT t.id FROM claim t WHERE ${condition}`;
export const countClaims = (condition: string): string =>
  `SELECT count(*)::int AS claims FROM claim t WHERE ${condition}`;

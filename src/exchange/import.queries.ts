/** Records that a file knows by key: from an earlier import, or by their own id, as an export names them. */
const keyed = (type: string, table: string, id = 't.id'): string => `
  SELECT k.key, ${id} AS id, k.import_id, k.line
  FROM exchange_key k JOIN ${table} t ON t.id = k.record_id
  WHERE k.entity_type = '${type}' AND k.key = ANY($1)
  UNION ALL
  SELECT t.id::text, ${id}, NULL, NULL FROM ${table} t WHERE t.id = ANY($2::uuid[])`;

/** $1 the keys, $2 those of them that are UUIDs */
export const CLAIMS_BY_KEY = keyed('Claim', 'claim');

/** $1 the keys, $2 those of them that are UUIDs; a merged speaker's key leads to the one who stays */
export const SPEAKERS_BY_KEY = keyed('Speaker', 'speaker', 'COALESCE(t.merged_into_id, t.id)');

/** $1 the keys, $2 those of them that are UUIDs */
export const ARTICLES_BY_KEY = keyed('Article', 'article');

/** $1 folded names */
export const TOPICS_BY_NAME = 'SELECT key, id FROM topic WHERE key = ANY($1)';

/** $1 folded names */
export const OUTLETS_BY_NAME = 'SELECT key, outlet_id AS id FROM outlet_name WHERE key = ANY($1)';

/** $1 folded names */
export const SPEAKERS_BY_NAME = `
  SELECT n.key, COALESCE(s.merged_into_id, s.id) AS id
  FROM speaker_name n JOIN speaker s ON s.id = n.speaker_id
  WHERE n.key = ANY($1) AND n.identifying`;

/** Keeps speakers from being merged away until the batch is written. $1 speakers */
export const HOLD_SPEAKERS = 'SELECT merged_into_id FROM speaker WHERE id = ANY($1) FOR KEY SHARE';

/** $1 canonical URLs */
export const ARTICLES_BY_URL = 'SELECT url AS key, id FROM article WHERE url = ANY($1)';

/** Every version of these articles, oldest first; the bodies only of those in $2. $1 articles */
export const VERSIONS = `
  SELECT id, article_id AS "articleId", number,
    CASE WHEN article_id = ANY($2) THEN body ELSE '' END AS body
  FROM article_version WHERE article_id = ANY($1) ORDER BY article_id, number`;

/** How many versions these articles have, all together. $1 articles */
export const COUNT_VERSIONS =
  'SELECT count(*)::int AS versions FROM article_version WHERE article_id = ANY($1)';

/** What began as some file did. $1 the bytes that the file has */
export const BEGINNINGS = `
  SELECT id, bytes::float8 AS bytes, lines, sha256, claims, finished, updated_at AS "updatedAt"
  FROM import_file WHERE bytes BETWEEN 1 AND $1 ORDER BY bytes, updated_at`;

/** $1 id, $2 name, $3 bytes, $4 lines, $5 sha256, $6 how many claims more, $7 whether that is all */
export const KEEP_PROGRESS = `
  INSERT INTO import_file (id, name, bytes, lines, sha256, claims, finished)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (id) DO UPDATE SET updated_at = now(), name = excluded.name, bytes = excluded.bytes,
    lines = excluded.lines, sha256 = excluded.sha256, claims = import_file.claims + excluded.claims,
    finished = excluded.finished`;

/** Claims that were never compared with the others, of all that can be. */
export const WAITING = `
  SELECT count(*) FILTER (WHERE i.compared_engine IS NULL)::int AS waiting, count(*)::int AS claims
  FROM claim c LEFT JOIN claim_index i ON i.claim_id = c.id
  WHERE c.status = 'PUBLISHED'`;

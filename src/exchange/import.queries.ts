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

/** Folded names in the order in which the database sorts topics. $1 the names */
export const TOPIC_ORDER = 'SELECT key FROM unnest($1::text[]) AS key ORDER BY key';

/**
 * Keeps records as they are until the batch is written, speakers from being merged away too, and says how many
 * of each there are. $1 speakers, $2 articles, $3 topics by their folded names
 */
export const HOLD = `
  WITH speakers AS (SELECT merged_into_id FROM speaker WHERE id = ANY($1) FOR KEY SHARE),
    articles AS (SELECT FROM article WHERE id = ANY($2) FOR KEY SHARE),
    topics AS (SELECT FROM topic WHERE key = ANY($3) FOR KEY SHARE)
  SELECT (SELECT count(*) FROM speakers WHERE merged_into_id IS NULL)::int AS speakers,
    (SELECT count(*) FROM articles)::int AS articles, (SELECT count(*) FROM topics)::int AS topics`;

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

/** Whether this session may leave triggers out, those of foreign keys among them. */
export const MAY_LEAVE_TRIGGERS = `
  SELECT has_parameter_privilege('session_replication_role', 'SET') AS may`;

/**
 * Rows of some claims, those of $1, that belong to one of them. Row by row through indexes: without statistics,
 * which a new collection has not, joins would read whole tables.
 */
const sound = (from: string, references: string): string => `
  (SELECT count(*) FROM claim c,
    LATERAL (SELECT FROM ${from} AND ${references} OFFSET 0) AS found WHERE c.id = ANY($1))::int`;
const leads = (to: string, column: string): string =>
  `(SELECT true FROM ${to} r WHERE r.id = t.${column})`;
const OF_CLAIM = 'WHERE t.claim_id = c.id';

/** How many rows of the claims $1 there are whose references all lead somewhere. */
export const SOUND_ROWS = `
  SELECT ${sound(`claim_topic t ${OF_CLAIM}`, leads('topic', 'topic_id'))} AS claim_topic,
    ${sound(`quantity t ${OF_CLAIM}`, 'true')} AS quantity,
    ${sound(
      `attribution t ${OF_CLAIM}`,
      `${leads('article', 'article_id')} AND ${leads('speaker', 'speaker_id')}
        AND (t.article_version_id IS NULL OR (SELECT true FROM article_version v
          WHERE v.id = t.article_version_id AND v.article_id = t.article_id))`,
    )} AS attribution,
    ${sound(
      `attribution a, LATERAL (SELECT * FROM chain_hop WHERE attribution_id = a.id OFFSET 0) t
        WHERE a.claim_id = c.id`,
      leads('speaker', 'speaker_id'),
    )} AS chain_hop`;

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

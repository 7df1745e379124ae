/** Speakers by the folded names or offices that a text holds, as the extractor takes them. $1 keys */
export const KNOWN_SPEAKERS = `
  WITH named AS (
    SELECT speaker_id FROM speaker_name WHERE key = ANY($1) AND identifying
    UNION
    SELECT speaker_id FROM position WHERE title_key = ANY($1) OR lower(title_en) = ANY($1)
  )
  SELECT s.id, s.name, s.aliases, s.kind,
    COALESCE((
      SELECT json_agg(json_build_object('title', held.title, 'from', held.from_date, 'to', held.to_date))
      FROM (
        SELECT title, from_date, to_date FROM position WHERE speaker_id = s.id
        UNION ALL
        SELECT title_en, from_date, to_date FROM position WHERE speaker_id = s.id AND title_en IS NOT NULL
      ) AS held
    ), '[]') AS positions
  FROM named JOIN speaker s ON s.id = named.speaker_id
  WHERE s.merged_into_id IS NULL
  ORDER BY s.id`;

/** Takes the proposals of one article anew: only one run at a time. $1 article */
export const HOLD_ARTICLE = 'SELECT id FROM article WHERE id = $1 FOR NO KEY UPDATE';

/** Proposals that nobody decided and that the newest run no longer makes. $1 article, $2 fingerprints */
export const DROP_STALE = `
  DELETE FROM claim_suggestion
  WHERE article_id = $1 AND status = 'OPEN' AND fingerprint <> ALL($2)`;

/** An anonymous speaker of an article by the description. $1 article, $2 name */
export const ANONYMOUS_OF_ARTICLE = `
  SELECT s.id FROM speaker s
  WHERE s.kind = 'ANONYMOUS' AND s.name = $2 AND s.merged_into_id IS NULL AND (
    EXISTS (SELECT FROM attribution a WHERE a.article_id = $1 AND a.speaker_id = s.id)
    OR EXISTS (
      SELECT FROM chain_hop h JOIN attribution a ON a.id = h.attribution_id
      WHERE a.article_id = $1 AND h.speaker_id = s.id))
  ORDER BY s.id LIMIT 1`;

/**
 * How editors decided, per language and version of the extractor. $1 from, $2 to: instants or null.
 * "right" were accepted, or refused for no fault of the extractor's.
 */
export const DECISIONS = `
  SELECT language, extractor_version AS "extractorVersion",
    count(*)::int AS decided,
    count(*) FILTER (WHERE status = 'ACCEPTED')::int AS accepted,
    count(*) FILTER (WHERE status = 'ACCEPTED' AND corrected = '{}')::int AS "acceptedAsProposed",
    count(*) FILTER (WHERE rejection IN ('ALREADY_RECORDED', 'NOT_WORTH_CHECKING'))::int AS "rightButUnwanted",
    count(*) FILTER (WHERE rejection = 'NOT_A_CLAIM')::int AS "notAClaim",
    count(*) FILTER (WHERE rejection = 'WRONG_SPAN')::int AS "wrongSpan",
    count(*) FILTER (WHERE rejection = 'WRONG_SPEAKER')::int AS "wrongSpeaker",
    count(*) FILTER (WHERE rejection = 'WRONG_READING')::int AS "wrongReading",
    count(*) FILTER (WHERE rejection = 'OTHER')::int AS other
  FROM claim_suggestion
  WHERE status <> 'OPEN'
    AND ($1::text IS NULL OR decided_at >= (lower(days_of($1)))::timestamp AT TIME ZONE 'UTC')
    AND ($2::text IS NULL OR decided_at < (upper(days_of($2)))::timestamp AT TIME ZONE 'UTC')
  GROUP BY language, extractor_version
  ORDER BY language, extractor_version`;

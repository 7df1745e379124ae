/**
 * The claims indexed under each of a probe's keys: all of them while they are few, else those nearest in
 * time. Bounded whatever the size of the collection: it counts at most `$4` entries a key that is not
 * known, reads every list that fits into `$5` entries in all, rarest first, and of each other list `$6` on
 * either side of the day. One row a key that has any: the claims' numbers as 4-byte integers.
 *
 * $1 the keys; $2 how many claims each has where that is known, else 0; $3 the probe's day
 */
export const POSTINGS = `
  WITH counted AS MATERIALIZED (
    SELECT probe.key, CASE WHEN known > 0 THEN known ELSE (
        SELECT count(*) FROM (SELECT FROM claim_posting p WHERE p.key = probe.key LIMIT $4) AS bounded
      ) END AS claims
    FROM unnest($1::int[], $2::int[]) AS probe (key, known)
  ), planned AS (
    SELECT key, claims, claims < $4 AND sum(claims) OVER (ORDER BY claims, key) <= $5 AS whole
    FROM counted WHERE claims > 0
  )
  SELECT key, claims::int, CASE
      WHEN whole THEN (
        SELECT string_agg(int4send(claim), '')
        FROM (SELECT claim FROM claim_posting p WHERE p.key = planned.key LIMIT $4) AS listed)
      ELSE (
        SELECT string_agg(int4send(claim), '') FROM (
          (SELECT claim FROM claim_posting p WHERE p.key = planned.key AND p.day >= $3
           ORDER BY p.day, p.claim LIMIT $6)
          UNION ALL
          (SELECT claim FROM claim_posting p WHERE p.key = planned.key AND p.day < $3
           ORDER BY p.day DESC, p.claim DESC LIMIT $6)
        ) AS near)
    END AS posted
  FROM planned`;

/**
 * What claims are indexed by, for weighing them in full, and their gists where this engine wrote them. $1 their
 * numbers; $2 one claim's id to leave out, or null; $3 the engine
 */
export const ENTRIES = `
  SELECT number, claim_id AS id, day, array_send(keys) AS keys, CASE WHEN keys_engine = $3 THEN gist END AS gist
  FROM claim_index WHERE number = ANY($1) AND ($2::uuid IS NULL OR claim_id <> $2)`;

/** How common the most common keys are, from the planner's statistics; none before the first ANALYZE. */
export const COMMON_KEYS = `
  SELECT key, round(share * greatest(c.reltuples, 0))::int AS claims
  FROM pg_stats s
  JOIN pg_class c ON c.oid = 'claim_posting'::regclass
  CROSS JOIN LATERAL unnest(s.most_common_vals::text::int[], s.most_common_freqs) AS common (key, share)
  WHERE s.schemaname = 'public' AND s.tablename = 'claim_posting' AND s.attname = 'key'`;

/** The claims recorded last. $1 how many */
export const NEWEST = `SELECT id FROM claim WHERE status = 'PUBLISHED' ORDER BY id DESC LIMIT $1`;

/**
 * Everything a comparison needs of these claims, one row an attribution, first attribution first.
 * $1 their ids; $2 in which states
 */
export const CLAIM_FACTS = `
  SELECT c.id, c.status, c.statement, c.language, c.translation, c.kind, c.period_from, c.period_to, c.revision, c.said_on, c.created_at,
    a.speaker_id, s.name AS speaker_name, s.kind AS speaker_kind, a.said_at, a.stance,
    (SELECT jsonb_agg(jsonb_build_object('subject', q.subject, 'unit', q.unit, 'lower', q.lower,
         'upper', q.upper, 'comparator', q.comparator, 'start', q.start_offset, 'end', q.end_offset)
       ORDER BY q.ordinal)
     FROM quantity q WHERE q.claim_id = c.id AND q.corrected) AS corrected
  FROM claim c
  JOIN attribution a ON a.claim_id = c.id
  JOIN speaker s ON s.id = a.speaker_id
  WHERE c.id = ANY($1) AND c.status = ANY($2::claim_status[])
  ORDER BY c.id, a.ordinal`;

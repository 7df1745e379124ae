// Whoever shows an attribution shows all of this, and one statement costs a fraction of five: each
// of them takes a round trip, in which two processes wake each other up.
//
// $1 the claims' ids

/** The attributions with the speaker, article and outlet of each. */
export const ATTRIBUTIONS = `
  attribution a
  JOIN speaker s ON s.id = a.speaker_id
  JOIN article ar ON ar.id = a.article_id
  LEFT JOIN outlet o ON o.id = ar.outlet_id
  WHERE a.claim_id = ANY($1) ORDER BY a.ordinal`;

/** Their chains with the speaker of each hop. */
export const CHAINS = `
  attribution a
  JOIN chain_hop h ON h.attribution_id = a.id
  JOIN speaker s ON s.id = h.speaker_id
  WHERE a.claim_id = ANY($1) ORDER BY h.ordinal`;

/** The offices that their speakers ever held. */
export const OFFICES = `
  position p
  WHERE p.speaker_id IN (SELECT a.speaker_id FROM attribution a WHERE a.claim_id = ANY($1))
  ORDER BY p.from_date NULLS FIRST, p.id`;

/**
 * An article with its newest version, and a speaker, who is kept from being merged away until the transaction
 * ends; no row where either is missing. $1 the article; $2 the speaker; $3 whether the version's body is wanted
 */
export const NAMED_BY_ID = `
  WITH speaker AS MATERIALIZED (
    SELECT id, name, kind, merged_into_id FROM speaker WHERE id = $2 FOR KEY SHARE
  )
  SELECT a.id AS "articleId", v.id AS "versionId", v.number, CASE WHEN $3 THEN v.body ELSE '' END AS body,
    s.id AS "speakerId", s.name, s.kind, s.merged_into_id AS "mergedIntoId"
  FROM article a
  CROSS JOIN speaker s
  LEFT JOIN LATERAL (
    SELECT id, number, body FROM article_version WHERE article_id = a.id ORDER BY number DESC LIMIT 1
  ) AS v ON true
  WHERE a.id = $1`;

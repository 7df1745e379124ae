/**
 * Claims that share rare terms with a probe, best first. A term that more than `$2` claims have says
 * little and would cost much, so it is counted only up to there and then left aside; of the others
 * the rarest count. Bounded whatever the size of the collection: it reads at most (number of terms +
 * rare terms) × limit index entries.
 *
 * $1 the probe's terms; $2 at most this many claims a term; $3 how many rare terms to follow;
 * $4 the probe's own claim, or null; $5 how many candidates at most
 */
export const CANDIDATES = `
  WITH probe AS MATERIALIZED (
    SELECT p.term, counted.claims
    FROM unnest($1::text[]) AS p (term)
    CROSS JOIN LATERAL (
      SELECT count(*) AS claims
      FROM (SELECT FROM claim_term ct WHERE ct.term = p.term LIMIT $2 + 1) AS bounded
    ) AS counted
  ), rare AS MATERIALIZED (
    SELECT term, claims FROM probe WHERE claims BETWEEN 1 AND $2 ORDER BY claims, term LIMIT $3
  )
  SELECT ct.claim_id AS id
  FROM rare JOIN claim_term ct ON ct.term = rare.term
  WHERE $4::uuid IS NULL OR ct.claim_id <> $4
  GROUP BY ct.claim_id
  ORDER BY sum(1 / ln(rare.claims + 2)) DESC, ct.claim_id DESC
  LIMIT $5`;

/** Everything a comparison needs of these claims, one row an attribution, first attribution first. */
export const CLAIM_FACTS = `
  SELECT c.id, c.statement, c.language, c.kind, c.period_from, c.period_to, c.revision,
    a.speaker_id, s.name AS speaker_name, s.kind AS speaker_kind, a.said_at, a.stance,
    (SELECT jsonb_agg(jsonb_build_object('subject', q.subject, 'unit', q.unit, 'lower', q.lower,
         'upper', q.upper, 'comparator', q.comparator, 'start', q.start_offset, 'end', q.end_offset)
       ORDER BY q.ordinal)
     FROM quantity q WHERE q.claim_id = c.id AND q.corrected) AS corrected
  FROM claim c
  JOIN attribution a ON a.claim_id = c.id
  JOIN speaker s ON s.id = a.speaker_id
  WHERE c.id = ANY($1) AND c.status = 'PUBLISHED'
  ORDER BY c.id, a.ordinal`;

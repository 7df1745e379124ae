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

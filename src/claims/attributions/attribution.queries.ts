/**
 * The attributions of claims with the speaker, article and outlet of each: whoever shows an
 * attribution shows these, and one statement costs a third of four.
 *
 * $1 the claims' ids
 */
export const ATTRIBUTIONS = `
  attribution a
  JOIN speaker s ON s.id = a.speaker_id
  JOIN article ar ON ar.id = a.article_id
  LEFT JOIN outlet o ON o.id = ar.outlet_id
  WHERE a.claim_id = ANY($1) ORDER BY a.ordinal`;

/**
 * The chains of attributions with the speaker of each hop.
 *
 * $1 the attributions' ids
 */
export const CHAINS = `
  chain_hop h JOIN speaker s ON s.id = h.speaker_id
  WHERE h.attribution_id = ANY($1) ORDER BY h.ordinal`;

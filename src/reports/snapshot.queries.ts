/**
 * A claim as a report shows it, with its topics and every attribution: speaker, the office held that
 * day, article, outlet, chain and quote. One row a claim.
 */
export const SNAPSHOT_CLAIMS = `
  SELECT c.id, jsonb_build_object(
    'id', c.id,
    'statement', c.statement,
    'language', c.language,
    'translation', c.translation,
    'kind', c.kind,
    'revision', c.revision,
    'period', CASE WHEN c.period IS NOT NULL
      THEN jsonb_build_object('from', c.period_from, 'to', c.period_to) END,
    'topics', (SELECT COALESCE(jsonb_agg(t.name ORDER BY t.key), '[]')
      FROM claim_topic ct JOIN topic t ON t.id = ct.topic_id WHERE ct.claim_id = c.id),
    'attributions', (SELECT COALESCE(jsonb_agg(jsonb_build_object(
        'speaker', s.name,
        'speakerAnonymous', s.kind = 'ANONYMOUS',
        'position', (SELECT p.title FROM position p
          WHERE p.speaker_id = s.id AND p.held && days_of(a.said_at)
          ORDER BY p.from_date DESC NULLS LAST, p.id LIMIT 1),
        'stance', a.stance,
        'form', a.form,
        'saidAt', a.said_at,
        'headline', ar.headline,
        'outlet', o.name,
        'byline', ar.byline,
        'publishedAt', ar.published_at,
        'url', ar.url,
        'quote', a.quote_exact,
        'chain', (SELECT COALESCE(jsonb_agg(jsonb_build_object(
            'name', hs.name, 'cue', h.cue, 'anonymous', hs.kind = 'ANONYMOUS') ORDER BY h.ordinal), '[]')
          FROM chain_hop h JOIN speaker hs ON hs.id = h.speaker_id WHERE h.attribution_id = a.id)
      ) ORDER BY a.ordinal), '[]')
      FROM attribution a
      JOIN speaker s ON s.id = a.speaker_id
      JOIN article ar ON ar.id = a.article_id
      LEFT JOIN outlet o ON o.id = ar.outlet_id
      WHERE a.claim_id = c.id)
  ) AS claim
  FROM claim c WHERE c.id = ANY($1)`;

export const PUBLISHED_CLAIMS = `SELECT count(*)::int AS n FROM claim WHERE status = 'PUBLISHED'`;

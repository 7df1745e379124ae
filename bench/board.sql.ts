/** What the dashboard's board asks for: the twenty strongest contradictions with all that explains them. */
export const BOARD_QUERY = `
  query Board {
    contradictions(first: 20, orderBy: { field: SCORE, descending: true }) {
      nodes {
        id kinds relation score status detectedAt
        findings {
          kind sentenceAr sentenceEn
          spansA { start end text } spansB { start end text }
        }
        claimA { ...side }
        claimB { ...side }
      }
    }
  }
  fragment side on Claim {
    id statement
    attributions {
      saidAt
      speaker { name }
      positions { title titleEn }
      article { headline publishedAt outlet { name } }
      chain { cue speaker { name } }
      quote { exact }
    }
  }`;

/** One side of a contradiction, as the query's fragment asks for it. */
const side = (id: string): string => `
  (SELECT json_build_object('id', c.id, 'statement', c.statement, 'attributions',
    (SELECT coalesce(json_agg(json_build_object(
        'saidAt', a.said_at,
        'speaker', json_build_object('name', s.name),
        'positions', (SELECT coalesce(json_agg(json_build_object('title', p.title, 'titleEn', p.title_en)
              ORDER BY p.from_date NULLS FIRST, p.id), '[]'::json)
            FROM position p WHERE p.speaker_id = a.speaker_id AND p.held && days_of(a.said_at)),
        'article', json_build_object('headline', ar.headline, 'publishedAt', ar.published_at,
          'outlet', CASE WHEN o.id IS NOT NULL THEN json_build_object('name', o.name) END),
        'chain', (SELECT coalesce(json_agg(json_build_object('cue', h.cue,
              'speaker', json_build_object('name', hs.name)) ORDER BY h.ordinal), '[]'::json)
            FROM chain_hop h JOIN speaker hs ON hs.id = h.speaker_id WHERE h.attribution_id = a.id),
        'quote', CASE WHEN a.quote_exact IS NOT NULL THEN json_build_object('exact', a.quote_exact) END
      ) ORDER BY a.ordinal), '[]'::json)
     FROM attribution a
     JOIN speaker s ON s.id = a.speaker_id
     JOIN article ar ON ar.id = a.article_id
     LEFT JOIN outlet o ON o.id = ar.outlet_id
     WHERE a.claim_id = c.id))
   FROM claim c WHERE c.id = ${id})`;

const spans = (name: string): string => `
  (SELECT json_agg(json_build_object('start', x->'start', 'end', x->'end', 'text', x->'text'))
   FROM jsonb_array_elements(f->'${name}') AS x)`;

/** The same answer by one statement, to the letter of the data: the floor that the API is held against. */
export const BOARD_SQL = `
  SELECT json_build_object('data', json_build_object('contradictions', json_build_object('nodes',
    json_agg(json_build_object(
      'id', t.id, 'kinds', t.kinds, 'relation', t.relation, 'score', t.score, 'status', t.status,
      'detectedAt', to_char(t.detected_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'findings', (SELECT json_agg(json_build_object('kind', f->'kind',
          'sentenceAr', f->'sentenceAr', 'sentenceEn', f->'sentenceEn',
          'spansA', ${spans('spansA')}, 'spansB', ${spans('spansB')}))
        FROM jsonb_array_elements(t.findings) AS f),
      'claimA', ${side('t.claim_a_id')},
      'claimB', ${side('t.claim_b_id')}
    ) ORDER BY t.score DESC, t.id DESC))))::text AS body
  FROM (SELECT * FROM contradiction ORDER BY score DESC, id DESC LIMIT 20) AS t`;

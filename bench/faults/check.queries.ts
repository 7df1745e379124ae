/**
 * What there is of each mutation: one row for each marker, in `parts` whether each thing that it writes is
 * there, in `times` how often it was done. Whole: all parts, once. Absent: no part. Anything else is half.
 *
 * $1 the markers
 */
const WITH_SOURCE = `
  SELECT m.marker, count(DISTINCT t.id)::int AS times, array[
      bool_or(a.id IS NOT NULL),
      bool_or(EXISTS (SELECT FROM history_entry h WHERE h.entity_id = a.id AND h.operation = 'created')),
      bool_or(s.id IS NOT NULL),
      bool_or(EXISTS (SELECT FROM history_entry h WHERE h.entity_id = s.id AND h.operation = 'created')),
      bool_or(EXISTS (SELECT FROM speaker_name n WHERE n.speaker_id IN (s.id, s.merged_into_id))),
      bool_or(t.id IS NOT NULL),
      bool_or(c.id IS NOT NULL),
      bool_or(EXISTS (SELECT FROM claim_index i WHERE i.claim_id = c.id AND cardinality(i.keys) > 0))`;
const SOURCES = `
  FROM unnest($1::text[]) AS m (marker)
  LEFT JOIN article a ON a.headline = m.marker
  LEFT JOIN speaker s ON s.name = m.marker
  LEFT JOIN attribution t ON t.article_id = a.id AND t.speaker_id IN (s.id, s.merged_into_id)
  LEFT JOIN claim c ON c.id = t.claim_id
  GROUP BY m.marker`;

export const PARTS = {
  recordClaim: `${WITH_SOURCE},
      bool_or(EXISTS (SELECT FROM history_entry h WHERE h.entity_id = c.id AND h.operation = 'recorded')),
      bool_or(EXISTS (SELECT FROM quantity q WHERE q.claim_id = c.id) OR c.statement NOT LIKE '%troops%' AND c.id IS NOT NULL)
    ] AS parts ${SOURCES}`,

  attributeClaim: `${WITH_SOURCE},
      bool_or(EXISTS (SELECT FROM history_entry h
        WHERE h.entity_id = c.id AND h.operation = 'attributed' AND h.changes @> jsonb_build_array(
          jsonb_build_object('field', 'attributions', 'after', t.id::text))))
    ] AS parts ${SOURCES}`,

  // A later revision replaces the statement: then this one is what the next began with.
  reviseClaim: `
    SELECT m.marker, count(h.id)::int AS times, array[
      bool_or(h.id IS NOT NULL),
      EXISTS (SELECT FROM claim c WHERE c.statement LIKE 'The council of ' || m.marker || ' %')
        OR EXISTS (SELECT FROM history_entry later, jsonb_array_elements(later.changes) AS change
          WHERE later.operation = 'revised' AND change ->> 'field' = 'statement'
            AND change ->> 'before' LIKE 'The council of ' || m.marker || ' %')
    ] AS parts
    FROM unnest($1::text[]) AS m (marker)
    LEFT JOIN history_entry h ON h.operation = 'revised' AND h.reason = m.marker
      AND EXISTS (SELECT FROM jsonb_array_elements(h.changes) AS change WHERE change ->> 'field' = 'statement')
    GROUP BY m.marker`,

  decide: `
    SELECT m.marker, count(r.id)::int AS times, array[
      bool_or(r.id IS NOT NULL),
      EXISTS (SELECT FROM history_entry h
        WHERE h.entity_type = 'Contradiction' AND h.operation IN ('confirmed', 'dismissed') AND h.reason = m.marker),
      bool_or(EXISTS (SELECT FROM contradiction c
        WHERE c.id = r.contradiction_id AND c.status::text = r.decision::text AND c.revision > 1))
    ] AS parts
    FROM unnest($1::text[]) AS m (marker) LEFT JOIN review r ON r.note = m.marker
    GROUP BY m.marker`,

  createSpeaker: `
    SELECT m.marker, count(DISTINCT s.id)::int AS times, array[
      bool_or(s.id IS NOT NULL),
      bool_or(EXISTS (SELECT FROM history_entry h WHERE h.entity_id = s.id AND h.operation = 'created')),
      bool_or(EXISTS (SELECT FROM speaker_name n WHERE n.speaker_id IN (s.id, s.merged_into_id)))
    ] AS parts
    FROM unnest($1::text[]) AS m (marker) LEFT JOIN speaker s ON s.name = m.marker
    GROUP BY m.marker`,

  mergeSpeakers: `
    SELECT m.marker, (count(DISTINCT h.id) / 2)::int AS times, array[
      count(DISTINCT h.id) = 2,
      count(DISTINCT h.id) > 0,
      bool_or(s.merged_into_id IS NOT NULL),
      bool_or(EXISTS (SELECT FROM speaker i WHERE i.id = s.merged_into_id AND s.name = ANY(i.aliases)))
    ] AS parts
    FROM unnest($1::text[]) AS m (marker)
    LEFT JOIN history_entry h ON h.operation = 'merged' AND h.reason = m.marker
    LEFT JOIN speaker s ON s.id = h.entity_id
    GROUP BY m.marker`,
} as const;

/** What must never be there, whoever wrote it; each counts its cases. */
export const NEVER: Readonly<Record<string, string>> = {
  'claims without an attribution': `
    SELECT count(*)::int AS n FROM claim c WHERE NOT EXISTS (SELECT FROM attribution t WHERE t.claim_id = c.id)`,
  'claims without their history': `
    SELECT count(*)::int AS n FROM claim c
    WHERE NOT EXISTS (SELECT FROM history_entry h WHERE h.entity_id = c.id AND h.operation = 'recorded')`,
  'attributions without their history': `
    SELECT count(*)::int AS n FROM claim c
    WHERE (SELECT count(*) FROM attribution t WHERE t.claim_id = c.id)
      <> (SELECT count(*) FROM history_entry h WHERE h.entity_id = c.id AND h.operation IN ('recorded', 'attributed'))`,
  'revisions without their history': `
    SELECT count(*)::int AS n FROM claim c
    WHERE c.revision <> 1 + (SELECT count(*) FROM history_entry h, jsonb_array_elements(h.changes) AS change
      WHERE h.entity_id = c.id AND h.operation = 'revised' AND change ->> 'field' = 'statement')`,
  'claims that cannot be found': `
    SELECT count(*)::int AS n FROM claim c LEFT JOIN claim_index i ON i.claim_id = c.id
    WHERE c.status = 'PUBLISHED' AND (i.number IS NULL OR cardinality(i.keys) = 0)`,
  'index entries without their postings': `
    SELECT count(*)::int AS n FROM claim_index i
    WHERE cardinality(i.keys) <> (SELECT count(*) FROM claim_posting p
      WHERE p.claim = i.number AND p.day = i.day AND p.key = ANY(i.keys))`,
  'postings without their index entry': `
    SELECT count(*)::int AS n FROM claim_posting p
    WHERE NOT EXISTS (SELECT FROM claim_index i WHERE i.number = p.claim AND p.key = ANY(i.keys))`,
  'rivals that missed each other': `
    SELECT count(*)::int AS n FROM claim a JOIN claim b ON a.id < b.id
      AND split_part(a.statement, ' troops in ', 2) = split_part(b.statement, ' troops in ', 2)
    WHERE a.statement LIKE '%troops%' AND b.statement LIKE '%troops%' AND a.statement <> b.statement
      AND NOT EXISTS (SELECT FROM contradiction c WHERE c.claim_a_id = a.id AND c.claim_b_id = b.id)`,
  'contradictions without their history': `
    SELECT count(*)::int AS n FROM contradiction c
    WHERE NOT EXISTS (SELECT FROM history_entry h WHERE h.entity_id = c.id AND h.operation IN ('suggested', 'recorded'))`,
  'reviews without their history': `
    SELECT count(*)::int AS n FROM contradiction c
    WHERE (SELECT count(*) FROM review r WHERE r.contradiction_id = c.id)
      <> (SELECT count(*) FROM history_entry h WHERE h.entity_id = c.id
          AND h.operation IN ('confirmed', 'dismissed', 'resolved', 'reopened'))`,
  'statuses that are not the last review': `
    SELECT count(*)::int AS n FROM contradiction c
    JOIN LATERAL (SELECT decision FROM review r WHERE r.contradiction_id = c.id ORDER BY r.id DESC LIMIT 1) AS last ON true
    WHERE c.status::text <> last.decision::text`,
  'history of what is not there': `
    SELECT count(*)::int AS n FROM history_entry h
    WHERE h.entity_type = 'Claim' AND NOT EXISTS (SELECT FROM claim c WHERE c.id = h.entity_id)
      OR h.entity_type = 'Article' AND NOT EXISTS (SELECT FROM article a WHERE a.id = h.entity_id)
      OR h.entity_type = 'Speaker' AND NOT EXISTS (SELECT FROM speaker s WHERE s.id = h.entity_id)
      OR h.entity_type = 'Contradiction'
        AND NOT EXISTS (SELECT FROM contradiction c WHERE c.id = h.entity_id)
        AND NOT EXISTS (SELECT FROM history_entry w
          WHERE w.entity_type = h.entity_type AND w.entity_id = h.entity_id AND w.operation = 'withdrawn')`,
  'merged speakers that still have names': `
    SELECT count(*)::int AS n FROM speaker s
    WHERE s.merged_into_id IS NOT NULL AND EXISTS (SELECT FROM speaker_name n WHERE n.speaker_id = s.id)`,
  'attributions to merged speakers': `
    SELECT count(*)::int AS n FROM attribution t JOIN speaker s ON s.id = t.speaker_id
    WHERE s.merged_into_id IS NOT NULL`,
  'jobs that nobody does': `
    SELECT count(*)::int AS n FROM graphile_worker.jobs`,
};

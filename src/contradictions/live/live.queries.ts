/**
 * Contradictions that are told of, with what subscribers choose by: both claims' topics, and whose words they
 * are. A speaker is also found by the ids of those merged into it. What is gone meanwhile, or rests on a claim
 * that is not published, is not told of.
 *
 * $1 ids of contradictions
 */
export function toldSql(columns: string): string {
  return `
    SELECT ${columns},
      ARRAY(SELECT topic_id FROM claim_topic
            WHERE claim_id IN (t.claim_a_id, t.claim_b_id)) AS topics,
      ARRAY(SELECT a.speaker_id FROM attribution a WHERE a.claim_id IN (t.claim_a_id, t.claim_b_id)
            UNION SELECT s.id FROM attribution a JOIN speaker s ON s.merged_into_id = a.speaker_id
            WHERE a.claim_id IN (t.claim_a_id, t.claim_b_id)) AS speakers
    FROM contradiction t
    JOIN claim one ON one.id = t.claim_a_id AND one.status = 'PUBLISHED'
    JOIN claim other ON other.id = t.claim_b_id AND other.status = 'PUBLISHED'
    WHERE t.id = ANY($1)`;
}

/**
 * What came before the editors since a moment, oldest first.
 *
 * $1 the moment; $2 how many at most
 */
export const CAME_SINCE = `
  SELECT id, came FROM (
    SELECT id, detected_at AS came FROM contradiction WHERE detected_at >= $1
    UNION ALL SELECT contradiction_id, created_at FROM review
    WHERE decision = 'REOPENED' AND created_at >= $1
  ) AS since ORDER BY came LIMIT $2`;

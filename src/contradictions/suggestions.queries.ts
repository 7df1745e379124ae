/** New suggestions, each column as an array; the arrays of kinds and the findings as JSON. When each was written comes back. */
export const SUGGEST = `
  INSERT INTO contradiction (id, claim_a_id, claim_b_id, kinds, relation, score, findings, self_speaker_id,
    status, revision, engine_version, detected_at)
  SELECT id, a, b, ARRAY(SELECT json_array_elements_text(kinds::json)), relation, score, findings::jsonb,
    self_speaker_id, 'SUGGESTED', 1, $9, $10
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::relation[], $6::float8[], $7::text[], $8::uuid[])
    AS found (id, a, b, kinds, relation, score, findings, self_speaker_id)
  RETURNING created_at AS "createdAt"`;

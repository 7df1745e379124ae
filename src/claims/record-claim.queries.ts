import { ATTRIBUTION_COLUMNS, CLAIM_COLUMNS } from './claim-columns.js';

/**
 * A claim with all that belongs to it, by one statement: $1–$10 its columns; $11 its topics; $12–$18 its
 * quantities in order, each column as an array, and $19 whether an editor gave them; $20–$31 its first
 * attribution; $32–$33 the chain's speakers and cues in order.
 *
 * One row: when it was recorded, and how many of the topics there are.
 */
export const RECORD_CLAIM = `
  WITH recorded AS (
    INSERT INTO claim (${CLAIM_COLUMNS.join(', ')})
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    RETURNING created_at, updated_at
  ), filed AS (
    INSERT INTO claim_topic (claim_id, topic_id, leads)
    SELECT $1, id, row_number() OVER (ORDER BY key) = 1 FROM topic WHERE id = ANY($11::uuid[])
    RETURNING true
  ), stated AS (
    INSERT INTO quantity (claim_id, ordinal, subject, unit, lower, upper, comparator, start_offset, end_offset, corrected)
    SELECT $1, ordinal - 1, subject, unit, lower, upper, comparator, start_offset, end_offset, $19
    FROM unnest($12::text[], $13::text[], $14::float8[], $15::float8[], $16::comparator[], $17::int[], $18::int[])
      WITH ORDINALITY AS q (subject, unit, lower, upper, comparator, start_offset, end_offset, ordinal)
  ), attributed AS (
    INSERT INTO attribution (claim_id, ordinal, ${ATTRIBUTION_COLUMNS.join(', ')})
    VALUES ($1, 0, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)
  ), carried AS (
    INSERT INTO chain_hop (attribution_id, ordinal, speaker_id, cue)
    SELECT $20, ordinal - 1, speaker_id, cue
    FROM unnest($32::uuid[], $33::text[]) WITH ORDINALITY AS hop (speaker_id, cue, ordinal)
  )
  SELECT created_at AS "createdAt", updated_at AS "updatedAt", (SELECT count(*)::int FROM filed) AS topics
  FROM recorded`;

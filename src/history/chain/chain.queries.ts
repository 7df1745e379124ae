/**
 * How an entry and a link are hashed, in SQL that calls nothing but PostgreSQL's own functions: whoever can
 * alter the history could alter `history_digest` and `history_link_hash` too, which do the same. Format 1.
 */
const ENTRY_DIGEST = `sha256(convert_to(jsonb_build_array(1, e.batch, e.place, e.id,
  (extract(epoch FROM e.created_at) * 1000000)::bigint, e.entity_type, e.entity_id, e.operation, e.changes,
  e.reason, e.actor_kind, e.actor_id, e.request_id, e.via)::text, 'UTF8'))`;

const LINK_HASH = `sha256(convert_to(jsonb_build_array(l.format, l.number, l.batch,
  (extract(epoch FROM l.created_at) * 1000000)::bigint, l.entries,
  encode(sha256(l.digests), 'hex'), encode(l.previous, 'hex'))::text, 'UTF8'))`;

/** One link as it is checked; whole numbers beyond 32 bits come as text. */
export interface CheckedLink {
  number: string;
  batch: string;
  createdAt: Date;
  format: number;
  entries: number;
  /** In hex. */
  previous: string;
  hash: string;
  /** Whether the hash is that of the link's own content. */
  sound: boolean;
  /** Whether the entries are those that the link covers. */
  covers: boolean;
}

/** Links after another, in turn. $1 the number to go on after, $2 how many */
export const LINKS = `
  SELECT l.number::text, l.batch::text, l.created_at AS "createdAt", l.format, l.entries,
    encode(l.previous, 'hex') AS previous, encode(l.hash, 'hex') AS hash,
    l.hash = ${LINK_HASH} AS sound,
    l.digests IS NOT DISTINCT FROM (
      SELECT string_agg(${ENTRY_DIGEST}, '' ORDER BY e.place) FROM history_entry e WHERE e.batch = l.batch
    ) AS covers
  FROM history_link l WHERE l.number > $1 ORDER BY l.number LIMIT $2`;

/** One entry that a link covers, or should. */
export interface CoveredEntry {
  place: number;
  /** Null where the link covers an entry that is not there. */
  id: string | null;
  entityType: string | null;
  entityId: string | null;
  operation: string | null;
  /** Whether the link covers this place at all. */
  covered: boolean;
}

/** Where a link and the entries of its batch differ, by place. $1 the link's number, $2 how many to name */
export const MISFITS = `
  SELECT covered.place, e.id, e.entity_type AS "entityType", e.entity_id AS "entityId", e.operation,
    true AS covered
  FROM history_link l
  CROSS JOIN LATERAL (
    SELECT place, substr(l.digests, 32 * (place - 1) + 1, 32) AS digest
    FROM generate_series(1, length(l.digests) / 32) AS place
  ) AS covered
  LEFT JOIN history_entry e ON e.batch = l.batch AND e.place = covered.place
  WHERE l.number = $1 AND (e.id IS NULL OR covered.digest <> ${ENTRY_DIGEST})
  UNION ALL
  SELECT e.place, e.id, e.entity_type, e.entity_id, e.operation, false
  FROM history_link l JOIN history_entry e ON e.batch = l.batch
  WHERE l.number = $1 AND e.place NOT BETWEEN 1 AND length(l.digests) / 32
  ORDER BY place LIMIT $2`;

/** Entries that no link covers. $1 how many to name */
export const UNCOVERED = `
  SELECT e.place, e.id, e.entity_type AS "entityType", e.entity_id AS "entityId", e.operation, false AS covered
  FROM history_entry e
  WHERE NOT EXISTS (SELECT FROM history_link l WHERE l.batch = e.batch)
  ORDER BY e.batch, e.place LIMIT $1`;

export const COUNT_ENTRIES = 'SELECT count(*)::text AS entries FROM history_entry';

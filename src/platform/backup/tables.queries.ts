/** The tables of the schema, with the columns that are stored as given, and the tables they refer to. */
export const TABLES = `
  SELECT c.relname::text AS name,
    ARRAY(SELECT a.attname::text FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      ORDER BY a.attnum) AS columns,
    ARRAY(SELECT DISTINCT f.relname::text FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
      WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
  FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  ORDER BY c.relname`;

/** Sequences are not part of a snapshot: read last, they are at least as far as the rows. */
export const SEQUENCES = `
  SELECT s.sequencename::text AS name, s.start_value::text AS start, s.last_value::text AS last
  FROM pg_sequences s WHERE s.schemaname = current_schema()
    AND NOT EXISTS (SELECT FROM pg_depend d
      WHERE d.objid = format('%I', s.sequencename)::regclass AND d.deptype = 'e')
    AND s.sequencename <> 'migrations_id_seq'
  ORDER BY s.sequencename`;

/** The triggers that are not PostgreSQL's own, and when each is active. */
export const TRIGGERS = `
  SELECT c.relname::text AS table, t.tgname::text AS name, t.tgenabled::text AS enabled
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND c.relnamespace = current_schema()::regnamespace`;

// What an import line holds, written by PostgreSQL in the order of its fields, without those that are
// null: json_strip_nulls leaves the order of keys alone, and lists are read in the order they are kept in.

/** A speaker's row `s` as a line describes it. */
const speaker = (s: string): string => `
  json_build_object(
    'key', CASE WHEN ${s}.kind = 'ANONYMOUS' THEN COALESCE(
      (SELECT k.key FROM exchange_key k WHERE k.record_id = ${s}.id AND k.entity_type = 'Speaker'
       ORDER BY k.key LIMIT 1), ${s}.id::text) END,
    'name', ${s}.name, 'kind', ${s}.kind,
    'aliases', CASE WHEN cardinality(${s}.aliases) > 0 THEN to_json(${s}.aliases) END,
    'description', ${s}.description, 'wikidataId', ${s}.wikidata_id,
    'positions', (
      SELECT json_agg(json_build_object('title', p.title, 'titleEn', p.title_en,
        'organisation', p.organisation, 'from', p.from_date, 'to', p.to_date) ORDER BY p.from_date NULLS FIRST, p.id)
      FROM position p WHERE p.speaker_id = ${s}.id))`;

/** An article's row, with whatever more a line says of it. */
const article = (ar: string, more: string): string => `
  json_build_object(
    'key', CASE WHEN ${ar}.url IS NULL THEN COALESCE(
      (SELECT k.key FROM exchange_key k WHERE k.record_id = ${ar}.id AND k.entity_type = 'Article'
       ORDER BY k.key LIMIT 1), ${ar}.id::text) END,
    'url', ${ar}.url, 'headline', ${ar}.headline, 'language', ${ar}.language, 'byline', ${ar}.byline,
    'outlet', (
      SELECT json_build_object('name', o.name, 'kind', o.kind,
        'aliases', CASE WHEN cardinality(o.aliases) > 0 THEN to_json(o.aliases) END,
        'homepage', o.homepage, 'language', o.language, 'wikidataId', o.wikidata_id)
      FROM outlet o WHERE o.id = ${ar}.outlet_id),
    'publishedAt', ${ar}.published_at, 'note', ${ar}.note${more})`;

/** The bodies, with the first attribution that names the article: each is exported once. */
const versions = `
  CASE WHEN a.id = (
    SELECT f.id FROM attribution f WHERE f.article_id = a.article_id ORDER BY f.claim_id, f.ordinal LIMIT 1)
  THEN (
    SELECT json_agg(json_build_object('body', v.body, 'capturedAt',
      to_char(v.captured_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY v.number)
    FROM article_version v WHERE v.article_id = a.article_id) END`;

/** Said only where the quote does not stand in the newest of the article's versions. */
const version = `
  (SELECT v.number FROM article_version v WHERE v.id = a.article_version_id AND EXISTS (
    SELECT FROM article_version newer WHERE newer.article_id = v.article_id AND newer.number > v.number))`;

const attributions = `
  SELECT json_agg(json_build_object(
    'article', ${article(
      'ar',
      `, 'syndicatedFrom', (
        SELECT ${article('original', '')} FROM article original WHERE original.id = ar.syndicated_from_id),
      'versions', ${versions}`,
    )},
    'version', ${version},
    'speaker', ${speaker('s')},
    'stance', a.stance, 'form', a.form, 'saidAt', a.said_at,
    'quote', CASE WHEN a.quote_exact IS NOT NULL
      THEN json_build_object('exact', a.quote_exact, 'start', a.quote_start) END,
    'chain', (
      SELECT json_agg(json_build_object('speaker', ${speaker('hs')}, 'cue', h.cue) ORDER BY h.ordinal)
      FROM chain_hop h JOIN speaker hs ON hs.id = h.speaker_id WHERE h.attribution_id = a.id)
    ) ORDER BY a.ordinal)
  FROM attribution a JOIN article ar ON ar.id = a.article_id JOIN speaker s ON s.id = a.speaker_id
  WHERE a.claim_id = c.id`;

/** The next claims in the order in which they were recorded, a line each. $1 the last id before; $2 how many */
export const NEXT_LINES = `
  SELECT c.id, json_strip_nulls(json_build_object(
    'key', COALESCE(
      (SELECT k.key FROM exchange_key k WHERE k.record_id = c.id AND k.entity_type = 'Claim'
       ORDER BY k.key LIMIT 1), c.id::text),
    'statement', c.statement, 'language', c.language, 'translation', c.translation, 'kind', c.kind,
    'topics', (
      SELECT json_agg(json_build_object('name', t.name, 'nameEn', t.name_en, 'description', t.description)
        ORDER BY t.key)
      FROM claim_topic ct JOIN topic t ON t.id = ct.topic_id WHERE ct.claim_id = c.id),
    'period', CASE WHEN num_nonnulls(c.period_from, c.period_to) > 0
      THEN json_build_object('from', c.period_from, 'to', c.period_to) END,
    'quantities', (
      SELECT json_agg(json_build_object('subject', q.subject, 'unit', q.unit, 'lower', q.lower,
        'upper', q.upper, 'comparator', q.comparator) ORDER BY q.ordinal)
      FROM quantity q WHERE q.claim_id = c.id AND q.corrected),
    'status', CASE WHEN c.status <> 'PUBLISHED' THEN c.status END,
    'retractionReason', c.retraction_reason,
    'attributions', (${attributions})))::text AS line
  FROM claim c WHERE c.id > $1 AND EXISTS (SELECT FROM attribution one WHERE one.claim_id = c.id)
  ORDER BY c.id LIMIT $2`;

export const CLAIM_COUNT = 'SELECT count(*)::int AS claims FROM claim';

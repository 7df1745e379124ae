import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Partial dates, then outlets, articles with their versions, speakers with their positions. */
export class Sources1763769600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      -- A partial date is ISO 8601 with reduced precision: 2021, 2021-12 or 2021-12-10. The text keeps
      -- the precision; days_of() gives the days it covers. Only digits reach make_date, so both are
      -- immutable and may stand in checks, indexes and generated columns.
      CREATE FUNCTION days_of(value text) RETURNS daterange LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT CASE length(value)
          WHEN 4 THEN daterange(make_date(value::int, 1, 1), make_date(value::int + 1, 1, 1))
          WHEN 7 THEN daterange(
            make_date(left(value, 4)::int, right(value, 2)::int, 1),
            (make_date(left(value, 4)::int, right(value, 2)::int, 1) + interval '1 month')::date)
          ELSE daterange(
            make_date(left(value, 4)::int, substr(value, 6, 2)::int, right(value, 2)::int),
            make_date(left(value, 4)::int, substr(value, 6, 2)::int, right(value, 2)::int) + 1)
        END
      $$;

      CREATE FUNCTION is_partial_date(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT value IS NULL
          OR (value ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$' AND days_of(value) IS NOT NULL)
      $$;

      -- The days from one partial date to another; an open end is unbounded. Null when both are unknown.
      CREATE FUNCTION days_between(earliest text, latest text) RETURNS daterange
        LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN earliest IS NOT NULL OR latest IS NOT NULL
          THEN daterange(lower(days_of(earliest)), upper(days_of(latest))) END
      $$;

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
      END
      $$;

      CREATE TYPE language AS ENUM ('AR', 'EN');
      CREATE TYPE outlet_kind AS ENUM ('NEWSPAPER', 'AGENCY', 'BROADCASTER', 'GOVERNMENT', 'PLATFORM', 'OTHER');
      CREATE TYPE speaker_kind AS ENUM ('PERSON', 'ORGANISATION', 'ANONYMOUS', 'DOCUMENT');

      CREATE TABLE history_entry (
        id uuid CONSTRAINT history_entry_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        entity_type text NOT NULL,
        entity_id uuid NOT NULL,
        operation text NOT NULL,
        changes jsonb NOT NULL,
        reason text
      );
      CREATE INDEX history_entry_entity ON history_entry (entity_id, id);
      CREATE TRIGGER history_entry_append_only BEFORE UPDATE OR DELETE ON history_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE outlet (
        id uuid CONSTRAINT outlet_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        name text NOT NULL,
        sort_key text NOT NULL,
        aliases text[] NOT NULL DEFAULT '{}',
        kind outlet_kind NOT NULL,
        homepage text,
        language language,
        wikidata_id text CONSTRAINT outlet_wikidata_id CHECK (wikidata_id ~ '^Q[1-9][0-9]*$')
      );
      CREATE INDEX outlet_sort ON outlet (sort_key, id);
      -- Every name an outlet goes by, folded: this is what keeps names unique after normalisation.
      CREATE TABLE outlet_name (
        key text CONSTRAINT outlet_name_pk PRIMARY KEY,
        outlet_id uuid NOT NULL CONSTRAINT outlet_name_outlet REFERENCES outlet
      );
      CREATE INDEX outlet_name_outlet ON outlet_name (outlet_id);
      CREATE INDEX outlet_name_trigram ON outlet_name USING gin (key gin_trgm_ops);

      CREATE TABLE speaker (
        id uuid CONSTRAINT speaker_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        name text NOT NULL,
        sort_key text NOT NULL,
        kind speaker_kind NOT NULL,
        aliases text[] NOT NULL DEFAULT '{}',
        description text,
        wikidata_id text CONSTRAINT speaker_wikidata_id CHECK (wikidata_id ~ '^Q[1-9][0-9]*$'),
        merged_into_id uuid CONSTRAINT speaker_merged_into REFERENCES speaker
          CONSTRAINT speaker_not_merged_into_itself CHECK (merged_into_id <> id)
      );
      CREATE INDEX speaker_sort ON speaker (sort_key, id);
      CREATE INDEX speaker_merged_into ON speaker (merged_into_id);
      CREATE TABLE speaker_name (
        key text NOT NULL,
        speaker_id uuid NOT NULL CONSTRAINT speaker_name_speaker REFERENCES speaker,
        -- Descriptions of anonymous sources recur ("a senior official") and identify nobody.
        identifying boolean NOT NULL,
        CONSTRAINT speaker_name_pk PRIMARY KEY (speaker_id, key)
      );
      CREATE UNIQUE INDEX speaker_name_unique ON speaker_name (key) WHERE identifying;
      CREATE INDEX speaker_name_trigram ON speaker_name USING gin (key gin_trgm_ops);

      CREATE TABLE position (
        id uuid CONSTRAINT position_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        speaker_id uuid NOT NULL CONSTRAINT position_speaker REFERENCES speaker,
        title text NOT NULL,
        title_en text,
        organisation text,
        title_key text NOT NULL,
        from_date text CONSTRAINT position_from_date CHECK (is_partial_date(from_date)),
        to_date text CONSTRAINT position_to_date CHECK (is_partial_date(to_date)),
        held daterange GENERATED ALWAYS AS (days_between(from_date, to_date)) STORED
          CONSTRAINT position_held CHECK (NOT isempty(held))
      );
      CREATE INDEX position_speaker ON position (speaker_id);
      CREATE INDEX position_title_trigram ON position USING gin (title_key gin_trgm_ops);

      CREATE TABLE article (
        id uuid CONSTRAINT article_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        headline text NOT NULL,
        headline_key text NOT NULL,
        byline text,
        outlet_id uuid CONSTRAINT article_outlet REFERENCES outlet,
        url text CONSTRAINT article_url_unique UNIQUE,
        published_at text CONSTRAINT article_published_at CHECK (is_partial_date(published_at)),
        published_on date GENERATED ALWAYS AS (lower(days_of(published_at))) STORED,
        language language NOT NULL,
        syndicated_from_id uuid CONSTRAINT article_syndicated_from REFERENCES article
          CONSTRAINT article_not_syndicated_from_itself CHECK (syndicated_from_id <> id),
        note text
      );
      CREATE INDEX article_outlet ON article (outlet_id);
      CREATE INDEX article_published ON article ((COALESCE(published_on, '-infinity')), id);
      CREATE INDEX article_headline_trigram ON article USING gin (headline_key gin_trgm_ops);

      CREATE TABLE article_version (
        id uuid CONSTRAINT article_version_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        article_id uuid NOT NULL CONSTRAINT article_version_article REFERENCES article,
        number int NOT NULL CONSTRAINT article_version_number CHECK (number > 0),
        body text NOT NULL CONSTRAINT article_version_body CHECK (body <> ''),
        sha256 text NOT NULL CONSTRAINT article_version_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        captured_at timestamptz NOT NULL,
        CONSTRAINT article_version_number_unique UNIQUE (article_id, number),
        -- So that an attribution can be tied to a version of its own article and to no other.
        CONSTRAINT article_version_of_article UNIQUE (id, article_id)
      );
      CREATE TRIGGER article_version_immutable BEFORE UPDATE OR DELETE ON article_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE article_version, article, position, speaker_name, speaker, outlet_name, outlet, history_entry;
      DROP TYPE speaker_kind, outlet_kind, language;
      DROP FUNCTION refuse_change, days_between, is_partial_date, days_of;
    `);
  }
}

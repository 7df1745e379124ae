import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Topics, claims with their quantities and search columns, attributions with chain and quote. */
export class Claims1763769600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE claim_kind AS ENUM ('FACT', 'FORECAST', 'COMMITMENT', 'DEMAND', 'OPINION');
      CREATE TYPE claim_status AS ENUM ('DRAFT', 'PUBLISHED', 'RETRACTED');
      CREATE TYPE comparator AS ENUM ('EXACT', 'ABOUT', 'AT_LEAST', 'MORE_THAN', 'AT_MOST', 'LESS_THAN', 'BETWEEN');
      CREATE TYPE stance AS ENUM ('ASSERTS', 'DENIES', 'DOUBTS', 'REPORTS');
      CREATE TYPE attribution_form AS ENUM ('DIRECT_QUOTE', 'INDIRECT_QUOTE', 'PARAPHRASE', 'AUTHOR_VOICE');
      CREATE TYPE quote_state AS ENUM ('EXACT', 'MOVED', 'AMBIGUOUS', 'ORPHAN');

      CREATE TABLE topic (
        id uuid CONSTRAINT topic_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        name text NOT NULL,
        name_en text,
        description text,
        key text NOT NULL CONSTRAINT topic_key_unique UNIQUE
      );
      CREATE INDEX topic_sort ON topic (key, id);

      CREATE TABLE claim (
        id uuid CONSTRAINT claim_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        statement text NOT NULL CONSTRAINT claim_statement CHECK (statement <> '' AND length(statement) <= 2000),
        language language NOT NULL,
        translation text,
        kind claim_kind NOT NULL,
        period_from text CONSTRAINT claim_period_from CHECK (is_partial_date(period_from)),
        period_to text CONSTRAINT claim_period_to CHECK (is_partial_date(period_to)),
        -- A period that ends before it begins has no range, or an empty one where it ends just before:
        -- PostgreSQL refuses the row.
        period daterange GENERATED ALWAYS AS (days_between(period_from, period_to)) STORED
          CONSTRAINT claim_period CHECK (NOT isempty(period)),
        status claim_status NOT NULL,
        revision int NOT NULL DEFAULT 1 CONSTRAINT claim_revision CHECK (revision > 0),
        retraction_reason text CONSTRAINT claim_retraction CHECK ((status = 'RETRACTED') = (retraction_reason IS NOT NULL)),
        -- The first day on which anyone is known to have said it, over all attributions.
        said_on date,
        -- The statement and its translation, folded by the application for matching.
        search_text text NOT NULL,
        search_vector tsvector GENERATED ALWAYS AS (
          to_tsvector('arabic', search_text) || to_tsvector('english', search_text)) STORED
      );
      CREATE INDEX claim_search ON claim USING gin (search_vector);
      CREATE INDEX claim_said ON claim ((COALESCE(said_on, '-infinity')), id);
      CREATE INDEX claim_kind ON claim (kind, id);
      CREATE INDEX claim_status ON claim (status, id);

      -- Every word that claims are searched by, each once: a misspelt one is looked for among these, which
      -- is many times faster than among the statements. Words that fall out of use do no harm.
      CREATE TABLE search_word (word text CONSTRAINT search_word_pk PRIMARY KEY);
      CREATE INDEX search_word_trigram ON search_word USING gin (word gin_trgm_ops);
      CREATE FUNCTION keep_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_word SELECT unnest(tsvector_to_array(NEW.search_vector)) ON CONFLICT DO NOTHING;
        RETURN NULL;
      END
      $$;
      CREATE TRIGGER claim_search_words AFTER INSERT OR UPDATE OF search_text ON claim
        FOR EACH ROW EXECUTE FUNCTION keep_search_words();

      CREATE TABLE claim_topic (
        claim_id uuid NOT NULL CONSTRAINT claim_topic_claim REFERENCES claim,
        topic_id uuid NOT NULL CONSTRAINT claim_topic_topic REFERENCES topic,
        -- Whether it is the first of the claim's topics by name, which claims are sorted by.
        leads boolean NOT NULL,
        CONSTRAINT claim_topic_pk PRIMARY KEY (claim_id, topic_id)
      );
      CREATE INDEX claim_topic_topic ON claim_topic (topic_id, claim_id);

      CREATE TABLE quantity (
        claim_id uuid NOT NULL CONSTRAINT quantity_claim REFERENCES claim,
        ordinal int NOT NULL,
        subject text,
        unit text,
        lower double precision,
        upper double precision,
        comparator comparator NOT NULL,
        -- UTF-16 offsets into the statement; -1 where an editor gave a quantity that no words carry.
        start_offset int NOT NULL,
        end_offset int NOT NULL,
        corrected boolean NOT NULL,
        CONSTRAINT quantity_pk PRIMARY KEY (claim_id, ordinal),
        CONSTRAINT quantity_bounds CHECK (lower <= upper AND (lower IS NOT NULL OR upper IS NOT NULL))
      );

      CREATE TABLE attribution (
        id uuid CONSTRAINT attribution_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        claim_id uuid NOT NULL CONSTRAINT attribution_claim REFERENCES claim,
        ordinal int NOT NULL CONSTRAINT attribution_ordinal CHECK (ordinal >= 0),
        article_id uuid NOT NULL CONSTRAINT attribution_article REFERENCES article,
        article_version_id uuid,
        speaker_id uuid NOT NULL CONSTRAINT attribution_speaker REFERENCES speaker,
        said_at text CONSTRAINT attribution_said_at CHECK (is_partial_date(said_at)),
        said_on date GENERATED ALWAYS AS (lower(days_of(said_at))) STORED,
        stance stance NOT NULL,
        form attribution_form NOT NULL,
        quote_exact text,
        quote_prefix text,
        quote_suffix text,
        quote_start int,
        quote_end int,
        CONSTRAINT attribution_ordinal_unique UNIQUE (claim_id, ordinal),
        CONSTRAINT attribution_version FOREIGN KEY (article_version_id, article_id)
          REFERENCES article_version (id, article_id),
        CONSTRAINT attribution_quote CHECK (
          num_nonnulls(quote_exact, quote_prefix, quote_suffix, quote_start, quote_end) IN (0, 5)
          AND (quote_exact IS NULL OR article_version_id IS NOT NULL)
          AND quote_start < quote_end AND quote_start >= 0)
      );
      CREATE INDEX attribution_speaker ON attribution (speaker_id, claim_id);
      CREATE INDEX attribution_article ON attribution (article_id, claim_id);
      CREATE INDEX attribution_version ON attribution (article_version_id);
      CREATE INDEX attribution_said ON attribution (said_on, claim_id);

      CREATE TABLE chain_hop (
        attribution_id uuid NOT NULL CONSTRAINT chain_hop_attribution REFERENCES attribution,
        ordinal int NOT NULL,
        speaker_id uuid NOT NULL CONSTRAINT chain_hop_speaker REFERENCES speaker,
        cue text,
        CONSTRAINT chain_hop_pk PRIMARY KEY (attribution_id, ordinal)
      );
      CREATE INDEX chain_hop_speaker ON chain_hop (speaker_id);

      CREATE TABLE quote_anchor (
        attribution_id uuid NOT NULL CONSTRAINT quote_anchor_attribution REFERENCES attribution,
        article_version_id uuid NOT NULL CONSTRAINT quote_anchor_version REFERENCES article_version,
        state quote_state NOT NULL,
        start_offset int,
        end_offset int,
        CONSTRAINT quote_anchor_pk PRIMARY KEY (attribution_id, article_version_id),
        CONSTRAINT quote_anchor_position CHECK (
          (state IN ('EXACT', 'MOVED')) = (start_offset IS NOT NULL AND end_offset IS NOT NULL))
      );
      CREATE INDEX quote_anchor_version ON quote_anchor (article_version_id);

      -- What a claim can be found by when another is compared: see contradictions/candidates.
      CREATE TABLE claim_term (
        term text NOT NULL,
        claim_id uuid NOT NULL CONSTRAINT claim_term_claim REFERENCES claim,
        CONSTRAINT claim_term_pk PRIMARY KEY (term, claim_id)
      );
      CREATE INDEX claim_term_claim ON claim_term (claim_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE claim_term, quote_anchor, chain_hop, attribution, quantity, claim_topic, claim, search_word, topic;
      DROP FUNCTION keep_search_words;
      DROP TYPE quote_state, attribution_form, stance, comparator, claim_status, claim_kind;
    `);
  }
}

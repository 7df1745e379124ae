import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users, how they prove who they are, and the keys that tokens are signed with. */
export class Access1795400000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE user_role AS ENUM ('VIEWER', 'EDITOR', 'REVIEWER', 'ADMIN');

      CREATE TABLE app_user (
        id uuid CONSTRAINT app_user_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        name text NOT NULL,
        email text,
        email_key text,
        role user_role NOT NULL,
        password_hash text,
        disabled_at timestamptz,
        erased_at timestamptz,
        CONSTRAINT app_user_email CHECK ((email IS NULL) = (email_key IS NULL)),
        CONSTRAINT app_user_erased CHECK (erased_at IS NULL
          OR (name = '' AND email IS NULL AND password_hash IS NULL AND disabled_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX app_user_email_key ON app_user (email_key);

      -- Who someone is to an OpenID Connect issuer.
      CREATE TABLE user_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        user_id uuid NOT NULL CONSTRAINT user_identity_user REFERENCES app_user,
        CONSTRAINT user_identity_pk PRIMARY KEY (issuer, subject)
      );
      CREATE INDEX user_identity_user ON user_identity (user_id);

      -- One sign-in, until it is revoked or runs out. All its refresh tokens belong to it.
      CREATE TABLE user_session (
        id uuid CONSTRAINT user_session_pk PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT user_session_user REFERENCES app_user,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX user_session_user ON user_session (user_id);

      -- By the SHA-256 of the token. Used ones stay as long as their session, to notice one used twice.
      CREATE TABLE refresh_token (
        digest bytea CONSTRAINT refresh_token_pk PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT refresh_token_session REFERENCES user_session ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        used_at timestamptz
      );
      CREATE INDEX refresh_token_session ON refresh_token (session_id);

      CREATE TABLE api_key (
        id uuid CONSTRAINT api_key_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        user_id uuid NOT NULL CONSTRAINT api_key_user REFERENCES app_user,
        label text NOT NULL,
        prefix text NOT NULL,
        digest bytea NOT NULL,
        permissions text[] NOT NULL CONSTRAINT api_key_permissions CHECK (cardinality(permissions) > 0),
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz
      );
      CREATE UNIQUE INDEX api_key_prefix ON api_key (prefix);
      CREATE INDEX api_key_user ON api_key (user_id, id);

      -- What access tokens are signed with, unless ISNAD_TOKEN_SECRET says.
      CREATE TABLE token_key (
        id text CONSTRAINT token_key_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        secret bytea NOT NULL CONSTRAINT token_key_secret CHECK (length(secret) >= 32)
      );

      -- Failed sign-ins by what they are counted under, hashed; rows are dead once their window has ended.
      CREATE TABLE sign_in_limit (
        subject bytea CONSTRAINT sign_in_limit_pk PRIMARY KEY,
        failures int NOT NULL,
        window_ends timestamptz NOT NULL
      );
      CREATE INDEX sign_in_limit_window ON sign_in_limit (window_ends);

      -- Where a user has signed in from, hashed: others' failures do not lock them out there.
      CREATE TABLE known_address (
        user_id uuid NOT NULL CONSTRAINT known_address_user REFERENCES app_user,
        digest bytea NOT NULL,
        last_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT known_address_pk PRIMARY KEY (user_id, digest)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE known_address, sign_in_limit, token_key, api_key, refresh_token, user_session,
        user_identity, app_user;
      DROP TYPE user_role;
    `);
  }
}

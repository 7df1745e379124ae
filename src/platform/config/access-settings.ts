import ipaddr from 'ipaddr.js';
import { ConfigError } from './config-error.js';
import { isLoopback, type NodeEnv } from './environment.js';

/** An OpenID Connect issuer as the operator named it. */
export interface IssuerSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly roleClaim: string;
  /** Values of the claim with what each gives, in the order given. */
  readonly roles: readonly (readonly [value: string, role: string])[];
}

/** What the operator says about who gets in. */
export interface AccessSettings {
  /** What access tokens are signed with: the first signs. Empty: the database keeps keys. */
  readonly tokenSecrets: readonly string[];
  /** Whether an account for trying things out is made and printed at start. */
  readonly demoAccount: boolean;
  readonly issuer: IssuerSettings | null;
  /** Addresses and networks whose word counts for where a request comes from; empty: nobody's. */
  readonly trustedProxies: readonly string[];
}

/** What else of the configuration these settings depend on. */
export interface Surroundings {
  host: string;
  nodeEnv: NodeEnv;
  databaseUrl: string | undefined;
}

const MIN_SECRET = 32;

/** @throws ConfigError for the first variable that is wrong; the message never shows a secret */
export function readAccessSettings(env: NodeJS.ProcessEnv, around: Surroundings): AccessSettings {
  return {
    tokenSecrets: readSecrets(env),
    demoAccount: readDemoAccount(env, around),
    issuer: readIssuer(env),
    trustedProxies: readProxies(env),
  };
}

function text(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[name]?.trim() === '' ? undefined : env[name]?.trim();
}

function wrong(name: string, value: string, right: string): ConfigError {
  return new ConfigError(`${name}="${value}" is wrong: ${right}.`);
}

function readSecrets(env: NodeJS.ProcessEnv): string[] {
  const secrets = (text(env, 'ISNAD_TOKEN_SECRET') ?? '').split(/[\s,]+/).filter(Boolean);
  if (secrets.every((secret) => secret.length >= MIN_SECRET)) return secrets;
  throw wrong(
    'ISNAD_TOKEN_SECRET',
    '***',
    `each secret must have ${MIN_SECRET} characters or more; "openssl rand -hex 32" makes one. Several are parted by commas: the first signs, all are taken`,
  );
}

/**
 * By default in development with the embedded database, as long as nobody but this machine reaches it. An
 * account whose password is printed has no place where strangers knock, so there it is refused even if asked for.
 */
function readDemoAccount(
  env: NodeJS.ProcessEnv,
  { host, nodeEnv, databaseUrl }: Surroundings,
): boolean {
  const name = 'ISNAD_DEMO_ACCOUNT';
  const given = text(env, name);
  if (given === undefined) return nodeEnv === 'development' && !databaseUrl && isLoopback(host);
  if (given !== 'on' && given !== 'off') throw wrong(name, given, 'it must be on or off');
  if (given === 'on' && nodeEnv === 'production') {
    throw wrong(name, given, 'there is no demo account in production; use isnad create-admin');
  }
  if (given === 'on' && !isLoopback(host)) {
    throw wrong(
      name,
      given,
      `HOST=${host} lets others in; with a demo account it must be a loopback address`,
    );
  }
  return given === 'on';
}

/** Whoever is trusted can give any address as the sender's, and so escape every limit on addresses. */
function readProxies(env: NodeJS.ProcessEnv): string[] {
  const name = 'ISNAD_TRUSTED_PROXIES';
  const proxies = (text(env, name) ?? '').split(/[\s,]+/).filter(Boolean);
  const unreadable = proxies.find((each) => !ipaddr.isValid(each) && !ipaddr.isValidCIDR(each));
  if (unreadable === undefined) return proxies;
  throw wrong(
    name,
    unreadable,
    'it must list addresses or networks, such as "10.0.0.1,10.1.0.0/16"',
  );
}

const ISSUER_VARIABLES = ['ISNAD_OIDC_AUDIENCE', 'ISNAD_OIDC_ROLES', 'ISNAD_OIDC_ROLE_CLAIM'];

function readIssuer(env: NodeJS.ProcessEnv): IssuerSettings | null {
  const issuer = text(env, 'ISNAD_OIDC_ISSUER');
  if (!issuer) {
    const alone = ISSUER_VARIABLES.find((name) => text(env, name));
    if (!alone) return null;
    throw wrong(alone, text(env, alone)!, 'it needs ISNAD_OIDC_ISSUER beside it');
  }
  if (!isIssuer(issuer)) {
    throw wrong(
      'ISNAD_OIDC_ISSUER',
      issuer,
      'it must be the https address that stands as "iss" in the tokens (http only for this machine)',
    );
  }
  const audience = text(env, 'ISNAD_OIDC_AUDIENCE');
  if (!audience) {
    throw wrong(
      'ISNAD_OIDC_AUDIENCE',
      '',
      'it must be what stands as "aud" in the tokens for Isnad',
    );
  }
  const roleClaim = text(env, 'ISNAD_OIDC_ROLE_CLAIM') ?? 'roles';
  return { issuer, audience, roleClaim, roles: readRoles(text(env, 'ISNAD_OIDC_ROLES') ?? '') };
}

function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash } = new URL(value);
  if (search || hash) return false;
  return (
    protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/[[\]]/g, '')))
  );
}

function readRoles(given: string): [string, string][] {
  const pairs = given
    .split(',')
    .map(
      (pair) => /^\s*(.+?)\s*=\s*([A-Z]+)\s*$/.exec(pair)?.slice(1) as [string, string] | undefined,
    );
  if (pairs.every((pair) => pair !== undefined)) return pairs;
  throw wrong(
    'ISNAD_OIDC_ROLES',
    given,
    'it must say which value of the claim gives which role, such as "newsdesk=EDITOR,desk-heads=REVIEWER"',
  );
}

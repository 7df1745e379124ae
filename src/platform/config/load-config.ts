import { resolve } from 'node:path';
import { validateSync, type ValidationError } from 'class-validator';
import { maskPassword } from '../postgres/connection-url.js';
import { type AccessSettings, readAccessSettings } from './access-settings.js';
import { ConfigError } from './config-error.js';
import { type Limits, readLimits } from './limits.js';
import { readOrigins } from './origins.js';
import { Environment, type LogLevel, type NodeEnv } from './environment.js';

/** Everything the process was told at boot. Read once, never changed. */
export interface Config {
  /** Where to listen: an address or a name. */
  readonly host: string;
  /** 0 lets the system pick a free port. */
  readonly port: number;
  /** An external PostgreSQL server; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Absolute path. */
  readonly dataDir: string;
  /** `demo`, `off`, or the absolute path of a folder of seed files. */
  readonly seed: string;
  /** Whether articles may be fetched from the public web. */
  readonly fetchUrls: boolean;
  readonly nodeEnv: NodeEnv;
  readonly logLevel: LogLevel;
  /** Seconds between saying that this server stops and taking no more requests. */
  readonly shutdownDelay: number;
  /** Seconds that requests and jobs at hand may take to their end when it stops. */
  readonly shutdownGrace: number;
  /** Whose pages may read answers. */
  readonly corsOrigins: readonly string[];
  /** What a request may ask for. */
  readonly limits: Limits;
  /** Who gets in. */
  readonly access: AccessSettings;
}

/**
 * Reads and checks the environment. A variable that is empty counts as not set, because that is how
 * container tools write "no value".
 *
 * @throws ConfigError for the first variable that is wrong
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const given = read(env);
  const [error] = validateSync(given);
  if (error) throw new ConfigError(describe(error));
  const around = { host: given.HOST, nodeEnv: given.NODE_ENV, databaseUrl: given.DATABASE_URL };
  return {
    host: given.HOST,
    port: given.PORT,
    databaseUrl: given.DATABASE_URL,
    dataDir: resolve(given.ISNAD_DATA_DIR),
    seed: seedOf(given),
    fetchUrls: given.ISNAD_FETCH === 'on',
    nodeEnv: given.NODE_ENV,
    logLevel: given.LOG_LEVEL,
    shutdownDelay: given.ISNAD_SHUTDOWN_DELAY,
    shutdownGrace: given.ISNAD_SHUTDOWN_GRACE,
    corsOrigins: readOrigins(env),
    limits: readLimits(env),
    access: readAccessSettings(env, around),
  };
}

const NUMBERS = ['PORT', 'ISNAD_SHUTDOWN_DELAY', 'ISNAD_SHUTDOWN_GRACE'] as const;

function read(env: NodeJS.ProcessEnv): Environment {
  const given = new Environment();
  const text = (name: keyof Environment) => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  for (const name of NUMBERS) {
    const value = text(name);
    // Not Number(): it also takes "0x50", "1e3" and "Infinity".
    if (value !== undefined)
      given[name] = /^\d+$/.test(value) ? Number(value) : (value as unknown as number);
  }
  given.HOST = text('HOST')?.replace(/^\[(.+)\]$/, '$1') ?? given.HOST;
  given.DATABASE_URL = text('DATABASE_URL');
  given.ISNAD_DATA_DIR = text('ISNAD_DATA_DIR') ?? given.ISNAD_DATA_DIR;
  given.ISNAD_SEED = text('ISNAD_SEED');
  given.ISNAD_FETCH = (text('ISNAD_FETCH') as 'on' | undefined) ?? given.ISNAD_FETCH;
  given.NODE_ENV = (text('NODE_ENV') as NodeEnv | undefined) ?? given.NODE_ENV;
  given.LOG_LEVEL = (text('LOG_LEVEL') as LogLevel | undefined) ?? given.LOG_LEVEL;
  return given;
}

/** Somebody else's server is seeded only when asked: it may be about to hold real work. */
function seedOf({ ISNAD_SEED, DATABASE_URL }: Environment): string {
  if (!ISNAD_SEED) return DATABASE_URL ? 'off' : 'demo';
  return ISNAD_SEED === 'demo' || ISNAD_SEED === 'off' ? ISNAD_SEED : resolve(ISNAD_SEED);
}

function describe({ property, value, constraints }: ValidationError): string {
  const right = Object.values(constraints ?? {})[0] ?? 'see docs for what it may be';
  return `${property}="${maskPassword(String(value))}" is wrong: ${right}.`;
}

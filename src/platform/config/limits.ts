import { ConfigError } from './config-error.js';

/** One setting that bounds what a request may ask for. */
interface LimitSetting {
  readonly variable: string;
  readonly fallback: number;
  /** The least and the greatest value that makes sense; 0, where it is allowed, turns the limit off. */
  readonly range: readonly [least: number, greatest: number];
}

function limit(variable: string, fallback: number, least: number, greatest: number): LimitSetting {
  return { variable, fallback, range: [least, greatest] };
}

const MINUTE = 60_000;

/** Every limit with its variable, default and range; docs/limits.md says what each is for. */
export const LIMIT_SETTINGS = {
  bodyBytes: limit('ISNAD_MAX_BODY_BYTES', 4 * 1024 * 1024, 1024, 256 * 1024 * 1024),
  queryBytes: limit('ISNAD_MAX_QUERY_BYTES', 100_000, 1000, 4 * 1024 * 1024),
  tokens: limit('ISNAD_MAX_QUERY_TOKENS', 2000, 100, 50_000),
  depth: limit('ISNAD_MAX_QUERY_DEPTH', 15, 3, 100),
  aliases: limit('ISNAD_MAX_QUERY_ALIASES', 50, 0, 10_000),
  directives: limit('ISNAD_MAX_QUERY_DIRECTIVES', 50, 0, 10_000),
  rootFields: limit('ISNAD_MAX_QUERY_ROOT_FIELDS', 20, 1, 10_000),
  fields: limit('ISNAD_MAX_QUERY_FIELDS', 1000, 10, 100_000),
  repeats: limit('ISNAD_MAX_QUERY_REPEATS', 5000, 100, 500_000),
  cost: limit('ISNAD_MAX_QUERY_COST', 100_000, 100, 100_000_000),
  requestMs: limit('ISNAD_REQUEST_TIMEOUT_MS', 20_000, 100, 60 * MINUTE),
  receiveMs: limit('ISNAD_RECEIVE_TIMEOUT_MS', 30_000, 1000, 60 * MINUTE),
  headerBytes: limit('ISNAD_MAX_HEADER_BYTES', 16 * 1024, 4096, 1024 * 1024),
  perActor: limit('ISNAD_RATE_PER_USER', 6000, 0, 10_000_000),
  perAddress: limit('ISNAD_RATE_PER_ADDRESS', 12_000, 0, 10_000_000),
  concurrent: limit('ISNAD_MAX_CONCURRENT_REQUESTS', 200, 1, 100_000),
} as const satisfies Record<string, LimitSetting>;

export type LimitName = keyof typeof LIMIT_SETTINGS;

/** Bytes, milliseconds, counts, and requests a minute, as the names say. */
export type Limits = Readonly<Record<LimitName, number>>;

const NAMES = Object.keys(LIMIT_SETTINGS) as LimitName[];

export const DEFAULT_LIMITS: Limits = readLimits({});

/** @throws ConfigError for the first variable that is no whole number of its range */
export function readLimits(env: NodeJS.ProcessEnv): Limits {
  const read = NAMES.map((name) => [name, readOne(LIMIT_SETTINGS[name], env)] as const);
  return Object.fromEntries(read) as Record<LimitName, number>;
}

function readOne({ variable, fallback, range }: LimitSetting, env: NodeJS.ProcessEnv): number {
  const text = env[variable]?.trim();
  if (!text) return fallback;
  const [least, greatest] = range;
  // Not Number() alone: it also takes "0x50", "1e3" and "Infinity".
  const value = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= greatest) return value;
  throw new ConfigError(
    `${variable}="${text}" is wrong: it must be a whole number from ${least} to ${greatest}.`,
  );
}

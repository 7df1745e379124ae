import { hash, parseOptions, verify } from '@node-rs/argon2';
import { AppError } from '../../platform/errors/app-error.js';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing holds a thread of libuv's pool and 19 MiB; the rest of the pool is left to files and names. */
const AT_ONCE = 2;

/** A few seconds' worth; who comes later would wait longer than anybody does. */
const MAX_WAITING = 100;

/**
 * How a password is hashed and compared: by Unicode's compatibility form, so that the same characters
 * typed on another keyboard are the same password (NIST SP 800-63B, 5.1.1.2).
 */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}

/** @returns argon2id in PHC form, with a salt of its own */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalPassword(password), PARAMETERS));
}

export interface Verdict {
  matches: boolean;
  /** Whether it was hashed with other parameters than today's and should be hashed again. */
  outdated: boolean;
}

/**
 * Compares a password with a hash, and where there is none with one that nothing matches: whether an account
 * exists must not show in how long the answer takes.
 */
export async function checkPassword(password: string, stored: string | null): Promise<Verdict> {
  const against = stored ?? (await unmatched());
  const matches = await inTurn(() => verify(against, normalPassword(password)));
  return { matches: matches && stored !== null, outdated: stored !== null && isOutdated(stored) };
}

function isOutdated(stored: string): boolean {
  const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(stored);
  const used = { algorithm: algorithm as number, memoryCost, timeCost, parallelism };
  return Object.entries(PARAMETERS).some(
    ([name, value]) => used[name as keyof typeof used] !== value,
  );
}

let decoy: Promise<string> | undefined;

function unmatched(): Promise<string> {
  return (decoy ??= hashPassword(crypto.randomUUID()));
}

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Runs at most a few at once; the others wait their turn.
 *
 * @throws AppError RATE_LIMITED where too many wait already
 */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MAX_WAITING) {
    throw new AppError('RATE_LIMITED', 'Too many sign-ins at once; try again in 5 s.', {
      retryAfter: 5,
    });
  }
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { Database } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors/app-error.js';
import { ALLOWED } from './allowed.js';
import * as queries from './sign-in-limits.queries.js';

/** An attempt that was counted before it was judged, so that a thousand at once are a thousand. */
export interface Attempt {
  emailKey: string;
  address: string;
  /** The user knows this address: what others do elsewhere does not count here. */
  known: boolean;
}

interface Counted {
  subject: Buffer;
  failures: number;
  seconds: number;
}

/**
 * Limits on guessing passwords, counted in the database and so across all servers. A window is never
 * prolonged, and where a user has signed in from before, only failures from there count: nobody can lock
 * somebody else out for long, and from their own desk not at all.
 */
@Injectable()
export class SignInLimits {
  constructor(private readonly database: Database) {}

  /** @throws AppError RATE_LIMITED with `retryAfter` in seconds */
  async begin(emailKey: string, from: string | null): Promise<Attempt> {
    const address = network(from);
    const [hit] = await this.database.query(queries.KNOWS_ADDRESS, [emailKey, digest(address)]);
    const attempt = { emailKey, address, known: hit !== undefined };
    const limits = limitsOf(attempt);
    const counted = await this.database.transaction(() =>
      this.database.query<Counted>(queries.COUNT, [limits.map(({ subject }) => subject)]),
    );
    const waits = counted
      .filter(({ subject, failures }) => failures > allowedFor(limits, subject))
      .map(({ seconds }) => Math.max(seconds, 1));
    if (waits.length === 0) return attempt;
    const retryAfter = Math.max(...waits);
    throw new AppError(
      'RATE_LIMITED',
      `Too many failed sign-ins; try again in ${retryAfter} s. An admin can set a new password at once.`,
      { retryAfter },
    );
  }

  /** The attempt was no failure: nothing of it stays, nor of earlier ones from the same place. */
  async succeed(attempt: Attempt, userId: string): Promise<void> {
    const here = [subjectOf('here', attempt.emailKey, attempt.address)];
    const others = limitsOf(attempt).map(({ subject }) => subject);
    await this.database.transaction(async () => {
      await this.database.query(queries.UNCOUNT, [others]);
      await this.database.query(queries.CLEAR, [here]);
      await this.database.query(queries.SWEEP);
      await this.database.query(queries.NOTE_ADDRESS, [userId, digest(attempt.address)]);
    });
  }

  /** Forgets failures that an account had from anywhere unknown, when an admin gives a new password. */
  async clear(emailKey: string): Promise<void> {
    await this.database.query(queries.CLEAR, [[subjectOf('elsewhere', emailKey)]]);
  }
}

interface Limit {
  subject: Buffer;
  allowed: number;
}

function limitsOf({ emailKey, address, known }: Attempt): Limit[] {
  const elsewhere = {
    subject: subjectOf('elsewhere', emailKey),
    allowed: ALLOWED.accountElsewhere,
  };
  return [
    { subject: subjectOf('here', emailKey, address), allowed: ALLOWED.accountHere },
    { subject: subjectOf('address', address), allowed: ALLOWED.address },
    ...(known ? [] : [elsewhere]),
  ];
}

function allowedFor(limits: Limit[], subject: Buffer): number {
  return limits.find((limit) => limit.subject.equals(subject))?.allowed ?? 0;
}

function subjectOf(...parts: string[]): Buffer {
  return digest(JSON.stringify(parts));
}

/** Hashed, so that the table names nobody. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** An IPv6 customer has a whole /64 to send from; an IPv4 address may come in IPv6's clothes. */
function network(address: string | null): string {
  if (!address || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return parsed.toByteArray().slice(0, 8).join('.');
}

import { Injectable } from '@nestjs/common';
import { digestOf } from './secrets.js';
import type { Principal } from './principal.js';

/**
 * How long what a credential proves is taken from memory, in ms. So long, at most, a disabled user, an ended
 * session or a revoked key goes on working at servers other than the one that was told.
 */
export const TRUSTED_FOR_MS = 5_000;

/** More than a newsroom has; beyond it the oldest go. */
const CAPACITY = 5_000;

interface Known {
  principal: Principal;
  until: number;
}

/**
 * What credentials proved a moment ago, so that a dashboard that sends ten requests does not have each of
 * them looked up. Kept by digest: a dump of the memory yields no token.
 */
@Injectable()
export class KnownCredentials {
  private readonly known = new Map<string, Known>();
  private generation = 0;

  /** What the credential proves, from memory or by asking; null and errors are not remembered. */
  async of(
    credential: string,
    ask: () => Promise<Principal | null>,
    now = Date.now(),
  ): Promise<Principal | null> {
    const digest = digestOf(credential).toString('base64');
    const found = this.known.get(digest);
    if (found && found.until > now) return found.principal;
    const { generation } = this;
    const principal = await ask();
    // What was asked before something changed may be stale already.
    if (principal && generation === this.generation) {
      this.keep(digest, { principal, until: now + TRUSTED_FOR_MS });
    }
    return principal;
  }

  /** Has every credential looked up anew: after a user, a session or a key has changed. */
  forget(): void {
    this.known.clear();
    this.generation += 1;
  }

  private keep(digest: string, known: Known): void {
    this.known.delete(digest);
    const [oldest] = this.known.keys();
    if (this.known.size >= CAPACITY && oldest !== undefined) this.known.delete(oldest);
    this.known.set(digest, known);
  }
}

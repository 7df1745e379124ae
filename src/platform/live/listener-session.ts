import { AppError } from '../errors/app-error.js';
import type { Actor } from '../requests/actor.js';
import type { Authenticator, Credentials } from '../requests/authenticator.js';

/** Why a connection is closed, as its client reads it: a code of the protocol and at most 123 bytes. */
export interface Farewell {
  code: number;
  reason: string;
}

/** Codes from 4400 on are those of graphql-transport-ws, those below of WebSocket itself. */
export const FAREWELLS = {
  stopping: { code: 1001, reason: 'The server stops. Connect again.' },
  noisy: { code: 1008, reason: 'Too many messages.' },
  slow: {
    code: 1013,
    reason: 'You read more slowly than events come. Connect again and read what you missed.',
  },
  unknown: { code: 4401, reason: 'Send {"authorization":"Bearer …"} with connection_init.' },
  expired: { code: 4401, reason: 'Your credentials have expired or were revoked.' },
  forbidden: { code: 4403, reason: 'You may not listen to this any more.' },
  crowded: { code: 4429, reason: 'You have too many connections open.' },
} satisfies Record<string, Farewell>;

/** Who listens on one connection, and whether they still may. */
export class ListenerSession {
  private found = Date.now();
  private asking: Promise<Farewell | null> | null = null;
  /** Permissions of each subscription at hand. */
  private readonly needed = new Set<readonly string[]>();

  private constructor(
    private readonly authenticator: Authenticator,
    private readonly credentials: Credentials,
    private current: Actor,
  ) {}

  /** Null where nobody is known to ask. */
  static async open(
    authenticator: Authenticator,
    credentials: Credentials,
  ): Promise<ListenerSession | null> {
    const actor = await identify(authenticator, credentials);
    return actor && new ListenerSession(authenticator, credentials, actor);
  }

  get actor(): Actor {
    return this.current;
  }

  get address(): string {
    return this.credentials.address;
  }

  /** Asks for permissions again and again, until the function returned is called. */
  hold(permissions: readonly string[]): () => void {
    this.needed.add(permissions);
    return () => void this.needed.delete(permissions);
  }

  /**
   * Looks anew who it is, unless that was done a moment ago.
   *
   * @param age milliseconds that the last look may be old
   * @returns why the connection must end, or null
   * @throws where it cannot be found out now, as while the database is away
   */
  recheck(age: number): Promise<Farewell | null> {
    if (Date.now() - this.found < age) return Promise.resolve(null);
    this.asking ??= this.look().finally(() => (this.asking = null));
    return this.asking;
  }

  private async look(): Promise<Farewell | null> {
    const actor = await identify(this.authenticator, this.credentials);
    if (!actor) return FAREWELLS.expired;
    this.current = actor;
    this.found = Date.now();
    return [...this.needed].flat().every((each) => actor.may(each)) ? null : FAREWELLS.forbidden;
  }
}

async function identify(
  authenticator: Authenticator,
  credentials: Credentials,
): Promise<Actor | null> {
  try {
    const actor = await authenticator.authenticate(credentials);
    return actor.kind === 'ANONYMOUS' ? null : actor;
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAUTHENTICATED') return null;
    throw error;
  }
}

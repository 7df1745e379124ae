import type { Actor } from './actor.js';

/** What a request shows of who sends it. */
export interface Credentials {
  /** The `authorization` header, or its like in the first message of a WebSocket. */
  readonly authorization: string | undefined;
  /** The address it came from, for limits. */
  readonly address: string;
}

/**
 * Says who sends a request. The platform asks; the access module, which knows users and keys, provides it
 * under this class as its token.
 */
export abstract class Authenticator {
  /**
   * @returns ANONYMOUS without credentials
   * @throws AppError UNAUTHENTICATED where credentials are given and wrong, expired or revoked
   */
  abstract authenticate(credentials: Credentials): Promise<Actor>;
}

import { AppError } from '../platform/errors/app-error.js';
import type { Actor } from '../platform/requests/actor.js';
import { currentRequest } from '../platform/requests/current-request.js';
import type { Role } from './roles.js';

/** Someone whom the credentials of a request have proven. */
export class Principal implements Actor {
  constructor(
    readonly kind: 'USER' | 'API_KEY',
    readonly id: string,
    readonly name: string,
    /** The user: the actor itself, or who made the key. */
    readonly userId: string,
    /** Of the user. */
    readonly role: Role,
    private readonly permissions: ReadonlySet<string>,
    /** The session whose access token was sent; null for keys and single sign-on. */
    readonly sessionId: string | null = null,
  ) {}

  may(permission: string): boolean {
    return this.permissions.has(permission);
  }
}

/** Who sends the current request, where credentials have proven it; null for others and for Isnad itself. */
export function currentPrincipal(): Principal | null {
  const { actor } = currentRequest();
  return actor instanceof Principal ? actor : null;
}

/**
 * The person who sends the current request.
 *
 * @throws AppError FORBIDDEN for an API key and for Isnad itself, which have no account
 */
export function currentUser(): Principal {
  const principal = currentPrincipal();
  if (principal?.kind === 'USER') return principal;
  throw new AppError('FORBIDDEN', 'Only a person with an account can do this.');
}

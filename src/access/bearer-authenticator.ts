import { Injectable } from '@nestjs/common';
import { decodeJwt, errors } from 'jose';
import { AppError } from '../platform/errors/app-error.js';
import { type Actor, ANONYMOUS } from '../platform/requests/actor.js';
import type { Authenticator, Credentials } from '../platform/requests/authenticator.js';
import { ApiKeyBearer } from './api-keys/api-key-bearer.js';
import { looksLikeApiKey } from './api-keys/api-key-text.js';
import { KnownCredentials } from './known-credentials.js';
import type { Principal } from './principal.js';
import { SingleSignOnService } from './single-sign-on/single-sign-on.service.js';
import { SessionsService } from './sessions/sessions.service.js';

/** After RFC 6750; longer ones than this are no token of anybody. */
const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,8192})$/i;

/** Takes access tokens of our own, API keys, and the tokens of the newsroom's single sign-on. */
@Injectable()
export class BearerAuthenticator implements Authenticator {
  constructor(
    private readonly known: KnownCredentials,
    private readonly sessions: SessionsService,
    private readonly apiKeys: ApiKeyBearer,
    private readonly singleSignOn: SingleSignOnService,
  ) {}

  async authenticate({ authorization }: Credentials): Promise<Actor> {
    if (authorization === undefined || authorization.trim() === '') return ANONYMOUS;
    const credential = BEARER.exec(authorization.trim())?.[1];
    if (!credential) {
      throw new AppError(
        'UNAUTHENTICATED',
        'The header "authorization" must be "Bearer" with an access token or an API key.',
      );
    }
    const principal = await this.known.of(credential, () => this.prove(credential));
    if (principal) return principal;
    // One answer for all that can be wrong: more would help only who tries tokens out.
    throw new AppError(
      'UNAUTHENTICATED',
      'This access token or API key is not valid, has run out or was revoked; sign in again.',
    );
  }

  private async prove(credential: string): Promise<Principal | null> {
    if (looksLikeApiKey(credential)) return this.apiKeys.of(credential);
    try {
      const { iss } = decodeJwt(credential);
      const service = this.singleSignOn.isFrom(iss) ? this.singleSignOn : this.sessions;
      return await service.bearer(credential);
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }
}

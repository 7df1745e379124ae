import { Injectable } from '@nestjs/common';
import { errors, jwtVerify, SignJWT } from 'jose';
import { TokenKeys } from './token-keys.js';

/** What stands as `iss` and `aud` in our own tokens. */
export const OWN_ISSUER = 'isnad';

/** Told apart from every other JWT that anybody may sign with the same secret. */
const TYPE = 'at+jwt';
const ALGORITHM = 'HS256';
const LIFE_S = 15 * 60;

export interface AccessToken {
  token: string;
  expiresAt: Date;
}

/** Whom a token was given to, in which session. */
export interface Bearer {
  userId: string;
  sessionId: string;
}

/**
 * Short-lived proof of a session: a JWT after RFC 9068, signed with HMAC because only Isnad's own servers
 * ever verify it. It names the user and the session; what they may do is looked up, never written into it.
 */
@Injectable()
export class AccessTokens {
  constructor(private readonly keys: TokenKeys) {}

  /** A token for fifteen minutes. */
  async issue({ userId, sessionId }: Bearer): Promise<AccessToken> {
    const { id, key } = await this.keys.signing();
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: id })
      .setIssuer(OWN_ISSUER)
      .setAudience(OWN_ISSUER)
      .setSubject(userId)
      .setIssuedAt(now)
      .setExpirationTime(now + LIFE_S)
      .sign(key);
    return { token, expiresAt: new Date((now + LIFE_S) * 1000) };
  }

  /** @throws an error of jose where the token is not one of ours, altered, or has run out */
  async verify(token: string): Promise<Bearer> {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const found = kid ? await this.keys.find(kid) : null;
        if (!found) throw new errors.JWKSNoMatchingKey();
        return found.key;
      },
      {
        issuer: OWN_ISSUER,
        audience: OWN_ISSUER,
        algorithms: [ALGORITHM],
        typ: TYPE,
        requiredClaims: ['sub', 'sid', 'exp'],
      },
    );
    return { userId: payload.sub!, sessionId: String(payload.sid) };
  }
}

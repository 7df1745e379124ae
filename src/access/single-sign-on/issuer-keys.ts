import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { isLoopback } from '../../platform/config/environment.js';
import { unavailable } from '../../platform/errors/app-error.js';

const TIMEOUT_MS = 5_000;

/** After a failure the issuer is left alone so long, in ms: requests must not queue for it. */
const REST_MS = 10_000;

/** Keys are fetched anew for a name that is not among them, but not more often than this, in ms. */
const COOLDOWN_MS = 10_000;

/** And so often anyway, in ms: a key that the issuer withdrew is refused from then on. */
const MAX_AGE_MS = 600_000;

/** The keys of an OpenID Connect issuer, found by its discovery document when they are first needed. */
export class IssuerKeys {
  private found: Promise<JWTVerifyGetKey> | null = null;
  private failedAt = -Infinity;

  constructor(
    private readonly issuer: string,
    private readonly cooldownMs = COOLDOWN_MS,
    private readonly restMs = REST_MS,
  ) {}

  /**
   * The key a token says it was signed with.
   *
   * @throws AppError UNAVAILABLE while the issuer does not answer; an error of jose for an unknown key
   */
  readonly get: JWTVerifyGetKey = async (header, token) => {
    if (performance.now() - this.failedAt < this.restMs) throw unreachable();
    try {
      this.found ??= this.discover();
      return await (
        await this.found
      )(header, token);
    } catch (error) {
      if (
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys
      ) {
        throw error;
      }
      if (error instanceof errors.JOSENotSupported) throw error;
      this.found = null;
      this.failedAt = performance.now();
      throw unreachable();
    }
  };

  private async discover(): Promise<JWTVerifyGetKey> {
    const url = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { accept: 'application/json' },
    });
    const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    // Or whoever can answer below one path of a host could speak for all of it (OpenID Connect Discovery 4.3).
    if (!response.ok || document.issuer !== this.issuer) throw new Error('Not its own document');
    const keys = new URL(String(document.jwks_uri));
    if (keys.protocol !== 'https:' && !isLoopback(keys.hostname.replace(/[[\]]/g, ''))) {
      throw new Error('Keys that anyone on the way could replace');
    }
    return createRemoteJWKSet(keys, {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: this.cooldownMs,
      cacheMaxAge: MAX_AGE_MS,
    });
  }
}

function unreachable(): Error {
  return unavailable(
    'SIGN_ON_UNREACHABLE',
    'The newsroom’s sign-on does not answer, so its tokens cannot be checked; try again shortly.',
  );
}

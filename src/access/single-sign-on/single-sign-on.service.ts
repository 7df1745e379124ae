import { Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { type JWTPayload, jwtVerify } from 'jose';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors/app-error.js';
import { AccessOptions } from '../access-options.js';
import { emailKey } from '../email.js';
import { Principal } from '../principal.js';
import { permissionsOf, Role } from '../roles.js';
import { IssuerKeys } from './issuer-keys.js';
import * as queries from './sign-on-users.queries.js';
import type { SingleSignOn } from './single-sign-on.options.js';

/** What issuers sign with. No HMAC: its key would be the issuer's public one, which everybody has. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
];

/** Seconds by which clocks may differ. */
const LEEWAY_S = 30;

interface SignOnUser {
  id: string;
  name: string;
  role: Role;
  active: boolean;
}

/** Takes the tokens of the newsroom's OpenID Connect issuer; the issuer says who has which role. */
@Injectable()
export class SingleSignOnService {
  private readonly settings: SingleSignOn | null;
  private readonly keys: IssuerKeys | null;

  constructor(
    private readonly database: Database,
    { singleSignOn }: AccessOptions,
  ) {
    this.settings = singleSignOn;
    this.keys = singleSignOn && new IssuerKeys(singleSignOn.issuer, singleSignOn.cooldownMs);
  }

  /** Whether a token says it is from this issuer; nothing about it is proven yet. */
  isFrom(issuer: string | undefined): boolean {
    return this.settings !== null && issuer === this.settings.issuer;
  }

  /**
   * Whom a token proves; null where its user was disabled here. Who comes for the first time is added.
   *
   * @throws an error of jose for a token that does not hold; AppError UNAUTHENTICATED where it gives no
   * role, UNAVAILABLE while the issuer does not answer
   */
  async bearer(token: string): Promise<Principal | null> {
    const { issuer, audience, roleClaim, roles } = this.settings!;
    const { payload } = await jwtVerify(token, this.keys!.get, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: LEEWAY_S,
      requiredClaims: ['sub', 'exp'],
    });
    const role = highest(valuesOf(payload, roleClaim).flatMap((value) => roles.get(value) ?? []));
    if (!role) {
      throw new AppError(
        'UNAUTHENTICATED',
        `The newsroom’s sign-on gives you no role in Isnad; an admin of the sign-on can, by the claim "${roleClaim}".`,
      );
    }
    const user = await this.user(issuer, payload, role);
    if (!user.active) return null;
    return new Principal('USER', user.id, user.name, user.id, role, permissionsOf(role));
  }

  private async user(issuer: string, payload: JWTPayload, role: Role): Promise<SignOnUser> {
    const identity = [issuer, payload.sub!];
    const name = nameIn(payload);
    const [known] = await this.database.query<SignOnUser>(queries.BY_IDENTITY, identity);
    if (known?.name === name && known.role === role) return known;
    return this.database.transaction(async () => {
      await this.database.query(queries.HOLD_IDENTITY, identity);
      const [found] = await this.database.query<SignOnUser>(queries.BY_IDENTITY, identity);
      if (found) {
        await this.database.query(queries.FOLLOW, [found.id, name, role]);
        return { ...found, name, role };
      }
      const id = newId();
      const email = verifiedEmail(payload);
      const key = email && emailKey(email);
      await this.database.query(queries.ADD_USER, [id, name, role, email, key]);
      await this.database.query(queries.ADD_IDENTITY, [...identity, id]);
      return { id, name, role, active: true };
    });
  }
}

const ORDER = Object.values(Role);

function highest(roles: Role[]): Role | null {
  return ORDER.findLast((role) => roles.includes(role)) ?? null;
}

/** The texts of a claim, `realm_access.roles` being the claim `roles` within the claim `realm_access`. */
function valuesOf(payload: JWTPayload, claim: string): string[] {
  // A claim may have dots in its own name, as addresses do.
  const whole = payload[claim];
  const value =
    whole ??
    claim.split('.').reduce<unknown>((within, part) => {
      const record = typeof within === 'object' && within !== null ? within : {};
      return Object.hasOwn(record, part) ? (record as Record<string, unknown>)[part] : undefined;
    }, payload);
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === 'string');
}

function nameIn(payload: JWTPayload): string {
  const said = [payload.name, payload.preferred_username, payload.email, payload.sub];
  const name = said.find((each) => typeof each === 'string' && each.trim() !== '') as string;
  return name.trim().replaceAll('\0', '').slice(0, 200);
}

function verifiedEmail({ email, email_verified: verified }: JWTPayload): string | null {
  return verified === true && typeof email === 'string' && isEmail(email) ? email : null;
}

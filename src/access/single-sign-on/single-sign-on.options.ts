import type { Role } from '../roles.js';

/** An OpenID Connect issuer whose tokens are taken, and what they make of their bearer. */
export interface SingleSignOn {
  /** As it stands in the tokens' `iss`; its discovery document lies below it. */
  readonly issuer: string;
  /** What the tokens must be meant for, their `aud`. */
  readonly audience: string;
  /** The claim that says what someone is: text or a list of texts, with dots for claims within claims. */
  readonly roleClaim: string;
  /** Which value of the claim gives which role; where several match, the highest counts. */
  readonly roles: ReadonlyMap<string, Role>;
  /** How often at most its keys are fetched for one that is unknown, in ms; ten seconds if not said. */
  readonly cooldownMs?: number;
}

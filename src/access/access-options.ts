import type { SingleSignOn } from './single-sign-on/single-sign-on.options.js';

/** What the operator says about access; by default tokens are signed with keys kept in the database. */
export class AccessOptions {
  /** Secrets to sign access tokens with: the first signs, all verify. Empty: keys are kept in the database. */
  readonly tokenSecrets: readonly string[] = [];

  /** The newsroom's own sign-on; null where there is none. */
  readonly singleSignOn: SingleSignOn | null = null;

  constructor(options: Partial<AccessOptions> = {}) {
    Object.assign(this, options);
  }
}

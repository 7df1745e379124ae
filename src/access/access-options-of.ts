import type { AccessSettings } from '../platform/config/access-settings.js';
import { ConfigError } from '../platform/config/config-error.js';
import { AccessOptions } from './access-options.js';
import { Role } from './roles.js';

/** @throws ConfigError where a role is named that there is not */
export function accessOptionsOf({ tokenSecrets, issuer }: AccessSettings): AccessOptions {
  if (!issuer) return new AccessOptions({ tokenSecrets });
  const roles = new Map(issuer.roles.map(([value, role]) => [value, roleOf(role)]));
  return new AccessOptions({ tokenSecrets, singleSignOn: { ...issuer, roles } });
}

function roleOf(text: string): Role {
  const role = Object.values(Role).find((each) => String(each) === text);
  if (role) return role;
  throw new ConfigError(
    `ISNAD_OIDC_ROLES is wrong: there is no role ${text}; the roles are ${Object.values(Role).join(', ')}.`,
  );
}

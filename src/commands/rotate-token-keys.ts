import { TokenKeys } from '../access/sessions/token-keys.js';
import type { Config } from '../platform/config/load-config.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { withApp } from './with-app.js';

/** Makes a new key for access tokens and drops the others, after a leak; people stay signed in. */
export async function rotateTokenKeys(config: Config): Promise<void> {
  if (config.access.tokenSecrets.length > 0) {
    throw new FatalError(
      'The keys come from ISNAD_TOKEN_SECRET: put a new secret first there, and drop the old one after fifteen minutes.',
    );
  }
  await withApp(config, async (app) => {
    await app.get(TokenKeys).replaceAll();
    process.stdout.write(
      'A new key signs access tokens; those given so far are refused everywhere within five seconds.\n',
    );
  });
}

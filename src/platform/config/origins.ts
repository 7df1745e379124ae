import { ConfigError } from './config-error.js';

/**
 * ISNAD_CORS_ORIGINS: whose pages may read answers, with commas between; nobody's where it is not set.
 *
 * @throws ConfigError for one that is no origin
 */
export function readOrigins(env: NodeJS.ProcessEnv): string[] {
  const given = (env.ISNAD_CORS_ORIGINS ?? '').split(',').map((each) => each.trim());
  const origins = given.filter((each) => each !== '');
  for (const origin of origins) {
    if (isOrigin(origin)) continue;
    throw new ConfigError(
      `ISNAD_CORS_ORIGINS="${origin}" is wrong: each must be an origin such as https://desk.example.org, without a path or a slash at the end.`,
    );
  }
  return origins;
}

/** As browsers write it: a wildcard is none, and "null" is what any sandboxed page may call itself. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

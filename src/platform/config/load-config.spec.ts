import { describe, expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { ConfigError } from './config-error.js';
import { DEFAULT_LIMITS } from './limits.js';
import { loadConfig } from './load-config.js';

describe('loadConfig', () => {
  test('has a default for everything', () => {
    expect(loadConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: undefined,
      dataDir: resolve('.isnad'),
      seed: 'demo',
      fetchUrls: false,
      nodeEnv: 'development',
      logLevel: 'info',
      shutdownDelay: 0,
      shutdownGrace: 30,
      corsOrigins: [],
      limits: DEFAULT_LIMITS,
      access: { tokenSecrets: [], demoAccount: true, issuer: null, trustedProxies: [] },
    });
  });

  test('reads every variable', () => {
    const env = {
      HOST: '::1',
      PORT: '0',
      DATABASE_URL: 'postgresql://editor:secret@db.example:5433/isnad',
      ISNAD_DATA_DIR: '/srv/isnad',
      ISNAD_SEED: tmpdir(),
      NODE_ENV: 'production',
      LOG_LEVEL: 'silent',
      ISNAD_SHUTDOWN_DELAY: '5',
      ISNAD_SHUTDOWN_GRACE: '0',
      ISNAD_CORS_ORIGINS: 'https://desk.example.org, http://localhost:5173',
      ISNAD_MAX_QUERY_DEPTH: '12',
      ISNAD_RATE_PER_USER: '0',
    };
    expect(loadConfig(env)).toEqual({
      host: '::1',
      port: 0,
      databaseUrl: env.DATABASE_URL,
      dataDir: '/srv/isnad',
      seed: resolve(tmpdir()),
      fetchUrls: false,
      nodeEnv: 'production',
      logLevel: 'silent',
      shutdownDelay: 5,
      shutdownGrace: 0,
      corsOrigins: ['https://desk.example.org', 'http://localhost:5173'],
      limits: { ...DEFAULT_LIMITS, depth: 12, perActor: 0 },
      access: { tokenSecrets: [], demoAccount: false, issuer: null, trustedProxies: [] },
    });
  });

  test.each([
    [{}, 'demo'],
    [{ ISNAD_SEED: 'off' }, 'off'],
    [{ DATABASE_URL: 'postgres://db/isnad' }, 'off'],
    [{ DATABASE_URL: 'postgres://db/isnad', ISNAD_SEED: 'demo' }, 'demo'],
    [{ DATABASE_URL: '  ', ISNAD_SEED: '' }, 'demo'],
  ])('%j is seeded with %s', (env, seed) => {
    expect(loadConfig(env).seed).toBe(seed);
  });

  test.each(['127.0.0.1', '0.0.0.0', '192.168.1.5', '::', '[::1]', 'LocalHost', 'isnad.example'])(
    'HOST may be %s',
    (HOST) => {
      expect(loadConfig({ HOST }).host).toBe(HOST.replace(/[[\]]/g, ''));
    },
  );

  test.each([
    ['HOST', 'http://localhost', 'an address or a name of this machine'],
    ['HOST', '127.0.0.1:3000', 'an address or a name of this machine'],
    ['PORT', '65536', 'from 0 (any free port) to 65535'],
    ['PORT', '-1', 'from 0 (any free port) to 65535'],
    ['PORT', '80.5', 'whole number'],
    ['PORT', '0x50', 'whole number'],
    ['PORT', 'http', 'whole number'],
    ['ISNAD_SHUTDOWN_GRACE', '-1', 'seconds from 0 to 3600'],
    ['ISNAD_CORS_ORIGINS', '*', 'must be an origin'],
    ['ISNAD_CORS_ORIGINS', 'https://desk.example.org/', 'must be an origin'],
    ['ISNAD_CORS_ORIGINS', 'null', 'must be an origin'],
    ['ISNAD_MAX_QUERY_DEPTH', '2', 'whole number from 3 to 100'],
    ['ISNAD_MAX_QUERY_COST', '1e5', 'whole number from 100 to 100000000'],
    ['ISNAD_RATE_PER_USER', '-1', 'whole number from 0 to 10000000'],
    ['DATABASE_URL', 'mysql://db/isnad', 'it must look like postgresql://'],
    ['DATABASE_URL', 'isnad', 'it must look like postgresql://'],
    ['DATABASE_URL', 'postgresql://db:port/isnad', 'it must look like postgresql://'],
    ['ISNAD_SEED', 'dmeo', 'it must be demo, off, or the path of a folder'],
    ['NODE_ENV', 'prod', 'it must be one of development, production, test'],
    ['LOG_LEVEL', 'verbose', 'it must be one of trace, debug, info, warn, error, fatal, silent'],
  ])('%s=%s is refused in one line', (name, value, right) => {
    const load = () => loadConfig({ [name]: value });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(`${name}="${value}" is wrong: `);
    expect(load).toThrow(right);
    expect(load).not.toThrow(/\n/);
  });

  test('never shows the password of a wrong URL', () => {
    const load = () => loadConfig({ DATABASE_URL: 'mysql://editor:secret@db/isnad' });
    expect(load).toThrow('DATABASE_URL="mysql://editor:***@db/isnad" is wrong');
  });
});

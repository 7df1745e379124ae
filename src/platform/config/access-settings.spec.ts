import { describe, expect, test } from '@jest/globals';
import { ConfigError } from './config-error.js';
import { loadConfig } from './load-config.js';

const settings = (env: Record<string, string>) => loadConfig(env).access;
const SECRET = 'f'.repeat(32);
const ISSUER = {
  ISNAD_OIDC_ISSUER: 'https://sso.newsroom.example/realms/desk',
  ISNAD_OIDC_AUDIENCE: 'isnad',
};

describe('the settings of access', () => {
  test.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '192.168.1.5' }, false],
    [{ NODE_ENV: 'production' }, false],
    [{ NODE_ENV: 'test' }, false],
    [{ DATABASE_URL: 'postgres://db/isnad' }, false],
    [{ DATABASE_URL: 'postgres://db/isnad', ISNAD_DEMO_ACCOUNT: 'on' }, true],
    [{ ISNAD_DEMO_ACCOUNT: 'off' }, false],
  ])('%j: demo account %s', (env, demoAccount) => {
    expect(settings(env).demoAccount).toBe(demoAccount);
  });

  test('take several secrets, the first to sign with', () => {
    const given = `${SECRET}, ${'e'.repeat(40)}`;
    expect(settings({ ISNAD_TOKEN_SECRET: given }).tokenSecrets).toEqual([SECRET, 'e'.repeat(40)]);
  });

  test('take an issuer with what its claims mean', () => {
    const env = { ...ISSUER, ISNAD_OIDC_ROLES: 'newsdesk=EDITOR, desk heads = REVIEWER' };
    expect(settings(env).issuer).toEqual({
      issuer: ISSUER.ISNAD_OIDC_ISSUER,
      audience: 'isnad',
      roleClaim: 'roles',
      roles: [
        ['newsdesk', 'EDITOR'],
        ['desk heads', 'REVIEWER'],
      ],
    });
    const local = {
      ...env,
      ISNAD_OIDC_ISSUER: 'http://127.0.0.1:9000',
      ISNAD_OIDC_ROLE_CLAIM: 'a.b',
    };
    expect(settings(local).issuer).toMatchObject({
      issuer: 'http://127.0.0.1:9000',
      roleClaim: 'a.b',
    });
  });

  test('take the proxies that may say where a request comes from', () => {
    const env = { ISNAD_TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16 ::1' };
    expect(settings(env).trustedProxies).toEqual(['10.0.0.1', '10.1.0.0/16', '::1']);
  });

  test.each<[Record<string, string>, string]>([
    [{ ISNAD_DEMO_ACCOUNT: 'yes' }, 'it must be on or off'],
    [{ ISNAD_DEMO_ACCOUNT: 'on', NODE_ENV: 'production' }, 'no demo account in production'],
    [{ ISNAD_DEMO_ACCOUNT: 'on', HOST: '0.0.0.0' }, 'must be a loopback address'],
    [{ ISNAD_TOKEN_SECRET: 'short' }, '32 characters or more'],
    [{ ISNAD_TRUSTED_PROXIES: 'proxy.example' }, 'addresses or networks'],
    [{ ISNAD_OIDC_AUDIENCE: 'isnad' }, 'it needs ISNAD_OIDC_ISSUER'],
    [{ ISNAD_OIDC_ISSUER: ISSUER.ISNAD_OIDC_ISSUER }, 'ISNAD_OIDC_AUDIENCE'],
    [{ ...ISSUER, ISNAD_OIDC_ISSUER: 'sso.newsroom.example' }, 'the https address'],
    [{ ...ISSUER, ISNAD_OIDC_ISSUER: 'http://sso.newsroom.example' }, 'the https address'],
    [{ ...ISSUER }, 'which role'],
    [{ ...ISSUER, ISNAD_OIDC_ROLES: 'newsdesk' }, 'which role'],
  ])('%j is refused', (env, right) => {
    expect(() => loadConfig(env)).toThrow(ConfigError);
    expect(() => loadConfig(env)).toThrow(right);
  });

  test('never show a secret that is wrong', () => {
    expect(() => loadConfig({ ISNAD_TOKEN_SECRET: 'hunter2' })).not.toThrow('hunter2');
  });
});

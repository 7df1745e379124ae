import { describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { passwordFault } from './password-rules.js';
import { checkPassword, hashPassword } from './passwords.js';

describe('a password', () => {
  const about = ['layla@newsroom.example', 'Layla Haddad'];

  test.each([
    ['short', 'kx7!mq2z', 'at least 10'],
    ['long', 'ab1cd'.repeat(41), 'at most 200'],
    ['of few letters', 'abababababab', 'different characters'],
    ['common', 'Password1234', 'tried first'],
    ['common with signs after it', 'letmein!!2024', 'tried first'],
    ['common in Arabic', 'كلمة المرور 2024', 'tried first'],
    ['common in full-width letters', 'ｐａｓｓｗｏｒｄ1234', 'tried first'],
    ['a row of keys', 'qwertyuiop', 'tried first'],
    ['a row of keys backwards', 'lkjhgfdsapo', 'row of keys'],
    ['a row of Arabic keys', 'شسيبلاتنمك', 'row of keys'],
    ['the e-mail address', 'Layla@newsroom.example', 'name or e-mail'],
    ['the name with a year', 'laylahaddad2024', 'name or e-mail'],
  ])('that is %s is refused', (_what, password, fault) => {
    expect(passwordFault(password, about)).toContain(fault);
  });

  test.each([
    'correct mule staple',
    'مطر خفيف على دجلة',
    'layla writes at night',
    'Tr7!nq0_zeV',
    '🐪🌴🏜️⛺🌙✨🕌🐎🫖📜',
  ])('like «%s» is taken', (password) => {
    expect(passwordFault(password, about)).toBeNull();
  });

  test('is kept as argon2id with OWASP’s parameters and a salt of its own', async () => {
    const [one, other] = [
      await hashPassword('a camel in the rain'),
      await hashPassword('a camel in the rain'),
    ];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(other).not.toBe(one);
    expect(await checkPassword('a camel in the rain', one)).toEqual({
      matches: true,
      outdated: false,
    });
    expect(await checkPassword('a camel in the Rain', one)).toEqual({
      matches: false,
      outdated: false,
    });
  });

  test('is the same in whatever form its characters were typed', async () => {
    const stored = await hashPassword('caf\u00e9 ﷲ ﻻ ١٢٣');
    expect((await checkPassword('cafe\u0301 الله لا ١٢٣', stored)).matches).toBe(true);
  });

  test('hashed with weaker parameters is to be hashed again', async () => {
    const weak = await hash('a camel in the rain', { memoryCost: 8192, timeCost: 1 });
    expect(await checkPassword('a camel in the rain', weak)).toEqual({
      matches: true,
      outdated: true,
    });
  });

  test('matches nothing where none is stored', async () => {
    expect(await checkPassword('a camel in the rain', null)).toEqual({
      matches: false,
      outdated: false,
    });
  });
});

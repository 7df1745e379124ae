import { expect, test } from '@jest/globals';
import { maskPassword, socketUrl } from './connection-url.js';

test.each([
  ['postgresql://u:p@h:5432/d', 'postgresql://u:***@h:5432/d'],
  ['postgres://u:@h/d', 'postgres://u:***@h/d'],
  ['postgres://u:p@ss:w/rd@h/d', 'postgres://u:***@h/d'],
  ['postgres://u:a?b#c@h/d', 'postgres://u:***@h/d'],
  ['postgres://:p@h/d', 'postgres://:***@h/d'],
  ['postgres:///d?host=/tmp&user=u&password=p', 'postgres:///d?host=/tmp&user=u&password=***'],
  ['postgres://h/d?password=p&sslmode=require', 'postgres://h/d?password=***&sslmode=require'],
  ['postgresql://h:5432/d', 'postgresql://h:5432/d'],
  ['postgresql://u@h/d', 'postgresql://u@h/d'],
  ['not a url', 'not a url'],
])('%s is shown as %s', (url, shown) => {
  expect(maskPassword(url)).toBe(shown);
});

test('a socket path survives in the URL whatever is in it', () => {
  const url = new URL(socketUrl("/srv/a b/ç%20&'", 'isnad'));
  expect(url.searchParams.get('host')).toBe("/srv/a b/ç%20&'");
  expect(url.searchParams.get('sslmode')).toBe('disable');
  expect(url.pathname).toBe('/isnad');
});

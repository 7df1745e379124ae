import { describe, expect, it } from '@jest/globals';
import { clientAddress, whyNot } from './upgrade.js';

describe('an upgrade to WebSocket', () => {
  it.each([
    ['/graphql', {}, null],
    ['/graphql?x=1', {}, null],
    ['/', {}, 404],
    ['/graphql/', {}, 404],
    ['/graphql', { origin: 'https://news.example' }, null],
    ['/graphql', { origin: 'https://NEWS.example' }, null],
    ['/graphql', { origin: 'https://news.example:8443' }, 403],
    ['/graphql', { origin: 'https://elsewhere.example' }, 403],
    ['/graphql', { origin: 'https://news.example.elsewhere.example' }, 403],
    ['/graphql', { origin: 'null' }, 403],
    ['/graphql', { origin: '' }, 403],
  ])('at %s from %j is refused with %s', (url, headers, status) => {
    const request = { url, headers: { host: 'news.example', ...headers } };
    expect(whyNot(request as never, '/graphql')?.status ?? null).toBe(status);
  });

  it.each([
    ['10.0.0.9', '192.0.2.1', [], '10.0.0.9'],
    ['10.0.0.9', '192.0.2.1', ['10.0.0.1'], '10.0.0.9'],
    ['10.0.0.1', '192.0.2.1', ['10.0.0.1'], '192.0.2.1'],
    ['::ffff:10.0.0.1', '192.0.2.1', ['10.0.0.1'], '192.0.2.1'],
    ['10.0.0.1', '198.51.100.7, 192.0.2.1', ['10.0.0.0/8'], '192.0.2.1'],
    ['10.0.0.1', '192.0.2.1, 10.2.0.3', ['10.0.0.0/8'], '192.0.2.1'],
    ['::1', '2001:db8::7', ['::1', '10.0.0.0/8'], '2001:db8::7'],
    ['10.0.0.1', 'nonsense', ['10.0.0.1'], '10.0.0.1'],
    ['10.0.0.1', undefined, ['10.0.0.1'], '10.0.0.1'],
  ])(
    'through %s, said to be for %s, where %j is trusted, comes from %s',
    (peer, said, trusted, from) => {
      const request = { socket: { remoteAddress: peer }, headers: { 'x-forwarded-for': said } };
      expect(clientAddress(request, trusted)).toBe(from);
    },
  );
});

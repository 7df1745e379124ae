import { expect, test } from '@jest/globals';
import { isJson, negotiate } from './media-types.js';

const PLAIN = 'application/json';
const MODERN = 'application/graphql-response+json';

test.each<[string | undefined, string | null]>([
  [undefined, PLAIN],
  ['', PLAIN],
  ['*/*', PLAIN],
  ['application/*', PLAIN],
  [PLAIN, PLAIN],
  [MODERN, MODERN],
  [`${MODERN}, ${PLAIN};q=0.9`, MODERN],
  [`${PLAIN}, ${MODERN}`, PLAIN],
  [`${MODERN}, ${PLAIN}`, MODERN],
  [`${PLAIN};q=0.9, ${MODERN}`, MODERN],
  [`${MODERN};q=0.5, */*;q=0.1`, MODERN],
  [`${MODERN};q=0, */*`, PLAIN],
  [`${PLAIN};q=0, */*`, MODERN],
  [`${MODERN}, */*`, MODERN],
  [`${MODERN};q=0.2, */*`, PLAIN],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', PLAIN],
  ['Application/JSON; Charset=UTF-8', PLAIN],
  ['application/json; charset=utf-16', null],
  ['text/html', null],
  ['application/json;q=0', null],
  ['application/json;q=much', null],
  ['nonsense', null],
])('accept %j is answered with %s', (accept, type) => {
  expect(negotiate(accept)).toBe(type);
});

test.each<[string | undefined, boolean]>([
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['APPLICATION/JSON;charset="UTF-8"', true],
  ['application/json; charset=utf-16', false],
  ['application/json; charset=latin1', false],
  ['application/jsonp', false],
  ['application/graphql', false],
  ['text/plain', false],
  ['', false],
  [undefined, false],
])('content-type %j is JSON in UTF-8: %s', (type, is) => {
  expect(isJson(type)).toBe(is);
});

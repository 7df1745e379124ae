import fc from 'fast-check';

/** Draws values inside a property; fast-check shrinks what was drawn. */
export type Draw = fc.GeneratorValue;

/** One in so many draws of a text is this long; more would make a run slow, not thorough. */
const LONG = 1_000_000;

/** Pieces that text goes wrong with: in a database, a regular expression, a terminal or a page. */
const PIECES = [
  // Bidirectional controls and isolates, and marks that nobody sees.
  '\u202e',
  '\u202a\u202c',
  '\u2066\u2069',
  '\u200f',
  '\u061c',
  '\u200b',
  '\u200d',
  '\u200c',
  '\ufeff',
  '\u00ad',
  '\u2028',
  '\u0085',
  // Arabic that is written in more than one way.
  'ـــ',
  'اَلْكَاظِمِيُّ',
  'ﷺ',
  'ﻻ',
  '٢٬٥٠٠',
  '۲۵۰۰',
  'أإآا',
  // Marks without a letter, and a hundred on one.
  '\u0301',
  `e${'\u0301'.repeat(100)}`,
  // Look-alikes, ligatures, other planes, flags, families.
  'раураl',
  'ﬁ',
  'İi̇ıI',
  'ß',
  '𝟚𝟝𝟘𝟘',
  '👩‍👩‍👧‍👦',
  '🇮🇶',
  '\u{10ffff}',
  '\uffff',
  '\ufffd',
  // Other tongues.
  "'; DROP TABLE claim; --",
  '$1 $$ %s %d',
  '\\',
  '\\u0000',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '"}]}',
  '((((((((((',
  '[a-',
  '* | & ! :*',
  '-',
  '%00',
  '\t',
  '\r\n',
  '\u0001',
  '\u007f',
  // Numbers and dates that are none.
  '9'.repeat(40),
  '1e999',
  '-0',
  'NaN',
  '0000-00-00',
  '9999-13-45',
  'on 31 February',
  'in 275760',
  'الألف مليار مليار مليار',
];

const BROKEN = ['\0', '\ud83d', '\udc00', 'a\0b', '\udfff\ud800'];
const PLAIN = [
  'The lamp is lit',
  'There are 2,500 troops in Baghdad',
  'القوات القتالية غادرت العراق',
  'بقي في البلاد 900 جندي منذ 2021',
  'Nobody denies that the talks ended on 12 December 2021',
];

/** Text as people write it, with hostile pieces in it. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...PLAIN), word()), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join(' '));

/** Anything that fits into a JSON string. */
export const anyText = fc.oneof(
  { weight: 40, arbitrary: hostileText },
  { weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', '\u200b', '\u00a0', 'ـ') },
  { weight: 1, arbitrary: fc.constantFrom(...BROKEN) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...PIECES).map((piece) => piece.repeat(2500 / piece.length)),
  },
);

/** A megabyte and more; drawn seldom. */
export const longText = fc
  .constantFrom('ي', 'a ', 'e\u0301', '9', '(', '\u202e', '👩‍👩‍👧‍👦')
  .map((piece) => piece.repeat(LONG / piece.length));

export const dateText = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('2021', '2021-12', '2021-12-10', '2020-05-07') },
  fc.constantFrom(
    '0000',
    '0000-00-00',
    '0001-01-01',
    '9999',
    '9999-12-31',
    '9999-13-01',
    '2021-02-29',
    '2021-1-1',
    '10000-01-01',
    '275760-09-13',
    '-0044-03-15',
    '2021-12-10T00:00:00Z',
    '٢٠٢١',
    'infinity',
    'now',
    '',
  ),
);

export const urlText = fc.oneof(
  { weight: 4, arbitrary: word().map((path) => `https://news.example.org/${path}`) },
  fc.constantFrom(
    'https://خبر.example/٢٠٢١?q=%F0%9F%91%A9#x',
    'javascript:alert(1)',
    'http://[::1]:0/',
    'https://user:pass@example.org/',
    `https://example.org/${'a'.repeat(5000)}`,
    'https://example.org/%00',
    'https://example.org/%zz',
    'http://',
    '//example.org',
    'https://xn--zzzzzz--.example/',
  ),
);

export const wholeNumber = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 100 }) },
  fc.integer({ min: -2, max: 120 }),
  fc.constantFrom(2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1e15, 1.5, 2 ** 53),
);

export const anyNumber = fc.oneof(
  fc.integer({ min: -5, max: 5000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 5e-324, 1.7976931348623157e308, -1e308, 0.1 + 0.2, 1e21, 1e-7),
);

/** Of another type than was asked for. */
export const wrongType = fc.constantFrom<unknown>(
  null,
  true,
  7,
  -1.5,
  'x',
  '',
  [],
  [[]],
  [null],
  {},
  { a: { b: [1] } },
  { constructor: { prototype: {} } },
  { toString: 1, length: 3 },
);

function word(): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...'bcdfghjklmnprstvwz'), { minLength: 8, maxLength: 12 })
    .map((letters) => letters.join(''));
}

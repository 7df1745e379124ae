import { describe, expect, it } from '@jest/globals';
import { ContentFormat, UnreadablePage } from './article-page.js';
import { type PageHint, readPage } from './read-page.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, hint: PageHint = {}) => readPage(bytes(text), hint);

const SENTENCE =
  'قال رئيس البلدية إن الجسر الجديد سيفتح أمام السيارات في آذار، بعد تأخير دام سبعة أشهر. ';
const page = (head: string, body = `<article><p>${SENTENCE.repeat(4)}</p></article>`): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const ld = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

/** 0xC7 is the alif of windows-1256; only the letters these tests write. */
function windows1256(text: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 128; byte < 256; byte++) {
    table.set(new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte);
  }
  return Uint8Array.from(text, (letter) => table.get(letter) ?? letter.charCodeAt(0));
}

describe('the metadata of an HTML page', () => {
  it('is that of JSON-LD before Open Graph before plain HTML', () => {
    const head = `<title>Site | Title</title><meta property="og:title" content="Open Graph">
      <meta property="og:site_name" content="The Harbour"><meta name="author" content="M. Author">
      <link rel="canonical" href="https://news.example/a">`;
    expect(read(page(head))).toMatchObject({
      headline: 'Open Graph',
      byline: 'M. Author',
      outlet: 'The Harbour',
      url: 'https://news.example/a',
    });
    const article = {
      '@type': 'NewsArticle',
      headline: 'الجسر يفتح في آذار',
      datePublished: '2024-02-11T23:30:00+03:00',
      author: [{ name: 'سلمى حداد' }, { name: 'نادر خوري' }],
      publisher: { name: 'صحيفة المرفأ' },
      inLanguage: 'ar',
    };
    expect(read(page(head + ld({ '@graph': [{ '@type': 'WebPage' }, article] })))).toMatchObject({
      headline: 'الجسر يفتح في آذار',
      byline: 'سلمى حداد، نادر خوري',
      outlet: 'صحيفة المرفأ',
      // The day at the place, not in Greenwich.
      publishedAt: '2024-02-11',
      language: 'AR',
    });
  });

  it.each([
    [
      'JSON-LD with raw line breaks',
      '<script type="application/ld+json">{"@type":"Article","headline":"Two\nlines"}</script>',
      { headline: 'Two lines' },
    ],
    [
      'broken JSON-LD',
      '<script type="application/ld+json">{"@type":</script><title>T</title>',
      { headline: 'T' },
    ],
    [
      'a list of types',
      ld({ '@type': ['Thing', 'NewsArticle'], headline: 'H' }),
      { headline: 'H' },
    ],
    [
      'an author who is an address',
      ld({ '@type': 'NewsArticle', author: 'https://news.example/staff/7' }),
      { byline: null },
    ],
    ['a canonical address that is relative', '<link rel="canonical" href="/a">', { url: null }],
    [
      'an address that is a script',
      '<link rel="canonical" href="javascript:alert(1)">',
      { url: null },
    ],
    [
      'a date that is none',
      ld({ '@type': 'NewsArticle', datePublished: '2024-13-45' }),
      { publishedAt: null },
    ],
    [
      'a date of a year',
      '<meta property="article:published_time" content="2024">',
      { publishedAt: '2024' },
    ],
    [
      'a headline longer than any',
      `<meta property="og:title" content="${'x'.repeat(600)}">`,
      { headline: null },
    ],
  ])('survives %s', (_what, head, expected) => {
    expect(read(page(head))).toMatchObject(expected);
  });
});

describe('the text of an HTML page', () => {
  it.each([
    ['nothing but a doctype', '<!doctype html>', ''],
    ['no body element', '<!doctype html><html><head><title>T</title></head>', ''],
    ['no head either', '<html>', '</html>'],
  ])('is found in a page with %s', (_what, before, after) => {
    expect(read(`${before}<article><p>${SENTENCE.repeat(4)}</p></article>${after}`).text).toContain(
      'الجسر الجديد',
    );
  });

  it('is the article without what stands round it, a blank line between its paragraphs', () => {
    const body = `<nav><a href="/">الرئيسية</a></nav><article><h1>ع</h1><div>
      <p>${SENTENCE.repeat(2)}</p><p>وأضاف\n   <b>أن</b> الكلفة 12&nbsp;مليونا.<br>وانتهى &lt;العمل&gt;.</p>
      <script>document.write('SCRIPT')</script><p>${SENTENCE.trim()}</p></div></article><footer>الحقوق</footer>`;
    const { text } = read(page('', body));
    const lines = text.split('\n\n');
    expect(lines).toContain('وأضاف أن الكلفة 12\u00A0مليونا.');
    expect(lines).toContain('وانتهى <العمل>.');
    expect(text).not.toMatch(/SCRIPT|الرئيسية|الحقوق/);
  });

  it.each([
    ['nothing closed', `<div><p>${SENTENCE}<p>${SENTENCE}<b>غير مغلق <i>أيضا`],
    ['tags closed that were never opened', `</div></b><p>${SENTENCE.repeat(3)}</p></section>`],
    ['a tag inside a tag', `<div class="x" <p>${SENTENCE.repeat(3)}</p>`],
    ['100,000 attributes', `<p ${'a=1 '.repeat(100_000)}>${SENTENCE.repeat(3)}</p>`],
    ['a script that never ends', `<p>${SENTENCE.repeat(3)}</p><script>while (true) {}`],
  ])('survives %s', (_what, body) => {
    expect(read(page('', body)).text).toContain('الجسر الجديد');
  });

  it.each([
    ['100,000 elements inside each other', '<div>'.repeat(100_000)],
    ['a million angle brackets', '<'.repeat(1_000_000)],
    ['no article', '<img src="x">'],
    ['a frameset', '<frameset><frame src="x"></frameset>'],
    ['only white space', '  \n '],
  ])('is refused for %s, with what to do', (_what, body) => {
    expect(() => read(page('', body))).toThrow(UnreadablePage);
    expect(() => read(page('', body))).toThrow(/plain text instead/);
  });
});

describe('Markdown', () => {
  it('gives its words, and its front matter as metadata', () => {
    const source = `---\ntitle: "The bridge: opens"\ndate: 2024-02-11\nauthor: Sam Reed\n---\n\nThe **mayor** said [it](https://x.example) opens.\n\n- first\n- second\n\n> quoted\n\n<script>alert(1)</script>\n`;
    expect(read(source, { fileName: 'a.md' })).toMatchObject({
      format: 'MARKDOWN',
      text: 'The mayor said it opens.\n\nfirst\n\nsecond\n\nquoted',
      headline: 'The bridge: opens',
      byline: 'Sam Reed',
      publishedAt: '2024-02-11',
      language: 'EN',
    });
  });

  it('takes a first heading for the headline', () => {
    const source = '# الجسر *يفتح*\n\nقال رئيس البلدية كذا.\n';
    expect(read(source, { fileName: 'a.md' })).toMatchObject({
      headline: 'الجسر يفتح',
      text: 'قال رئيس البلدية كذا.',
    });
  });

  it.each([
    ['quotes', `${'>'.repeat(20_000)} x`],
    ['lists', Array.from({ length: 3000 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
    ['brackets', '['.repeat(100_000)],
    ['emphasis', `${'**_'.repeat(50_000)}x`],
  ])('is refused where %s are nested beyond measure', (_what, source) => {
    expect(() => read(source, { fileName: 'a.md' })).toThrow(/deeper than any article/);
  });
});

describe('plain text', () => {
  it('is kept to the letter, bidi marks, mixed digits and line ends included', () => {
    const text = 'عنوان\r\n\r\nقال\u200F إن ١٢ و12‏ «جنديا»  و\u202Bهذا\u202C.\r\n';
    expect(read(text)).toMatchObject({ format: 'TEXT', text, headline: 'عنوان' });
  });

  it.each([
    ['a first line that is a sentence', 'قال الوزير إنه سيحضر.\n\nوأضاف.', null],
    ['a first line that does not stand apart', 'Bridge opens\nThe mayor said so.', null],
    ['a first line that is long', `${'كلمة '.repeat(50)}\n\nنص`, null],
    ['a question', 'هل يفتح الجسر؟\n\nنص', 'هل يفتح الجسر؟'],
  ])('%s', (_what, text, headline) => {
    expect(read(text).headline).toBe(headline);
  });

  it.each([
    ['الأحد 2021/12/12', '2021-12-12'],
    ['Baghdad, 12 December 2021', '2021-12-12'],
    ['جرى ذلك يوم 12 كانون الأول 2021 كما قال الوزير في المؤتمر.', null],
    ['2021', null],
  ])('near the top, "%s" gives the day %s', (line, day) => {
    expect(read(`عنوان\n\n${line}\nنص`).publishedAt).toBe(day);
  });
});

describe('the address that a Markdown text gives', () => {
  it.each([
    ['https://news.example/a', 'https://news.example/a'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['no address', null],
  ])('%s', (given, url) => {
    const text = `---\nurl: "${given}"\n---\nنص`;
    expect(read(text, { format: ContentFormat.MARKDOWN }).url).toBe(url);
  });
});

describe('what is made to take for ever', () => {
  // Each of these took minutes or hours with expressions that try every way to divide the text.
  it('is read at once where it is comments', () => {
    expect(read(`${'<!---->'.repeat(50_000)}نص`).format).toBe('TEXT');
    expect(read(`<?xml version="1.0"?>${'<!---->'.repeat(1000)}${page('')}`).format).toBe('HTML');
  });

  it('is read at once where it is blanks', () => {
    expect(read(`${' '.repeat(400_000)}نص`).headline).toBeNull();
    expect(read(`${'\n '.repeat(1000)}عنوان\n\nنص`).headline).toBe('عنوان');
  });

  it('is read at once where a page begins again and again', () => {
    const html = `<html ${'<html</x'.repeat(40_000)}${' '.repeat(4_000_000)}`;
    expect(() => read(html, { format: ContentFormat.HTML })).toThrow(UnreadablePage);
  });

  it('is counted by what is open, not by the number of tags', () => {
    const drawing = '<svg viewBox="0 0 1 1"><path d="M0 0"/><circle r="1"/></svg>';
    const drawings = drawing.repeat(600);
    expect(read(page('', `${drawings}<p>${SENTENCE.repeat(4)}</p>`)).text).toContain('الجسر');
    expect(() => read(page('', '<div></x>'.repeat(1000)))).toThrow(/inside each other/);
  });

  it('is refused at once where it is thousands of elements deep inside each other', () => {
    const deep = `${'<div>'.repeat(400)}نص قصير، آخر${'</div>'.repeat(400)}`.repeat(100);
    expect(() => read(page('', deep))).toThrow(/deep inside each other/);
    const wide = `${'<div>'.repeat(20)}<p>${SENTENCE}</p>${'</div>'.repeat(20)}`.repeat(100);
    expect(read(page('', wide)).text).toContain('الجسر');
  });

  it.each([
    ['marks of quotes', `${'>'.repeat(8)}${'> '.repeat(41)}نص`],
    ['quotes beyond measure', '> '.repeat(200)],
    ['emphasis', '_a'.repeat(250_000)],
  ])('is read or refused at once where it is %s', (_what, text) => {
    const reading = (): unknown => read(text, { format: ContentFormat.MARKDOWN });
    if (text.endsWith('نص')) expect(reading()).toMatchObject({ text: 'نص' });
    else expect(reading).toThrow(UnreadablePage);
  });
});

describe('encodings', () => {
  it.each<[string, Uint8Array, PageHint]>([
    ['UTF-8 with a mark', bytes(`\uFEFF${SENTENCE}`), {}],
    ['UTF-16 with a mark', new Uint8Array(Buffer.from(`\uFEFF${SENTENCE}`, 'utf16le')), {}],
    ['windows-1256 undeclared', windows1256(SENTENCE), {}],
    [
      'windows-1256 by the server',
      windows1256(SENTENCE),
      { contentType: 'text/plain; charset=windows-1256' },
    ],
    [
      'UTF-8 declared as another',
      bytes(SENTENCE),
      { contentType: 'text/plain; charset=windows-1252' },
    ],
  ])('%s', (_what, encoded, hint) => {
    expect(readPage(encoded, hint).text).toBe(SENTENCE);
  });

  it('reads windows-1256 that the page declares', () => {
    expect(readPage(windows1256(page('<meta charset="windows-1256">'))).text).toContain('الجسر');
  });

  it('reads the accents of western letters', () => {
    const { text } = readPage(new Uint8Array(Buffer.from('Café, déjà vu', 'latin1')));
    expect(text).toBe('Café, déjà vu');
  });

  it.each<[string, Uint8Array]>([
    ['binary', Uint8Array.from({ length: 512 }, (_, i) => i % 256)],
    ['NUL', bytes('a\0b')],
    ['nothing', new Uint8Array()],
    ['punctuation alone', bytes('… !؟')],
    ['too many bytes', new Uint8Array(11 * 1024 * 1024).fill(97)],
    ['too long a text', bytes('كلمة '.repeat(120_000))],
  ])('refuses %s', (_what, encoded) => {
    expect(() => readPage(encoded)).toThrow(UnreadablePage);
  });
});

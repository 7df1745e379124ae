import { describe, expect, it } from '@jest/globals';
import { Language } from '../../language/language.js';
import { renderHtml } from './html.js';
import { cutSnapshot, emptySnapshot, fullSnapshot, HOSTILE_A } from './report.fixture.js';

const VOID = new Set(['meta', '!doctype']);

interface Page {
  /** Text outside of tags, entities decoded. */
  text: string;
  tags: string[];
  /** The text of every `<mark>`, and where it starts in the text. */
  marks: { at: number; text: string }[];
}

function decode(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Reads markup strictly: every tag closed in order, attributes quoted, no stray angle bracket or ampersand. */
function read(source: string): Page {
  const page: Page = { text: '', tags: [], marks: [] };
  const open: string[] = [];
  const body = source.replace(/<style>[^<]*<\/style>/, '');
  const token = /<(\/?)([!a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>|([^<>]+)/gy;
  while (token.lastIndex < body.length) {
    const at = token.lastIndex;
    const match = token.exec(body);
    if (!match) throw new Error(`malformed at: ${body.slice(at, at + 60)}`);
    const [, slash, tag, , text] = match;
    if (text !== undefined) {
      if (/&(?!lt;|gt;|quot;|amp;|#39;)/.test(text)) throw new Error(`stray &: ${text}`);
      const mark = open.includes('mark') ? page.marks.at(-1) : undefined;
      if (mark) mark.text += decode(text);
      page.text += decode(text);
    } else if (tag !== undefined && slash === '/') {
      const expected = open.pop();
      if (expected !== tag) throw new Error(`</${tag}> closes <${expected}>`);
    } else if (tag !== undefined) {
      page.tags.push(tag);
      if (tag === 'mark') page.marks.push({ at: page.text.length, text: '' });
      if (!VOID.has(tag)) open.push(tag);
    }
  }
  if (open.length > 0) throw new Error(`unclosed: ${open.join(' ')}`);
  return page;
}

const sources = {
  ar: renderHtml(fullSnapshot(), Language.AR),
  en: renderHtml(fullSnapshot(), Language.EN),
};

describe.each([
  ['ar', 'rtl'],
  ['en', 'ltr'],
] as const)('a report as HTML, %s', (tag, dir) => {
  const source = sources[tag];
  const page = read(source);

  it('says its language and direction and has every tag closed', () => {
    expect(source).toContain(`<html lang="${tag}" dir="${dir}">`);
    expect(page.tags.filter((name) => name === 'h1')).toHaveLength(1);
    expect(page.tags.filter((name) => name === 'article')).toHaveLength(3);
  });

  it('fetches nothing and runs nothing', () => {
    expect(page.tags).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(script|img|svg|link|iframe|object|u|i|b)$/),
      ]),
    );
    expect(source).not.toMatch(/\son[a-z]+="/i);
    expect(source).not.toMatch(/(?:href|src)="(?!https?:|#)/);
    expect(source).not.toMatch(/@import|url\(/);
  });

  it('marks exactly the clashing words, overlapping spans as one', () => {
    expect(page.marks.map(({ text }) => text)).toEqual([
      'سيبقى',
      'حتى نهاية العام',
      'leave',
      'before the end of June 2031',
      '38 مقعدًا',
      '41 مقعدًا في انتخابات',
      '<script>',
      'HYPERLINK("http://evil.example","click"), line one  line two ␛[31mred',
    ]);
    expect(page.text.slice((page.marks[2]?.at ?? 0) - 12)).toMatch(/^All workers leave the Blue/);
  });

  it('gives each statement the direction of its own language', () => {
    expect(source).toMatch(/<p class="statement" lang="ar" dir="rtl">\s*<mark>سيبقى<\/mark>/);
    expect(source).toMatch(/<p class="statement" lang="en" dir="ltr">\s*All workers <mark>leave/);
    expect(source).toMatch(/<p class="statement" lang="ar" dir="rtl">\s*NATO ليست/);
  });

  it('leads from the contents to every contradiction and back', () => {
    const ids = new Set([...source.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    const links = [...source.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(links).toHaveLength(6);
    for (const link of links) expect(ids).toContain(link);
    for (const [, label] of source.matchAll(/aria-labelledby="([^"]+)"/g)) {
      expect(ids).toContain(label);
    }
  });

  it('shows hostile text as text and keeps its bidi controls off the page', () => {
    expect(page.text).toContain(HOSTILE_A.replace('\u202e', '[U+202E]').replace(/\u2069/g, ''));
    expect(page.text).toContain('"><svg onload=alert(1)>');
    expect(page.text).toContain('javascript:alert(1)');
    expect(source).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(source).not.toContain('\u001b');
  });
});

describe('what a report tells', () => {
  const { text: english } = read(sources.en);
  const { text: arabic } = read(sources.ar);
  const flat = (text: string) => text.replace(/\s+/g, ' ');

  it('heads the page with filter, time and counts', () => {
    expect(flat(english)).toMatch(/Topic: سد النهر الأزرق From: May 2031 To: 31 May 2031/);
    expect(flat(english)).toMatch(/9 May 2031, 14:05 UTC/);
    expect(flat(english)).toMatch(/Claims compared 1,284/);
    expect(flat(arabic)).toMatch(/9 أيار\/مايو 2031، 14:05 UTC/);
    expect(flat(arabic)).toMatch(/حسب العلاقة تناقض 1 تعارض 1 توتر 1/);
  });

  it('leads the chain from outlet to speaker, the arrow with the direction of the page', () => {
    expect(flat(english)).toContain(
      'صحيفة الميناء ← Delta News Agency (نقلًا عن) ← ليلى الحمداني (قالت)',
    );
    expect(flat(arabic)).toContain('The Harbour Gazette → a senior engineer at the site (لم يُكشف');
    expect(arabic).not.toContain('←');
  });

  it('calls what is unknown unknown', () => {
    expect(flat(english)).toContain('unknown outlet, undated');
    expect(flat(arabic)).toContain('جهة نشر غير معروفة، بلا تاريخ');
    expect(english).toContain('reviewer not recorded');
  });

  it('gives reason, values, score and rule in the language of the report', () => {
    expect(english).toContain('Claim A has the workers stay (“سيبقى”), claim B has them go');
    expect(flat(english)).toContain('31 December 2031 against 30 June 2031');
    expect(flat(arabic)).toContain('31 كانون الأول/ديسمبر 2031 مقابل 30 حزيران/يونيو 2031');
    expect(flat(arabic)).toContain('الدرجة: مرجّح (0.66) القاعدة: timing.deadline v2');
    expect(arabic).not.toContain('Claim A has');
  });

  it('tells each decision, its reason, who took it and when', () => {
    expect(flat(english)).toContain(
      'Dismissed Reason: the claims do not cover the same scope Rita Salim, 6 May 2031, 10:00 UTC',
    );
    expect(flat(english)).toContain('Resolved – claim B holds Reason: <i>seen</i>');
  });

  it('has an empty state without contents or legend', () => {
    const page = read(renderHtml(emptySnapshot(), Language.AR));
    expect(page.text).toContain('لا تناقضات ضمن هذا النطاق.');
    expect(page.text).toContain('كل المواضيع والقائلين والتواريخ');
    expect(page.tags).not.toContain('article');
    expect(page.tags).not.toContain('nav');
  });
});

describe('A report that cannot show all', () => {
  it('says how many it shows and how many there are', () => {
    const { text } = read(renderHtml(cutSnapshot(), Language.EN));
    expect(text.replace(/\s+/g, ' ')).toContain('Shown here, of the highest score 3');
    expect(text).toContain('1,041');
    expect(renderHtml(fullSnapshot(), Language.AR)).not.toContain('المعروض منها');
  });
});

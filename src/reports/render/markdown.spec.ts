import { describe, expect, it } from '@jest/globals';
import { Language } from '../../language/language.js';
import { markdownBlock, markdownMarked, markdownText } from './markdown-text.js';
import { renderMarkdown } from './markdown.js';
import { cutSnapshot, emptySnapshot, fullSnapshot } from './report.fixture.js';
import { keepDirection, webAddress } from './text-parts.js';

const span = (start: number, end: number) => ({ start, end, text: '' });

describe('Markdown text', () => {
  it.each([
    ['a*b_c`d', 'a\\*b\\_c\\`d'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['[x](y)', '\\[x\\](y)'],
    ['a | b ~~c~~', 'a \\| b \\~\\~c\\~\\~'],
    ['a\n\n# b', 'a # b'],
    ['$x$ \\ y', '\\$x\\$ \\\\ y'],
  ])('shows %j as it is', (text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });

  it.each([
    ['# x', '\\# x'],
    ['- x', '\\- x'],
    ['+ x', '\\+ x'],
    ['---', '\\---'],
    ['1. x', '1\\. x'],
    ['12) x', '12\\) x'],
    ['1.5 million', '1.5 million'],
    ['2500 troops', '2500 troops'],
  ])('opens no list, heading or rule with %j', (text, escaped) => {
    expect(markdownBlock(text)).toBe(escaped);
  });

  it.each([
    ['a word', 'we stay here', [span(3, 7)], 'we **stay** here'],
    ['blanks at its edge', 'we stay here', [span(2, 8)], 'we **stay** here'],
    ['part of an Arabic word', 'وسيبقى', [span(1, 6)], 'و**سيبقى**'],
    ['punctuation that meets a letter', 'up 25%now', [span(3, 6)], 'up <strong>25%</strong>now'],
    ['punctuation at the end', 'up 25%', [span(3, 6)], 'up **25%**'],
    ['stars of its own', '*x* y', [span(0, 3)], '**\\*x\\*** y'],
    ['a heading sign', '# x', [span(2, 3)], '\\# **x**'],
  ])('marks %s', (_name, statement, spans, expected) => {
    expect(markdownMarked(statement, spans)).toBe(expected);
  });

  it('holds a foreign name together in a line of the other direction', () => {
    expect(keepDirection('Reuters (UK)', Language.AR)).toBe('\u200f\u200eReuters (UK)\u200e\u200f');
    expect(keepDirection('واع', Language.EN)).toBe('\u200e\u200fواع\u200f\u200e');
    expect(keepDirection('Reuters', Language.EN)).toBe('Reuters');
    expect(keepDirection('2031', Language.AR)).toBe('2031');
  });

  it.each([
    ['https://a.example/x y?q=<b>', 'https://a.example/x%20y?q=%3Cb%3E'],
    ['http://a.example', 'http://a.example/'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['not an address', null],
  ])('links %j to %j', (url, address) => {
    expect(webAddress(url)).toBe(address);
  });
});

describe('a report as Markdown', () => {
  const english = renderMarkdown(fullSnapshot(), Language.EN);
  const arabic = renderMarkdown(fullSnapshot(), Language.AR);

  it('marks the clashing words of both statements', () => {
    for (const text of [english, arabic]) {
      expect(text).toContain('> **سيبقى** 1800 عامل في موقع سد النهر الأزرق **حتى نهاية العام**');
      expect(text).toContain('> All workers **leave** the Blue River dam site **before the end of');
    }
  });

  it('stands in a right-to-left block in Arabic, with English statements the other way', () => {
    expect(arabic.startsWith('<div dir="rtl">\n\n# تقرير التناقضات\n')).toBe(true);
    expect(arabic.endsWith('\n\n</div>\n')).toBe(true);
    expect(arabic).toContain('<div dir="ltr">\n\n> All workers');
    expect(english).toContain('<div dir="rtl">\n\n> **سيبقى**');
    expect(english).toContain('\n\n> All workers');
    for (const text of [english, arabic]) {
      expect(text.match(/<div /g)?.length).toBe(text.match(/<\/div>/g)?.length);
    }
  });

  it('links every entry of the contents to an anchor that is there', () => {
    const targets = [...english.matchAll(/\]\(#([\w-]+)\)/g)].map((match) => match[1]);
    const anchors = [...english.matchAll(/<a id="([\w-]+)"><\/a>/g)].map((match) => match[1]);
    expect(targets).toEqual(['contradiction-1', 'contradiction-2', 'contradiction-3']);
    expect(anchors).toEqual(targets);
  });

  it('lets no markup of a source through', () => {
    for (const text of [english, arabic]) {
      const tags = new Set([...text.matchAll(/<\/?[a-z][^>]*>/gi)].map(([tag]) => tag));
      for (const tag of tags) {
        expect(tag).toMatch(
          /^<(div dir="(rtl|ltr)"|\/div|a id="contradiction-\d"|\/a|\/?strong|https:\S+)>$/,
        );
      }
      expect(text).not.toContain('](<javascript');
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    }
  });

  it('tells the decision, the reason in words, and who took it', () => {
    expect(english).toContain(
      '- **Dismissed**\n  - Reason: the claims do not cover the same scope',
    );
    expect(english).toContain('- **Resolved** – claim B holds');
    expect(arabic).toContain('السبب: القولان لا يتناولان النطاق نفسه');
    expect(arabic).toContain('مراجع غير مسجّل');
  });

  it('says so when there is nothing to list', () => {
    const text = renderMarkdown(emptySnapshot(), Language.EN);
    expect(text).toContain('**No contradictions under this filter.**');
    expect(text).toContain('Filter: All topics, speakers and dates');
    expect(text).not.toContain('## Contents');
  });
});

describe('A report that cannot show all', () => {
  it('says how many it shows and how many there are', () => {
    const text = renderMarkdown(cutSnapshot(), Language.EN);
    expect(text).toContain('- Shown here, of the highest score: 3');
    expect(text).toContain('1,041');
    expect(renderMarkdown(fullSnapshot(), Language.EN)).not.toContain('Shown here');
  });
});

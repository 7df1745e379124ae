import { describe, expect, it } from '@jest/globals';
import type { Bilingual } from '../../contradictions/explain/words.js';
import { Language } from '../../language/language.js';
import { proposeClaims } from '../engine/propose.js';
import type { Form, Replacement, Resolution, SourceKind, WorthReason } from '../engine/types.js';
import { labels } from './labels.js';
import { listProposals } from './list-proposals.js';
import { renderProposals } from './render-html.js';

const ARABIC = 'قال الوزير سامر الحوراني إن <الطريق> مفتوح.';
const ENGLISH = 'Ann Roe told Reuters that the road is open.';

describe('renderProposals', () => {
  it('speaks the language of the text, marks the roles and escapes the text', () => {
    const html = renderProposals(ARABIC, proposeClaims(ARABIC), Language.AR);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('href="#c1"');
    expect(html).toContain('id="c1"');
    expect(html).toMatch(/<mark class="content">[^<]*الطريق&gt; مفتوح<\/mark>/);
    expect(html).toContain('<mark class="cue">قال</mark>');
    expect(html).toMatch(/<mark class="source">[^<]*سامر الحوراني<\/mark>/);
    expect(html).not.toContain('<الطريق>');
    expect(html).not.toMatch(/ASSERTS|NAMED_SPEAKER|<script/);
    expect(renderProposals(ENGLISH, [], Language.EN)).toContain('<html lang="en" dir="ltr">');
  });

  it('shows a bidi override instead of obeying it', () => {
    const html = renderProposals('a\u202eb', [], Language.EN, '<b>\u202e');
    expect(html).not.toContain('\u202e');
    expect(html).toContain('a[U+202E]b');
    expect(html).toContain('<h1>&lt;b&gt;[U+202E]</h1>');
  });

  it('never crosses elements where contents overlap, and keeps every letter', () => {
    const [one] = proposeClaims(ENGLISH);
    if (!one) throw new Error('no proposal');
    const cut = (start: number, end: number) => {
      const span = { start, end, text: ENGLISH.slice(start, end) };
      return { ...one, content: span, parts: [span] };
    };
    const html = renderProposals(ENGLISH, [cut(0, 20), cut(10, 30), cut(12, 15)], Language.EN);
    const body = /<section class="text"[^>]*>(.*?)<\/section>/s.exec(html)?.[1] ?? '';
    expect(body).not.toMatch(/<mark[^>]*>[^<]*<mark/);
    const letters = body.replace(/<a [^>]*>\d+<\/a>/g, '').replace(/<[^>]*>/g, '');
    expect(letters).toBe(ENGLISH);
    expect(body.match(/<a /g)).toHaveLength(3);
    expect(body).toContain('nested');
  });
});

describe('listProposals', () => {
  it('lists the chain before the speaker, names isolated', () => {
    expect(listProposals(proposeClaims(ENGLISH), Language.EN)).toContain(
      '\u2068Reuters\u2069 (\u2068organisation\u2069) → \u2068Ann Roe\u2069 (\u2068person\u2069)',
    );
  });

  it('says what a number was read as, and the time the claim speaks about', () => {
    const text = 'Ann Roe said that the bridge cost 4,500 crowns in 2023.';
    const [line] = /Numbers: .*/.exec(listProposals(proposeClaims(text), Language.EN)) ?? [];
    expect(line).toContain('(\u20684,500\u2069)');
    expect(listProposals(proposeClaims(text), Language.EN)).toContain(
      'Period spoken of: \u20682023\u2069',
    );
    const html = renderProposals(text, proposeClaims(text), Language.EN);
    expect(html).toContain('Period spoken of</dt><dd><span class="value"><bdi>2023</bdi>');
    const since = 'قال سامر الحوراني إن الطريق مغلق منذ آذار 2020.';
    expect(listProposals(proposeClaims(since), Language.AR)).toContain(
      'الفترة المقصودة: \u2068من آذار/مارس 2020\u2069',
    );
  });

  it('uses Arabic words for an Arabic text', () => {
    expect(listProposals(proposeClaims(ARABIC), Language.AR)).toMatch(/^[^A-Za-z]+$/);
    expect(listProposals([], Language.AR)).toContain('لا أقوال');
  });
});

// Unions have no values at run time; as keys of a record the compiler sees to it that none is missing.
const FORMS: Record<Form, 0> = {
  DIRECT_QUOTE: 0,
  INDIRECT_QUOTE: 0,
  PARAPHRASE: 0,
  AUTHOR_VOICE: 0,
};
const KINDS: Record<SourceKind, 0> = { PERSON: 0, ORGANISATION: 0, ANONYMOUS: 0, DOCUMENT: 0 };
const RESOLUTIONS: Record<Resolution, 0> = {
  FULL_NAME: 0,
  SHORT_NAME: 0,
  TITLE: 0,
  PRONOUN: 0,
  DROPPED_SUBJECT: 0,
  SAME_SOURCE: 0,
  UNRESOLVED: 0,
};
const REPLACEMENTS: Record<Replacement['reason'], 0> = {
  PRONOUN: 0,
  TITLE: 0,
  SHORT_NAME: 0,
  RELATIVE_DATE: 0,
};
const REASONS: Record<WorthReason, 0> = {
  NUMBERS: 0,
  DATES: 0,
  NAMED_SPEAKER: 0,
  KNOWN_SPEAKER: 0,
  ANONYMOUS_SPEAKER: 0,
  NAMES_IN_CONTENT: 0,
  VERIFIABLE_PREDICATE: 0,
  DIRECT_QUOTE: 0,
  DENIAL: 0,
  COMMITMENT: 0,
  FORECAST: 0,
  DEMAND: 0,
  OPINION: 0,
  TOO_SHORT: 0,
  UNRESOLVED: 0,
};

describe('labels.json', () => {
  it.each([
    ['form', FORMS],
    ['sourceKind', KINDS],
    ['resolution', RESOLUTIONS],
    ['replacement', REPLACEMENTS],
    ['worthReason', REASONS],
  ] as const)('words every member of %s and nothing else', (group, members) => {
    expect(Object.keys(labels[group]).sort()).toEqual(Object.keys(members).sort());
  });

  it('says everything in both languages', () => {
    for (const group of Object.values(labels)) {
      for (const entry of Object.values(group as Record<string, Bilingual>)) {
        expect(entry.ar).toMatch(/^(?=.*[\u0621-\u064a])[^A-Za-z]+$/u);
        expect(entry.en).toMatch(/^(?=.*[A-Za-z])[^\u0600-\u06ff]+$/u);
      }
    }
  });
});

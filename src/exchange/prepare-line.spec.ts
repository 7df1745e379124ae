import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { keepsRules } from './check-fast.js';
import { ClaimLine } from './claim-line.js';
import { faultLine } from './import-faults.js';
import { prepareLine } from './prepare-line.js';
import { NewArticleInput } from '../sources/articles/article.inputs.js';
import { NewSpeakerInput } from '../sources/speakers/speaker.inputs.js';

const ATTRIBUTION = {
  article: { url: 'https://news.example.org/1', headline: 'Troops', language: 'EN' },
  speaker: { name: 'McKenzie', kind: 'PERSON' },
  form: 'PARAPHRASE',
  saidAt: '2021-12-10',
};
const CLAIM = { statement: '2,500 troops remain in Iraq', attributions: [ATTRIBUTION] };

const prepare = (value: unknown) =>
  prepareLine({ number: 7, text: typeof value === 'string' ? value : JSON.stringify(value) });

function faults(value: unknown): string[] {
  const result = prepare(value);
  return 'faults' in result ? result.faults.map((fault) => faultLine('f', fault)) : [];
}

const attributed = (change: object): object => ({
  ...CLAIM,
  attributions: [{ ...ATTRIBUTION, ...change }],
});

describe('a line of an import file', () => {
  it('gives the claim that the API would record', () => {
    const result = prepare({
      ...CLAIM,
      statement: '  2,500 troops remain in Iraq ',
      topics: ['T'],
    });
    expect(result).toMatchObject({
      prepared: {
        line: 7,
        claim: {
          statement: '2,500 troops remain in Iraq',
          language: 'EN',
          kind: 'FACT',
          status: 'PUBLISHED',
          saidOn: '2021-12-10',
        },
        quantities: [{ lower: 2500, upper: 2500, corrected: false }],
        content: { topics: [{ name: 'T' }], attributions: [{ stance: 'ASSERTS' }] },
      },
    });
  });

  it('takes names for sources, and the earliest date of all attributions', () => {
    const said = { article: 'https://news.example.org/2', speaker: 'AP', form: 'AUTHOR_VOICE' };
    const result = prepare({
      ...CLAIM,
      attributions: [ATTRIBUTION, { ...said, saidAt: '2021-12', chain: [{ speaker: 'Reuters' }] }],
    });
    expect(result).toMatchObject({
      prepared: {
        claim: { saidOn: '2021-12-01' },
        content: {
          attributions: [
            {},
            {
              article: { url: 'https://news.example.org/2' },
              speaker: { name: 'AP' },
              chain: [{ speaker: { name: 'Reuters' } }],
            },
          ],
        },
      },
    });
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{"statement": "x",}', 'f:7: is no JSON'],
    ['a list', [CLAIM], 'f:7: must be an object'],
    ['no statement', { attributions: [ATTRIBUTION] }, 'f:7: statement: must'],
    ['an empty statement', { ...CLAIM, statement: ' ' }, 'f:7: statement: must not be empty'],
    ['a statement without words', { ...CLAIM, statement: '2,500' }, 'f:7: statement: needs words'],
    [
      'an over-long statement',
      { ...CLAIM, statement: 'x'.repeat(2001) },
      'f:7: statement: must be shorter than or equal to 2000 characters',
    ],
    ['an unknown field', { ...CLAIM, speaker: 'x' }, 'f:7: speaker: is no field here; there are'],
    [
      'an unknown field below',
      attributed({ said: '2021' }),
      'f:7: attributions.0.said: is no field',
    ],
    [
      'a wrong date',
      attributed({ saidAt: '10/12/2021' }),
      'f:7: attributions.0.saidAt: "10/12/2021" is no date; write YYYY, YYYY-MM or YYYY-MM-DD',
    ],
    [
      'a day no calendar has',
      attributed({ saidAt: '2021-02-30' }),
      'f:7: attributions.0.saidAt: "',
    ],
    ['a NUL', { ...CLAIM, statement: 'a\0b' }, 'f:7: statement: must not contain NUL (U+0000)'],
    [
      'a lone surrogate',
      attributed({ speaker: '\ud800x' }),
      'f:7: attributions.0.speaker: must be well-formed Unicode',
    ],
    [
      'a bidi control in a key',
      { ...CLAIM, key: 'a\u202eb' },
      'f:7: key: must be 1–200 characters',
    ],
    ['no attribution', { ...CLAIM, attributions: [] }, 'f:7: attributions: needs at least one'],
    ['an attribution that is none', { ...CLAIM, attributions: ['x'] }, 'f:7: attributions'],
    [
      'a wrong stance',
      attributed({ stance: 'SAYS' }),
      'f:7: attributions.0.stance: must be one of',
    ],
    ['a list of speakers', attributed({ speaker: [] }), 'f:7: attributions.0.speaker: must be one'],
    [
      'a list of articles',
      attributed({ article: [ATTRIBUTION.article] }),
      'f:7: attributions.0.article: must be one object, not a list',
    ],
    [
      'a list of attributions in the list',
      { ...CLAIM, attributions: [ATTRIBUTION, [ATTRIBUTION]] },
      'f:7: attributions.1: must be one object',
    ],
    [
      'a list of periods',
      { ...CLAIM, period: [{ from: '2021' }] },
      'f:7: period: must be one object',
    ],
    ['a speaker that is a number', attributed({ speaker: 5 }), 'f:7: attributions.0.speaker: must'],
    [
      'a period that ends before it begins',
      { ...CLAIM, period: { from: '2021', to: '2020' } },
      'f:7: period.to: must not be before "from" (2021)',
    ],
    [
      'a quantity without bounds',
      { ...CLAIM, quantities: [{ comparator: 'EXACT' }] },
      'f:7: quantities.0: needs "lower", "upper" or both',
    ],
    [
      'a retraction without a reason',
      { ...CLAIM, status: 'RETRACTED' },
      'f:7: retractionReason: must be given where "status" is RETRACTED',
    ],
    ['a URL that is none', attributed({ article: 'x' }), 'f:7: attributions.0.article.url: must'],
  ])('is refused with its place and the remedy: %s', (_what, line, message) => {
    const told = faults(line);
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]).toContain(message);
  });

  it('names every fault', () => {
    expect(faults({ ...attributed({ saidAt: 'x', stance: 'y' }), kind: 'z' })).toHaveLength(3);
  });
});

function isValid(type: new () => object, plain: object): boolean {
  const input = plainToInstance(type, plain);
  return validateSync(input, { whitelist: true, forbidNonWhitelisted: true }).length === 0;
}

describe('the fast check', () => {
  it('gives what the class gives where the input says nothing, here and below', () => {
    const input = { ...CLAIM, attributions: [{ ...ATTRIBUTION }] };
    expect(keepsRules(ClaimLine, input)).toBe(true);
    expect(input).toEqual(JSON.parse(JSON.stringify(plainToInstance(ClaimLine, CLAIM))));
  });

  // What class-validator says is what counts: the fast check may only be quicker.
  it.each<[string, object]>([
    ['right', { headline: 'x', language: 'EN', url: 'https://a.org', publishedAt: '2021' }],
    ['null where it may be', { headline: 'x', language: 'EN', url: null, byline: null }],
    ['a wrong enum', { headline: 'x', language: 'FR' }],
    ['blank', { headline: ' ', language: 'EN' }],
    ['too long', { headline: 'x'.repeat(501), language: 'EN' }],
    ['a wrong URL', { headline: 'x', language: 'EN', url: 'ftp://a.org' }],
    ['a wrong date', { headline: 'x', language: 'EN', publishedAt: '2021-13' }],
    ['a number for text', { headline: 5, language: 'EN' }],
    ['an unknown property', { headline: 'x', language: 'EN', more: 1 }],
  ])('agrees with class-validator on an article: %s', (_what, plain) => {
    expect(keepsRules(NewArticleInput, { ...plain })).toBe(isValid(NewArticleInput, plain));
  });

  it.each<[string, object]>([
    ['right', { name: 'x', kind: 'PERSON', aliases: ['y'], wikidataId: 'Q1' }],
    ['an alias that is none', { name: 'x', kind: 'PERSON', aliases: [5] }],
    ['aliases that are no list', { name: 'x', kind: 'PERSON', aliases: 'y' }],
    ['too many aliases', { name: 'x', kind: 'PERSON', aliases: Array(51).fill('y') }],
    ['an office that is text', { name: 'x', kind: 'PERSON', positions: ['y'] }],
    ['an office', { name: 'x', kind: 'PERSON', positions: [{ title: 'y', from: '2021' }] }],
    ['an office without a title', { name: 'x', kind: 'PERSON', positions: [{ from: '2021' }] }],
    ['an office that is nothing', { name: 'x', kind: 'PERSON', positions: [null] }],
    ['no kind', { name: 'x' }],
  ])('agrees with class-validator on a speaker: %s', (_what, plain) => {
    expect(keepsRules(NewSpeakerInput, { ...plain })).toBe(isValid(NewSpeakerInput, plain));
  });
});

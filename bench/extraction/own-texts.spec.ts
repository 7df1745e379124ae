import { describe, expect, it } from '@jest/globals';
import { Language } from '../../src/language/language.js';
import { BadAnnotation, OWN_TEXTS, readAnnotated, readFolder } from './annotated.js';
import { dropped } from '../committed-figures.js';
import { committable, readCommitted } from './committed.js';
import { partsOf } from './report.js';
import { figuresOf, judgeText, sameName } from './score.js';

describe('the annotated texts', () => {
  const texts = readFolder(OWN_TEXTS);
  const judged = texts.map(judgeText);

  it('are as many as they should be, of both halves, and not all of them attribute', () => {
    const count = (language: Language): number =>
      texts.filter((text) => text.language === language).length;
    expect(count(Language.AR)).toBeGreaterThanOrEqual(30);
    expect(count(Language.EN)).toBeGreaterThanOrEqual(15);
    expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length);
    expect(texts.filter(({ half }) => half === 'held').length / texts.length).toBeGreaterThan(0.25);
    expect(texts.filter(({ annotations }) => annotations.length === 0).length).toBeGreaterThan(1);
  });

  it('are read no worse than the committed figures', () => {
    const lower = dropped(readCommitted(), committable(partsOf(judged)));
    // `npm run evaluate:extraction -- --accept` writes the present figures.
    expect(lower).toEqual([]);
  });

  it('give proposals whose spans are slices of the text', () => {
    for (const { text, matches, spurious } of judged) {
      for (const proposal of [...matches.map((match) => match.proposal), ...spurious]) {
        const { content, parts, passage, source, cue, chain, speaker } = proposal;
        const hops = chain.flatMap((hop) => [hop.span, hop.cue]);
        const spans = [content, passage, ...parts, source, cue, speaker.antecedent, ...hops];
        for (const span of spans) {
          if (span) expect(text.text.slice(span.start, span.end)).toBe(span.text);
        }
      }
    }
  });
});

const written = (attributions: object[]): string =>
  JSON.stringify({
    id: 'x',
    language: 'en',
    text: 'The road is open, Ann Roe said. The road is long, she said.',
    attributions,
  });

describe('readAnnotated', () => {
  it('finds words by themselves, by first and last, by offsets, and the nearest cue', () => {
    const [first, second, third] = readAnnotated(
      written([
        { content: 'The road is open', cue: 'said', source: 'Ann Roe', speaker: 'Ann Roe' },
        { content: 'The road […] long', cue: 'said', source: 'she', speaker: 'Ann Roe' },
        { content: { start: 0, end: 8 }, speaker: 'Ann Roe' },
      ]),
    ).annotations;
    expect(first).toMatchObject({ cue: { start: 26, end: 30 }, source: { start: 18, end: 25 } });
    expect(second?.cue).toEqual({ start: 54, end: 58 });
    expect(third?.parts).toEqual([{ start: 0, end: 8 }]);
  });

  it('refuses what is not there, and what stands there twice', () => {
    expect(() => readAnnotated(written([{ content: 'The bridge', speaker: 'x' }]))).toThrow(
      BadAnnotation,
    );
    expect(() => readAnnotated(written([{ content: 'The road', speaker: 'x' }]))).toThrow(
      'more than once',
    );
  });
});

describe('figuresOf', () => {
  it('counts a content found, one missed and one too many', () => {
    const text = readAnnotated(
      written([
        { content: 'The road is open', cue: 'said', source: 'Ann Roe', speaker: 'Ann Roe' },
        { content: { start: 0, end: 3 }, speaker: 'Nobody' },
      ]),
    );
    const { content, exact, withSpeaker, speaker } = figuresOf([judgeText(text)]);
    expect([content.precision, content.recall, content.f1]).toEqual([0.5, 0.5, 0.5]);
    expect([exact.f1, withSpeaker.f1, speaker]).toEqual([0.5, 0.5, 1]);
  });

  it('takes a name with its title, in any spelling, and no other', () => {
    expect(sameName('سامر الحوراني', 'وزير الأشغال سامر الحوراني')).toBe(true);
    expect(sameName('The Ministry', 'ministry')).toBe(true);
    expect(sameName('Ann Roe', 'Ann')).toBe(false);
  });
});

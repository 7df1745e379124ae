import { describe, expect, it } from '@jest/globals';
import type { Span } from '../detection/types.js';
import { markedSegments } from './marked-segments.js';

const span = (start: number, end: number): Span => ({ start, end, text: '' });

/** Segments as one string, marks in brackets. */
function shown(text: string, ...spans: Span[]): string {
  return markedSegments(text, spans)
    .map(({ text: part, marked }) => (marked ? `[${part}]` : part))
    .join('');
}

describe('markedSegments', () => {
  it.each([
    ['no span', [], 'abcdef'],
    ['one in the middle', [span(2, 4)], 'ab[cd]ef'],
    ['the whole text', [span(0, 6)], '[abcdef]'],
    ['two apart, given in the wrong order', [span(4, 5), span(1, 2)], 'a[b]cd[e]f'],
    ['two that overlap', [span(1, 4), span(3, 5)], 'a[bcde]f'],
    ['two that touch', [span(1, 3), span(3, 5)], 'a[bcde]f'],
    ['one inside another', [span(1, 5), span(2, 3)], 'a[bcde]f'],
    ['an empty one', [span(3, 3)], 'abcdef'],
    ['one turned round', [span(4, 2)], 'abcdef'],
    ['one that reaches outside', [span(-3, 2), span(5, 99)], '[ab]cde[f]'],
    ['one that lies outside', [span(10, 12)], 'abcdef'],
  ])('cuts at %s', (_name, spans, expected) => {
    expect(shown('abcdef', ...spans)).toBe(expected);
  });

  it('counts UTF-16 code units and never cuts through a character', () => {
    expect(shown('a😀b سيبقى', span(2, 3))).toBe('a[😀]b سيبقى');
    expect(shown('a😀b سيبقى', span(5, 10))).toBe('a😀b [سيبقى]');
  });

  it('gives the text back when joined, whatever the spans', () => {
    const text = 'بقي 2,500 جندي – 😀 “troops”';
    for (let start = -1; start <= text.length; start += 1) {
      for (let end = start; end <= text.length + 1; end += 3) {
        const segments = markedSegments(text, [span(start, end), span(end - 2, end + 4)]);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
      }
    }
  });

  it('gives nothing for an empty text', () => {
    expect(markedSegments('', [span(0, 3)])).toEqual([]);
  });
});

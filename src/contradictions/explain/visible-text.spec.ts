import { describe, expect, it } from '@jest/globals';
import { visibleText } from './visible-text.js';

describe('visibleText', () => {
  it.each([
    [
      'plain Arabic with ZWNJ, RLM and tashkeel',
      'می\u200cخواهم\u200f بِسْمِ',
      'می\u200cخواهم\u200f بِسْمِ',
    ],
    ['a right-to-left override', 'pay \u202e001\u202c now', 'pay [U+202E]001 now'],
    ['a left-to-right override', '\u202dأب', '[U+202D]أب'],
    ['embeddings and isolates', '\u202aa\u202b\u2066b\u2067\u2068c\u2069\u202c', 'abc'],
    ['an escape sequence', '\u001b[2Jx', '␛[2Jx'],
    ['a C1 control sequence introducer', '\u009b2Jx', '␡2Jx'],
    ['NUL and DEL', 'a\u0000b\u007f', 'a␀b␡'],
    ['line breaks and tabs', 'a\nb\r\nc\td\u2028e\u0085f', 'a b  c d e f'],
  ])('makes %s harmless', (_name, text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });
});

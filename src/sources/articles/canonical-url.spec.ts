import { describe, expect, it } from '@jest/globals';
import { canonicalUrl } from './canonical-url.js';

describe('canonicalUrl', () => {
  it.each([
    ['HTTPS://News.Example.ORG/a', 'https://news.example.org/a'],
    ['https://news.example.org:443/a/', 'https://news.example.org/a'],
    ['https://news.example.org/a#comments', 'https://news.example.org/a'],
    ['https://news.example.org/a?utm_source=x&id=7&fbclid=abc', 'https://news.example.org/a?id=7'],
    ['https://news.example.org/a?b=2&a=1', 'https://news.example.org/a?a=1&b=2'],
    ['https://www.example.org/أخبار', 'https://www.example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1'],
  ])('stores %s as %s', (given, stored) => {
    expect(canonicalUrl(given)).toBe(stored);
  });

  it('is stable: what is stored maps to itself', () => {
    const stored = canonicalUrl('https://Example.org/x/?utm_medium=a&z=1#top');
    expect(canonicalUrl(stored)).toBe(stored);
  });

  it('refuses what is no URL', () => {
    expect(() => canonicalUrl('http://')).toThrow('Invalid URL');
  });
});

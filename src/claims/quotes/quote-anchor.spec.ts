import { describe, expect, it } from '@jest/globals';
import { findQuote, QuoteState, reanchor } from './quote-anchor.js';

const BODY = 'قال الوزير: «سنبقى». ثم قال مرة أخرى: «سنبقى» وغادر القاعة.';

function quoteOf(body: string, exact: string, prefix?: string) {
  const search = findQuote(body, { exact, prefix });
  if ('failure' in search) throw new Error(search.failure);
  return search.found;
}

describe('findQuote', () => {
  it('gives offsets at which the words really stand', () => {
    const quote = quoteOf(BODY, 'وغادر القاعة');
    expect(BODY.slice(quote.start, quote.end)).toBe('وغادر القاعة');
    expect(BODY.slice(0, quote.start).endsWith(quote.prefix)).toBe(true);
    expect(BODY.slice(quote.end).startsWith(quote.suffix)).toBe(true);
  });

  it('asks for context instead of guessing between two places', () => {
    expect(findQuote(BODY, { exact: 'سنبقى' })).toEqual({ failure: 'AMBIGUOUS' });
  });

  it('takes prefix, suffix or position as context', () => {
    const second = BODY.lastIndexOf('سنبقى');
    expect(quoteOf(BODY, 'سنبقى', 'أخرى: «').start).toBe(second);
    const bySuffix = findQuote(BODY, { exact: 'سنبقى', suffix: '» وغادر' });
    expect(bySuffix).toMatchObject({ found: { start: second } });
    const byStart = findQuote(BODY, { exact: 'سنبقى', start: second });
    expect(byStart).toMatchObject({ found: { start: second } });
  });

  it('says when the words are not there', () => {
    expect(findQuote(BODY, { exact: 'سنرحل' })).toEqual({ failure: 'ABSENT' });
    expect(findQuote(BODY, { exact: 'وغادر', start: 0 })).toEqual({ failure: 'ABSENT' });
  });

  it('finds no words at all nowhere, and comes to an end', () => {
    expect(findQuote(BODY, { exact: '' })).toEqual({ failure: 'ABSENT' });
  });

  it('sees overlapping places as two', () => {
    expect(findQuote('aaa', { exact: 'aa' })).toEqual({ failure: 'AMBIGUOUS' });
  });

  it('never cuts a surrogate pair in the context', () => {
    const body = `${'😀'.repeat(40)}x${'😀'.repeat(40)}`.replace('x', 'ax');
    const quote = quoteOf(body, 'x');
    expect(/^[\uDC00-\uDFFF]/.test(quote.prefix)).toBe(false);
    expect(/[\uD800-\uDBFF]$/.test(quote.suffix)).toBe(false);
  });
});

describe('reanchor', () => {
  const quote = quoteOf(BODY, 'وغادر القاعة');
  const repeated = quoteOf(BODY, 'سنبقى', 'أخرى: «');

  it('is EXACT where nothing moved', () => {
    const anchor = reanchor(`${BODY} (تحديث)`, quote);
    expect(anchor).toEqual({ state: QuoteState.EXACT, start: quote.start, end: quote.end });
  });

  it('is MOVED where text was put before it', () => {
    const body = `تصحيح. ${BODY}`;
    const anchor = reanchor(body, quote);
    expect(anchor.state).toBe(QuoteState.MOVED);
    expect(body.slice(anchor.start ?? 0, anchor.end ?? 0)).toBe(quote.exact);
  });

  it('follows the context where the words recur', () => {
    const body = `تصحيح. ${BODY}`;
    expect(reanchor(body, repeated)).toMatchObject({
      state: QuoteState.MOVED,
      start: body.lastIndexOf('سنبقى'),
    });
  });

  it('is AMBIGUOUS where the words recur and the context is gone', () => {
    const anchor = reanchor('-- سنبقى أو سنبقى', repeated);
    expect(anchor).toEqual({ state: QuoteState.AMBIGUOUS, start: null, end: null });
  });

  it('is ORPHAN where the words are left only as part of others', () => {
    const said = quoteOf('Then she said no.', 'she said no');
    expect(reanchor('Then she said nothing.', said).state).toBe(QuoteState.ORPHAN);
    expect(reanchor('“she said no”', said).state).toBe(QuoteState.MOVED);
    // What an editor marked within a word may stand within one again: the Arabic "and" is a letter.
    const joined = quoteOf('وقال نعم', 'قال نعم');
    expect(reanchor('ثم غادر وقال نعم', joined).state).toBe(QuoteState.MOVED);
  });

  it('is ORPHAN where the words are gone', () => {
    expect(reanchor('نص آخر', quote)).toEqual({
      state: QuoteState.ORPHAN,
      start: null,
      end: null,
    });
  });
});

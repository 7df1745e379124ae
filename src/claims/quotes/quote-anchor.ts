/** Where a quote stands in a later version of its article. An orphan is better than a wrong anchor. */
export enum QuoteState {
  /** Same words at the same offsets. */
  EXACT = 'EXACT',
  /** Same words, found in one other place. */
  MOVED = 'MOVED',
  /** Same words in several places, and the context does not tell which. */
  AMBIGUOUS = 'AMBIGUOUS',
  /** The words are gone. */
  ORPHAN = 'ORPHAN',
}

/**
 * A stretch of an article version (Web Annotation TextQuoteSelector and TextPositionSelector).
 * Offsets are UTF-16 code units into the raw body: `body.slice(start, end) === exact`.
 */
export interface QuoteSelector {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
}

/** What an editor gives: the words, and only where they recur some context or the position. */
export interface QuoteRequest {
  exact: string;
  prefix?: string | null;
  suffix?: string | null;
  start?: number | null;
}

export type QuoteSearch = { found: QuoteSelector } | { failure: 'ABSENT' | 'AMBIGUOUS' };

export interface Anchor {
  state: QuoteState;
  start: number | null;
  end: number | null;
}

/** UTF-16 code units of context kept on either side. */
const CONTEXT = 32;

/** Finds the one place a request means, or says why there is none or more than one. */
export function findQuote(body: string, request: QuoteRequest): QuoteSearch {
  const { exact, prefix, suffix, start } = request;
  const places = occurrences(body, exact).filter(
    (at) =>
      (start == null || at === start) &&
      (!prefix || body.slice(0, at).endsWith(prefix)) &&
      (!suffix || body.startsWith(suffix, at + exact.length)),
  );
  const [only, second] = places;
  if (only === undefined) return { failure: 'ABSENT' };
  if (second !== undefined) return { failure: 'AMBIGUOUS' };
  return { found: selectorAt(body, only, exact) };
}

/** Finds a quote of an older version in a new body; "no" does not live on in "nothing". */
export function reanchor(body: string, quote: QuoteSelector): Anchor {
  const { exact, prefix, suffix, start } = quote;
  const places = occurrences(body, exact).filter(
    (at) =>
      (!splitsWord(body.slice(0, at), exact) || splitsWord(prefix, exact)) &&
      (!splitsWord(exact, body.slice(at + exact.length)) || splitsWord(exact, suffix)),
  );
  if (places.includes(start)) return anchored(QuoteState.EXACT, start, exact);
  const inContext = places.filter(
    (at) => body.slice(0, at).endsWith(prefix) && body.startsWith(suffix, at + exact.length),
  );
  const [only] = places.length === 1 ? places : inContext.length === 1 ? inContext : [];
  if (only !== undefined) return anchored(QuoteState.MOVED, only, exact);
  const state = places.length === 0 ? QuoteState.ORPHAN : QuoteState.AMBIGUOUS;
  return { state, start: null, end: null };
}

/** Whether the cut between the two goes through a word. */
function splitsWord(left: string, right: string): boolean {
  return /[\p{L}\p{N}]\p{M}*$/u.test(left.slice(-8)) && /^[\p{L}\p{M}\p{N}]/u.test(right);
}

function anchored(state: QuoteState, start: number, exact: string): Anchor {
  return { state, start, end: start + exact.length };
}

function selectorAt(body: string, start: number, exact: string): QuoteSelector {
  const end = start + exact.length;
  return {
    exact,
    prefix: wholeCharacters(body.slice(Math.max(0, start - CONTEXT), start)),
    suffix: wholeCharacters(body.slice(end, end + CONTEXT)),
    start,
    end,
  };
}

/** Drops a half of a surrogate pair at either edge of a cut. */
function wholeCharacters(cut: string): string {
  return cut.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}

/** Every offset at which the words stand, overlapping ones included. */
function occurrences(body: string, exact: string): number[] {
  const places: number[] = [];
  // Nothing stands everywhere, and the search for it would never end.
  if (exact === '') return places;
  for (let at = body.indexOf(exact); at >= 0; at = body.indexOf(exact, at + 1)) places.push(at);
  return places;
}

/** What an answer can be written in; both are JSON in UTF-8. */
export type AnswerType = 'application/json' | 'application/graphql-response+json';

/**
 * The answer's media type for an `accept` header, after the GraphQL-over-HTTP specification: without one,
 * or where both are wanted alike by a wildcard, it is plain JSON, which every client understands. Null
 * where none suits.
 */
export function negotiate(accept: string | undefined): AnswerType | null {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  const ranges = accept.split(',').map(readRange);
  const modern = quality(ranges, 'application/graphql-response+json');
  const plain = quality(ranges, 'application/json');
  if (modern.q === 0 && plain.q === 0) return null;
  if (modern.q !== plain.q) {
    return modern.q > plain.q ? 'application/graphql-response+json' : 'application/json';
  }
  // Named is wanted more than covered by a wildcard; of two that are named, the first.
  if (modern.specificity !== plain.specificity) {
    return modern.specificity > plain.specificity
      ? 'application/graphql-response+json'
      : 'application/json';
  }
  return modern.specificity === 2 && modern.place < plain.place
    ? 'application/graphql-response+json'
    : 'application/json';
}

interface Range {
  type: string;
  q: number;
}

interface Wanted {
  q: number;
  /** 2 by name, 1 by `application/*`, 0 by a wildcard for everything, -1 not at all. */
  specificity: number;
  place: number;
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((each) => each.startsWith('charset='));
  if (charset && !isUtf8(charset.slice('charset='.length))) return { type, q: 0 };
  const weight = parameters.find((each) => each.startsWith('q='));
  const q = weight ? Number(weight.slice(2)) : 1;
  return { type, q: q >= 0 && q <= 1 ? q : 0 };
}

/** The most specific range that covers a type decides, whatever its q (RFC 9110, 12.5.1). */
function quality(ranges: readonly Range[], type: AnswerType): Wanted {
  const levels = ['*/*', 'application/*', type];
  let best: Wanted = { q: 0, specificity: -1, place: -1 };
  ranges.forEach((range, place) => {
    const specificity = levels.indexOf(range.type);
    if (specificity > best.specificity) best = { q: range.q, specificity, place };
  });
  return best;
}

/** Whether a `content-type` header says JSON in UTF-8; without a charset JSON is UTF-8 (RFC 8259). */
export function isJson(contentType: string | undefined): boolean {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim());
  if (type.toLowerCase() !== 'application/json') return false;
  const charset = parameters.find((each) => each.toLowerCase().startsWith('charset='));
  return charset === undefined || isUtf8(charset.slice('charset='.length).toLowerCase());
}

function isUtf8(charset: string): boolean {
  return charset === 'utf-8' || charset === 'utf8' || charset === '"utf-8"';
}

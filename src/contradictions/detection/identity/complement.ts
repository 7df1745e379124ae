import { TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from '../reading/analyse.js';

/** Where a statement says what its subject is: tokens `[from, to)`, and the copula before them. */
export interface Complement {
  copula: number;
  from: number;
  to: number;
  /** "Is not a", "is something other than a". */
  denied: boolean;
}

const COPULAS = new Set(['is', 'was', 'are', 'were', 'هو', 'هي', 'كان', 'كانت']);
const ARTICLES = new Set(['a', 'an', 'the', 'one']);
/** What may stand between "is" and what the subject is. */
const BETWEEN =
  /^(?:also|currently|still|now|actually|only|solely|just|really|both|probably|primarily|mainly|best|today|once|\w{4,}ly)$/;
const DENIES = /^(?:not|never|n't)$/;
const OTHER_THAN = /^(?:something|anything) (?:other than|but)$/;
/** Where what the subject is has been said, and what follows says more of it. */
const STOPS =
  /^(?:who|whom|whose|which|that|where|when|while|but|because|by|for|in|from|with|within|at|on|to|near|as|about|after|before|during|since|among|under|into|through|based|born|located|situated|native|formed|consisting|starring|featuring|written|known|made|set|called|named|الذي|التي|من|في|عن|الي|بين|[;:.])$/;
const AFTER_PARTICIPLE = /^(?:by|in|for|on|at|from|to|as|with|after|,|\d.*)$/;
/** "One of the greatest", "a kind of": the noun comes after. */
const PARTITIVE = /^(?:one|some|type|kind|sort|piece|example|form|member)$/;
const LONGEST = 22;

/** "A film directed by", "produced and directed by", but "a trained dog". */
function isParticiple({ tokens }: AnalysedStatement, at: number): boolean {
  const text = tokens[at]?.text ?? '';
  const [next, after] = [tokens[at + 1]?.text ?? '', tokens[at + 2]?.text ?? ''];
  // "A player playing for": only behind a noun.
  if (text.endsWith('ing') && /^(?:for|in|as|with|on|the)$/.test(next))
    return !ARTICLES.has(tokens[at - 1]?.text ?? '');
  if (!text.endsWith('ed')) return false;
  return AFTER_PARTICIPLE.test(next) || (next === 'and' && after.endsWith('ed'));
}

function endOf(statement: AnalysedStatement, from: number, inside: Uint8Array): number {
  const { tokens } = statement;
  let to = from;
  while (to < tokens.length && to - from < LONGEST && inside[to] !== 1) {
    const text = tokens[to]?.text ?? '';
    if (STOPS.test(text) || isParticiple(statement, to)) break;
    if (text === 'of' && !PARTITIVE.test(tokens[to - 1]?.text ?? '')) break;
    to++;
  }
  return to;
}

const OPENERS = new Set(['there', 'this']);

/**
 * Where the statement says what its subject is; null where it does not. Without an article what follows
 * an English "is" may be a verb, unless it is a preposition of place: "is in Spain" has an empty stretch.
 */
export function complementOf(statement: AnalysedStatement, inside: Uint8Array): Complement | null {
  const { tokens, frame } = statement;
  const isCopula = (at: number): boolean => inside[at] !== 1 && COPULAS.has(tokens[at]?.text ?? '');
  let copula = frame.to;
  while (copula < tokens.length && !isCopula(copula)) copula++;
  if (copula === frame.to || copula === tokens.length) return null;
  let from = copula + 1;
  let denied = false;
  for (;;) {
    const text = tokens[from]?.text ?? '';
    if (OTHER_THAN.test([text, tokens[from + 1]?.text, tokens[from + 2]?.text].join(' '))) {
      denied = !denied;
      from += 3;
    } else if (OTHER_THAN.test(`${text} ${tokens[from + 1]?.text ?? ''}`)) {
      denied = !denied;
      from += 2;
    } else if (DENIES.test(text)) {
      denied = !denied;
      from++;
    } else if (BETWEEN.test(text)) from++;
    else break;
  }
  const first = tokens[from];
  if (!first) return null;
  if (first.kind === TokenKind.LATIN && !ARTICLES.has(first.text))
    return first.text === 'in' ? { copula, from, to: from, denied } : null;
  return { copula, from, to: endOf(statement, from, inside), denied };
}

/** "There is a town called Basildon": the subject stands last. Where its name begins; -1 elsewhere. */
export function calledAt({ tokens, frame }: AnalysedStatement, { to }: Complement): number {
  if (!OPENERS.has(tokens[frame.to]?.text ?? '')) return -1;
  return /^(?:called|named)$/.test(tokens[to]?.text ?? '') ? to + 1 : -1;
}

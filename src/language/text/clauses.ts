import { withoutConjunction } from '../words/arabic-forms.js';
import { conceptsAt } from '../concepts/concepts.js';
import { type Token, TokenKind } from './tokens.js';

const MARKS = new Set([',', '.', ';', ':', '!', '?', '"', '(', ')']);
const CONTRASTS = new Set([
  'لكن',
  'ولكن',
  'بل',
  'بينما',
  'فيما',
  'رغم',
  'حين',
  'لان',
  'لكنه',
  'لكنها',
  'ولكنها',
  'ولكنه',
  'لكنهم',
  'but',
  'while',
  'whereas',
  'although',
  'though',
  'because',
  'however',
  'despite',
  'so',
]);

const AUXILIARIES = new Set([
  'is',
  'are',
  'was',
  'were',
  'did',
  'does',
  'do',
  'has',
  'have',
  'had',
  'will',
  'would',
  'can',
  'could',
  'not',
  'never',
]);

/** "وارتفعت", "and rose": a joined predicate opens a clause of its own. */
function opensJoinedClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || at === 0) return false;
  if (token.text === 'and' && AUXILIARIES.has(tokens[at + 1]?.text ?? '')) return true;
  if (token.text === 'and')
    return conceptsAt(tokens, at + 1)?.values.some((concept) => concept.opposed) ?? false;
  if (/^[وف](?:لم|لن|ليس|ليست|لا)$/.test(token.text)) return true;
  if (token.kind !== TokenKind.ARABIC || !token.text.startsWith('و') || token.text.length < 4)
    return false;
  const bare = withoutConjunction(token.text)[1] ?? '';
  const whole = conceptsAt([token], 0);
  if (!whole || whole.distance === 0) return false;
  const rest = conceptsAt([{ ...token, text: bare }], 0);
  return rest?.values.some((concept) => concept.opposed) ?? false;
}

/** A quotation of no more words is a name: «برق», "Mercy Dawn". */
const QUOTED = 4;

/** Where the quotation that a mark opens ends, if it is so short that it parts no clauses; null where it is longer. */
function nameEnd(tokens: readonly Token[], at: number): number | null {
  // A mark with no space before it closes what another has opened.
  if (tokens[at]?.text !== '"' || (at > 0 && !tokens[at].spaced)) return null;
  for (let to = at + 1; to < tokens.length && to <= at + 1 + QUOTED; to++) {
    const { text } = tokens[to]!;
    if (text === '"') return to > at + 1 ? to : null;
    if (MARKS.has(text)) return null;
  }
  return null;
}

/**
 * Numbers the clause each token belongs to. Clauses end at marks, at contrasts (لكن, while) and where
 * a joined predicate begins a new statement. A mark between digits or before a lone word is cheap to
 * get wrong: callers treat clause borders as evidence, not proof.
 */
export function clauseNumbers(tokens: readonly Token[]): number[] {
  const numbers: number[] = [];
  let clause = 0;
  let quoted = -1;
  for (let at = 0; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? '';
    if (at > quoted) quoted = nameEnd(tokens, at) ?? quoted;
    const parts = MARKS.has(text) && (at > quoted || text !== '"');
    if (parts) clause++;
    else if (CONTRASTS.has(text) || text.startsWith('لان')) clause++;
    else if (opensJoinedClause(tokens, at)) clause++;
    numbers.push(clause);
  }
  return numbers;
}

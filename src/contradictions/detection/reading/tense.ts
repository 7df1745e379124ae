import { isFutureVerb } from '../../../language/dates/future-verbs.js';
import type { Negation } from '../../../language/cues/negation.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';

/** When a statement says its matter happens, as far as its words tell. */
export type Tense = 'PAST' | 'PRESENT' | 'FUTURE' | 'UNKNOWN';

const FUTURE_WORDS = new Set(['سوف', 'will', 'shall', "'ll", 'لن']);
const PAST_WORDS = new Set(['was', 'were', 'had', 'did', 'لم', 'كان', 'كانت', 'كانوا']);
const PRESENT_WORDS = new Set(['is', 'are', 'has', 'have', 'does', 'do', 'ليس', 'ليست', 'لا']);
const HEAD = 4;

function arabicTense(token: Token, at: number): Tense {
  const { text } = token;
  if (at >= HEAD) return 'UNKNOWN';
  if (/^[وف]?[يت]../.test(text) && text.length >= 4 && !text.endsWith('ة') && !text.endsWith('ت')) {
    return at === 0 && text.startsWith('ي') ? 'PRESENT' : 'UNKNOWN';
  }
  return at === 0 && text.length >= 4 && text.endsWith('ت') && !text.endsWith('ات')
    ? 'PAST'
    : 'UNKNOWN';
}

/** "قررت أن أترشح": a past decision about something to come. */
function decides(tokens: readonly Token[], from: number): boolean {
  return tokens
    .slice(from + 1, from + 4)
    .some((token) => token.text === 'ان' || token.text === 'to');
}

/** The first clear sign of tense: a negator's, an auxiliary's, a future س, a perfect at the head. */
export function readTense(
  tokens: readonly Token[],
  negations: readonly Negation[],
  from: number,
  raw: string,
): Tense {
  const timed = negations.find((negation) => negation.time !== null);
  if (timed?.time) return timed.time;
  let weak: Tense = 'UNKNOWN';
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (FUTURE_WORDS.has(token.text)) return 'FUTURE';
    if (PAST_WORDS.has(token.text)) return 'PAST';
    if (PRESENT_WORDS.has(token.text) && weak === 'UNKNOWN') weak = 'PRESENT';
    if (token.kind === TokenKind.ARABIC) {
      if (isFutureVerb(token, raw, tokens[at - 1])) return 'FUTURE';
      const tense = arabicTense(token, at - from);
      if (weak === 'UNKNOWN') weak = tense;
    } else if (
      token.kind === TokenKind.LATIN &&
      weak === 'UNKNOWN' &&
      /[a-z]{3}ed$/.test(token.text)
    )
      weak = 'PAST';
  }
  return weak === 'PAST' && decides(tokens, from) ? 'UNKNOWN' : weak;
}

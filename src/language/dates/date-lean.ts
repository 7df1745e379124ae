import { isFutureVerb } from './future-verbs.js';
import type { Token } from '../text/tokens.js';

/** Whether what a date belongs to is told as past or as to come; null where the words do not say. */
export type Lean = 'PAST' | 'FUTURE' | null;

const FUTURE_WORDS = new Set(['will', 'shall', "'ll", 'سوف', 'لن']);
const PAST_WORDS = new Set(['was', 'were', 'had', 'did', 'said', 'told', 'لم', 'كان', 'كانت']);
const PAST_VERBS = new Set(['قال', 'قالت', 'اعلن', 'اعلنت', 'ذكر', 'ذكرت', 'صرح', 'صرحت']);
/** "Will be opened", "is scheduled", "to be signed": no past, whatever their ending. */
const PASSIVE = new Set(['be', 'is', 'are', 'been', 'to', 'being']);

function signAt(tokens: readonly Token[], at: number): Lean {
  const token = tokens[at];
  if (!token) return null;
  if (FUTURE_WORDS.has(token.text) || isFutureVerb(token, '', tokens[at - 1])) return 'FUTURE';
  if (PAST_WORDS.has(token.text) || PAST_VERBS.has(token.text)) return 'PAST';
  if (/^[a-z]{3,}ed$/.test(token.text) && !PASSIVE.has(tokens[at - 1]?.text ?? '')) return 'PAST';
  // An Arabic sentence that a feminine perfect opens: "انطلقت".
  return at === 0 && /^[ء-ي]{3,}ت$/.test(token.text) && !token.text.endsWith('ات') ? 'PAST' : null;
}

/** The nearest sign of tense before a date, else the first one after it. */
export function leanAt(tokens: readonly Token[], at: number): Lean {
  for (let i = at - 1; i >= 0; i--) {
    const sign = signAt(tokens, i);
    if (sign) return sign;
  }
  for (let i = at; i < tokens.length; i++) {
    const sign = signAt(tokens, i);
    if (sign) return sign;
  }
  return null;
}

/** An Arabic sentence that an imperfect opens ("ينتهي", "تنطلق") tells of what is or is to come. */
export const opensInImperfect = (tokens: readonly Token[]): boolean =>
  /^[وف]?[يت][ء-ي]{3,}$/.test(tokens[0]?.text ?? '') && !/[تة]$/.test(tokens[0]?.text ?? '');

import { monthAt } from '../dates/date-words.js';
import { scopeAt } from './number-context.js';
import { type Token, TokenKind } from '../text/tokens.js';

/** A rate stands no further behind its number than this; one that is a mere adjective, half as far. */
const RATE_REACH = 10;
const RATE_ADJECTIVE_REACH = 6;
const ADJECTIVE = /^(?:daily|weekly|monthly|yearly|annual|(?:ال)?(?:يومي|اسبوعي|شهري|سنوي)[هة]?)$/;
/** What comes out or together every so often: the adjective says that of it, and not how often it is counted. */
const PERIODICAL =
  /^(?:(?:[بل]|لل|و)?(?:ال)?(?:تقرير|موتمر|مهرجان|اجتماع|صحيفه|صحيفة|مجله|مجلة|نشره|نشرة|مسح)|reports?|review|survey|conference|meeting|festival|newspaper|paper|bulletin|magazine|briefing)$/;

const SPAN_BEFORE = /^(?:from|than|in|within|over|for|half|after|before)$/;
const SPAN_AFTER = /^(?:earlier|ago|later|before|after|on|and)$/;

/** "From a year earlier", «في الأسبوع الماضي»: one stretch of time, and not each. */
function isOneSpan(tokens: readonly Token[], at: number, to: number): boolean {
  const after = tokens[to]?.text ?? '';
  if (tokens[at]?.text === 'a' || tokens[at]?.text === 'an')
    return SPAN_BEFORE.test(tokens[at - 1]?.text ?? '') || SPAN_AFTER.test(after);
  return tokens[at]?.text === 'في' && /^ال(?!واحد)/.test(after);
}

/** "A day", "annually": not the month of «خلال شهر تموز», nor what the annual report is. */
function isRate(tokens: readonly Token[], at: number, to: number, behind: number): boolean {
  if (monthAt(tokens, to) || isOneSpan(tokens, at, to)) return false;
  if (!ADJECTIVE.test(tokens[at]?.text ?? '')) return true;
  const beside = tokens[at]?.kind === TokenKind.ARABIC ? tokens[at - 1] : tokens[to];
  return !PERIODICAL.test(beside?.text ?? '') && at < behind + RATE_ADJECTIVE_REACH;
}

/** A rate or part said near the number: "a day", «يوميا», "of whom". */
export function scopeOf(
  tokens: readonly Token[],
  from: number,
  to: number,
): { per: string | null; part: boolean; change: boolean } {
  const scope = { per: null as string | null, part: false, change: false };
  for (let i = Math.max(0, from - 3); i < Math.min(tokens.length, to + RATE_REACH); i++) {
    const hit = scopeAt(tokens, i);
    for (const entry of hit?.entries ?? []) {
      const before = i < from;
      if (entry.role === 'RATE' && (i >= to || before) && isRate(tokens, i, hit?.to ?? i, to))
        scope.per ??= entry.per ?? null;
      if (entry.role === 'PART' && before && (hit?.to ?? 0) <= from) scope.part = true;
      if (entry.role === 'CHANGE' && before && hit?.to === from) scope.change = true;
    }
    if (i >= to && tokens[i]?.kind === TokenKind.PUNCTUATION && !/^[/-]$/.test(tokens[i]!.text))
      break;
  }
  return scope;
}

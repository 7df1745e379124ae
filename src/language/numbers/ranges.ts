import { unitAt } from './number-context.js';
import type { NumberReading } from './numbers.js';
import { type Token, TokenKind } from '../text/tokens.js';

const JOINTS = new Set(['-', 'الي', 'to', 'و', 'and', 'حتي']);
const SIGN = /^[$€£]$/;
const OPENERS = /^(?:بين|between|من|from)$/;

/** "4,000 to 5,000 troops": two figures alike in size, of which what is counted is said once. */
function areAlike(first: NumberReading, second: NumberReading): boolean {
  const digits = ({ lower }: NumberReading): number => Math.floor(Math.log10(Math.max(1, lower)));
  return first.to === first.from + 1 && digits(second) - digits(first) <= 1;
}

/**
 * "بين 20 و30", "20-30", "from 20 to 30", "between $40m and $60m": the second number, where the joint makes the two a
 * range; null where it makes none.
 */
export function rangeEnd(
  tokens: readonly Token[],
  first: NumberReading,
  read: (at: number) => NumberReading | null,
): NumberReading | null {
  const text = (at: number): string => tokens[at]?.text ?? '';
  const opened = OPENERS.test(text(first.from - 1)) || OPENERS.test(text(first.from - 2));
  // "Between 40 metres and 60 metres": the unit may be said of both.
  const unit = opened ? unitAt(tokens, first.to) : null;
  let at = unit?.to ?? first.to;
  const attached = tokens[at]?.kind === TokenKind.ARABIC && /^و\S{2}/.test(text(at));
  if (!attached && !JOINTS.has(text(at))) return null;
  const joint = attached ? 'و' : text(at);
  if (!attached) at++;
  if (SIGN.test(text(at))) at++;
  const second = read(at);
  if (!second || first.upper === null || second.lower <= first.lower) return null;
  if (opened || joint === '-' || joint === 'الي') return second;
  const digits = tokens[first.from]?.kind === TokenKind.NUMBER;
  return joint === 'to' && digits && areAlike(first, second) ? second : null;
}

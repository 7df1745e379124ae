import { noted } from '../once.js';
import type { AnalysedStatement } from './analyse.js';
import type { Span } from '../types.js';

/** Verbs and nouns by which one lays something to another's charge, folded. */
const CHARGE =
  /^(?:accus(?:e|es|ed|ing|ations?)|alleg(?:es?|ed|ing|ations?)|suspect(?:s|ed)|[وف]?(?:اتهم(?:ت|وا|ها|ه|هم)?|[يتن]تهم(?:ون|ه|ها|هم)?|اتهامات?|متهم(?:ا|ة|ون|ين)?|يشتبه|اشتبه))$/;

/** "According to the lawsuit", «بحسب لائحة الاتهام»: papers that lay a charge, which no court has found true. */
const CHARGING = /^(?:lawsuit|complaint|indictment|(?:ال)?(?:دعوي|لايحة|شكوي))$/;
const ACCORDING = /^(?:according|per|[وف]?(?:بحسب|وفق|وفقا|حسب))$/;
const ACCORDING_REACH = 3;

function laysCharge(tokens: AnalysedStatement['tokens'], at: number): boolean {
  const text = tokens[at]?.text ?? '';
  if (CHARGE.test(text)) return true;
  if (!CHARGING.test(text)) return false;
  const before = tokens.slice(Math.max(0, at - ACCORDING_REACH), at);
  return before.some((token) => ACCORDING.test(token.text));
}

/** Where in a statement a charge begins: the first token after its verb; null where there is none. */
const chargeOf = noted(({ tokens }: AnalysedStatement): number | null => {
  const at = tokens.findIndex((_, place) => laysCharge(tokens, place));
  return at < 0 ? null : at + 1;
});

const reaches = (statement: AnalysedStatement, from: number, spans: readonly Span[]): boolean => {
  const start = statement.tokens[from]?.start ?? Infinity;
  return spans.some((span) => span.end > start);
};

/**
 * Whether what one side says is only what it says somebody is accused of: "the opposition accuses the
 * minister of taking bribes" does not say that he took any. Two accusations are compared as such.
 */
export function isOnlyCharged(
  a: AnalysedStatement,
  b: AnalysedStatement,
  spansA: readonly Span[],
  spansB: readonly Span[],
): boolean {
  const [inA, inB] = [chargeOf(a), chargeOf(b)];
  if ((inA === null) === (inB === null)) return false;
  return inA === null ? reaches(b, inB ?? 0, spansB) : reaches(a, inA, spansA);
}

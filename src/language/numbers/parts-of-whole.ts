import type { Token } from '../text/tokens.js';

const PARTS: ReadonlyMap<string, number> = new Map([
  ['خمس', 5],
  ['سدس', 6],
  ['سبع', 7],
  ['تسع', 9],
  ['عشر', 10],
]);
const A_PART = /^[وفبلك]?(خمس|سدس|سبع|تسع|عشر)$/;
/** Parts of a scale or of ordinals are numbers: «خمس الآلاف», «العشر الأوائل». */
const OF_NUMBERS = /^ال(?:الاف|ملايين|مليارات|مي|اول|اخير|ماضي|مقبل|قادم)/;

/** «خمس الناخبين»: before a definite noun a fifth of it, 0–1, where five of it would be «خمسة ناخبين»; else null. */
export function partOf(tokens: readonly Token[], at: number): number | null {
  const part = PARTS.get(A_PART.exec(tokens[at]?.text ?? '')?.[1] ?? '');
  const whole = tokens[at + 1]?.text ?? '';
  if (part === undefined || !/^ال\S{2}/.test(whole) || OF_NUMBERS.test(whole)) return null;
  return 1 / part;
}

import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { Inflection, PhraseIndex } from '../words/phrase-index.js';
import { partOf } from './parts-of-whole.js';
import { type Token, TokenKind } from '../text/tokens.js';

export enum NumberRole {
  UNIT = 'UNIT',
  HUNDRED = 'HUNDRED',
  SCALE = 'SCALE',
  DUAL_SCALE = 'DUAL_SCALE',
  FRACTION = 'FRACTION',
  ORDINAL = 'ORDINAL',
  VAGUE = 'VAGUE',
}

interface NumberWord extends LexiconEntry {
  role: NumberRole;
  value: number;
  upper?: number;
}

/** A number read from tokens `[from, to)`. `upper` differs from `lower` for "dozens" and the like. */
export interface NumberReading {
  lower: number;
  /** Null for "thousands": no upper bound. */
  upper: number | null;
  /** Half of the last place written, where a scale word rounds ("2.5 million" → 50,000); else 0. */
  rounding: number;
  /** A bare fraction ("ثلثا", "half"): a share of a whole, 0–1. */
  share: boolean;
  /** Written in words that also serve as something else ("one", "واحد"). */
  weak: boolean;
  from: number;
  to: number;
}

const index = new PhraseIndex<NumberWord>(Inflection.FIXED);
for (const entry of loadLexicon<NumberWord>('number-words')) {
  for (const form of [...entry.ar, ...entry.en]) {
    index.add(form, entry);
    if (/^[ء-ي]/.test(form) && !form.startsWith('ال')) {
      index.add(`ال${form}`, entry);
      for (const clitic of 'بلك') index.add(clitic + form, entry);
    }
  }
}

/** «التاسعة والثلاثين»: the tens that follow an ordinal; 0 where none do. */
function tensAfter(tokens: readonly Token[], at: number): number {
  if (!tokens[at]?.text.startsWith('وال')) return 0;
  const hit = index.matchAt(tokens, at);
  const word = hit?.values.find(({ role, value }) => role === NumberRole.UNIT && value % 10 === 0);
  return hit?.to === at + 1 && word && word.value >= 20 && word.value < 100 ? word.value : 0;
}

/** An ordinal word at a token ("السادس والعشرين"), with where it ends. */
export function readOrdinal(
  tokens: readonly Token[],
  at: number,
): { value: number; to: number } | null {
  const hit = index.matchAt(tokens, at);
  const word = hit?.values.find((value) => value.role === NumberRole.ORDINAL);
  if (!hit || !word) return null;
  const tens = word.value < 10 ? tensAfter(tokens, hit.to) : 0;
  return { value: word.value + tens, to: tens > 0 ? hit.to + 1 : hit.to };
}

/** Whole figures before a scale word are taken to be rounded from here on. */
const ROUNDED = 10;
/** The longest number in words has fewer parts than this. */
const MAX_WORDS = 16;

const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/;

/**
 * The value of a digit string. A comma groups thousands where exactly three digits follow, and is a
 * decimal mark elsewhere ("9,5"). A point is a decimal mark, save before two groups of three.
 */
export function digitValue(
  text: string,
  arabic: boolean,
): { value: number; decimals: number } | null {
  const marks = text.match(/[.,]/g) ?? [];
  if (marks.length > 1 && !/^\d{1,3}([.,]\d{3})+([.,]\d+)?$/.test(text)) return null;
  if (
    GROUPED.test(text) &&
    (text.includes(',') || marks.length > 1 || (arabic && !text.startsWith('0')))
  ) {
    return { value: Number(text.replace(/[.,]/g, '')), decimals: 0 };
  }
  const point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (point < 0) return { value: Number(text), decimals: 0 };
  const whole = text.slice(0, point).replace(/[.,]/g, '');
  const fraction = text.slice(point + 1);
  return { value: Number(`${whole}.${fraction}`), decimals: fraction.length };
}

interface Sum {
  total: number;
  group: number;
  lastScale: number;
  any: boolean;
  rounding: number;
  fraction: boolean;
}

/** Words the next number word may be joined by: "مئة و50", "two hundred and six", "twenty-one". */
function skipJoint(tokens: readonly Token[], at: number): number {
  const text = tokens[at]?.text;
  return text === 'و' || text === 'and' || text === '-' ? at + 1 : at;
}

function pick(values: readonly NumberWord[], sum: Sum): NumberWord | undefined {
  const by = (role: NumberRole): NumberWord | undefined =>
    values.find((value) => value.role === role);
  if (sum.group > 0)
    return by(NumberRole.SCALE) ?? by(NumberRole.HUNDRED) ?? by(NumberRole.UNIT) ?? values[0];
  return by(NumberRole.VAGUE) ?? by(NumberRole.DUAL_SCALE) ?? values[0];
}

/** «خمسة وعشرين» is one number; "two and three", «عشرين وخمسة» are two. */
const joins = (group: number, value: number): boolean =>
  group === 0 || (group < 20 ? value >= 20 : value >= 100);

/** Takes one more word into the sum; false where it cannot belong to the same number. */
function take(word: NumberWord, sum: Sum, joined: boolean): boolean {
  switch (word.role) {
    case NumberRole.UNIT:
      if (sum.any && !joined && !(sum.group >= 20 && word.value < 10) && sum.group % 100 !== 0)
        return false;
      if (joined && !joins(sum.group % 100, word.value)) return false;
      sum.group += word.value;
      break;
    case NumberRole.HUNDRED:
      sum.group = (sum.group || 1) * 100;
      break;
    case NumberRole.SCALE:
      // "مليون ونصف مليون": the scale again, after its half.
      if (sum.fraction && word.value === sum.lastScale) break;
      if (sum.any && sum.group === 0 && !joined) return false;
      // «ألفان وخمسمئة مليار»: a larger scale is of all that stands before it.
      if (sum.total > 0 && sum.group > 0 && sum.lastScale < word.value) {
        sum.group += sum.total;
        sum.total = 0;
      }
      // «ألف وخمسمئة ألف»: so is the same one behind hundreds, of what it was said of before.
      if (sum.total > 0 && sum.group >= 100 && sum.lastScale === word.value) {
        const same = sum.total % (word.value * 1000);
        sum.group += same;
        sum.total -= same;
      }
      sum.total += (sum.group || 1) * word.value;
      sum.rounding *= word.value;
      sum.group = 0;
      sum.lastScale = word.value;
      break;
    case NumberRole.DUAL_SCALE:
      sum.total += word.value;
      sum.lastScale = word.value / 2;
      break;
    case NumberRole.FRACTION:
      if (!sum.any || !joined) return false;
      sum.fraction = true;
      if (sum.group > 0) sum.group += word.value;
      else sum.total += word.value * sum.lastScale;
      break;
    default:
      return false;
  }
  sum.any = true;
  return true;
}

/** "نصف مليون", "half a million": a fraction of the scale that follows; null for a bare fraction. */
function fractionOfScale(
  tokens: readonly Token[],
  at: number,
): { value: number; to: number } | null {
  const next = tokens[at]?.text === 'a' ? at + 1 : at;
  const hit = index.matchAt(tokens, next);
  const scale = hit?.values.find((value) => value.role === NumberRole.SCALE);
  return hit && scale ? { value: scale.value, to: hit.to } : null;
}

/** "The first half", "each half", «الربع الثالث»: a stretch of time, and no share. */
const isOfOrder = (tokens: readonly Token[], from: number, to: number): boolean =>
  WHICH.test(tokens[from - 1]?.text ?? '') ||
  endsOrdinal(tokens, from) ||
  (tokens[from]?.kind === TokenKind.ARABIC &&
    (readOrdinal(tokens, to) !== null || WHICH_AFTER.test(tokens[to]?.text ?? '')));

const WHICH = /^(?:each|either|last|final|next|past|this|current|previous)$/;
const WHICH_AFTER = /^ال(?:اخير|ماضي|حالي|جاري|مقبل|قادم)$/;

const endsOrdinal = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === TokenKind.LATIN &&
  (readOrdinal(tokens, at - 1)?.to === at || /^(?:st|nd|rd|th)$/.test(tokens[at - 1]?.text ?? ''));

const PART = { rounding: 0, share: true, weak: false } as const;

function special(tokens: readonly Token[], at: number): NumberReading | null {
  const part = partOf(tokens, at);
  if (part !== null) return { ...PART, lower: part, upper: part, from: at, to: at + 1 };
  const hit = index.matchAt(tokens, at);
  if (!hit) return null;
  const vague = hit.values.find((value) => value.role === NumberRole.VAGUE);
  const base = { rounding: 0, share: false, weak: false, from: at, to: hit.to };
  if (vague) return { ...base, lower: vague.value, upper: vague.upper ?? null };
  const fraction = hit.values.find((value) => value.role === NumberRole.FRACTION);
  if (!fraction || isOfOrder(tokens, at, hit.to)) return null;
  const scale = fractionOfScale(tokens, hit.to);
  const value = fraction.value * (scale?.value ?? 1);
  return { ...base, lower: value, upper: value, share: !scale, to: scale?.to ?? hit.to };
}

/** "ثلاثة ملايين و200 ألف": digits joined to a larger scale, with a smaller scale of their own. */
function tailDigits(
  tokens: readonly Token[],
  at: number,
  sum: Sum,
  arabic: boolean,
): { value: number; to: number } | null {
  if (tokens[at]?.kind !== TokenKind.NUMBER || sum.lastScale <= 1 || sum.group > 0) return null;
  const digits = digitValue(tokens[at]?.text ?? '', arabic);
  const hit = index.matchAt(tokens, at + 1);
  const scale = hit?.values.find((value) => value.role === NumberRole.SCALE);
  const value = (digits?.value ?? Infinity) * (scale?.value ?? 1);
  return value < sum.lastScale ? { value, to: scale && hit ? hit.to : at + 1 } : null;
}

/** Reads the longest number that starts at a token, digits or words, in either language; else null. */
export function readNumber(
  tokens: readonly Token[],
  at: number,
  arabic: boolean,
): NumberReading | null {
  const sum: Sum = { total: 0, group: 0, lastScale: 1, any: false, rounding: 0, fraction: false };
  let to = at;
  const first = tokens[at];
  if (first?.kind === TokenKind.NUMBER) {
    const digits = digitValue(first.text, arabic);
    if (!digits) return null;
    sum.group = digits.value;
    // "49k" rounds to the thousand; "4 million" is not said to the nearest million.
    sum.rounding = digits.decimals > 0 || digits.value >= ROUNDED ? 0.5 / 10 ** digits.decimals : 0;
    sum.any = true;
    to = at + 1;
    if (digits.value === 0)
      return { lower: 0, upper: 0, rounding: 0, share: false, weak: false, from: at, to };
  } else {
    const reading = special(tokens, at);
    if (reading) return reading;
  }
  const before = to;
  for (let words = 0; words < MAX_WORDS; words++) {
    const wordAt = sum.any ? skipJoint(tokens, to) : to;
    const articleAt = tokens[wordAt]?.text === 'a' && sum.any && wordAt > to ? wordAt + 1 : wordAt;
    const tail = sum.any && wordAt > to ? tailDigits(tokens, wordAt, sum, arabic) : null;
    if (tail) {
      sum.total += tail.value;
      to = tail.to;
      continue;
    }
    const hit = index.matchAt(tokens, articleAt);
    const word = hit ? pick(hit.values, sum) : undefined;
    const joined = /^(?:و|and$)/.test(tokens[to]?.text ?? '');
    if (!hit || !word || !take(word, sum, joined)) break;
    to = hit.to;
  }
  if (!sum.any) return null;
  const value = sum.total + sum.group;
  const scaled = to > before && sum.total > 0;
  return {
    lower: value,
    upper: value,
    rounding: scaled ? sum.rounding : 0,
    share: false,
    weak: value === 1 && first?.kind !== TokenKind.NUMBER,
    from: at,
    to,
  };
}

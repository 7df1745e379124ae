import { readDates } from '../dates/dates.js';
import { detectLanguage } from '../text/detect-language.js';
import { Language } from '../language.js';
import { addMeasure, hyphenated, isHyphen, partAfter } from './compound-measures.js';
import { yearTest } from './years.js';
import {
  comparatorOf,
  countableAt,
  isMinus,
  namesNumber,
  type UnitEntry,
  unitAt,
} from './number-context.js';
import { impliedAt } from './implied.js';
import { readNumber, readOrdinal } from './numbers.js';
import { isFunctionWord } from '../words/function-words.js';
import { boundsOf } from './quantity-bounds.js';
import { gathered, nounAfter, nounBefore } from './quantity-nouns.js';
import { rangeEnd } from './ranges.js';
import { scopeOf } from './quantity-scopes.js';
import { shareOf } from './shares.js';
import { Comparator, type StatedQuantity } from '../statement.js';
import { type Token, TokenKind, tokenise } from '../text/tokens.js';

/** A quantity with what the comparison needs beyond the stored fields; tokens `[from, to)`. */
export interface QuantityMention extends StatedQuantity {
  /** What is counted, narrowest first ("soldier", "person"); empty for a measure with a unit. */
  kinds: readonly string[];
  dimension: string | null;
  /** A rate's period ("DAY", "MONTH"…), or null. */
  per: string | null;
  /** One of a whole the statement also speaks of. */
  part: boolean;
  /** A change ("by 20 %"), not a level. */
  change: boolean;
  /** What the counted noun itself says happened ("قتيل" → killed). */
  measure: string | null;
  from: number;
  to: number;
  /** Where the phrase that bounds the number starts, if it is before `from`: "did not exceed … 300". */
  boundFrom?: number;
  /** Where the number, its unit and its noun end. */
  nounEnd: number;
}

const CURRENCY_SIGNS = new Set(['$', '€', '£']);

interface Draft {
  low: number;
  high: number | null;
  rounding: number;
  range: boolean;
  share: boolean;
  from: number;
  to: number;
}

/** "Less than a year", «أقل من عام»: one of a unit, where a comparator bounds it. */
function boundedUnit(tokens: readonly Token[], at: number): Draft | null {
  const unit = unitAt(tokens, at);
  if (!unit || tokens[at]?.text.startsWith('ال')) return null;
  const english = tokens[at]?.kind === TokenKind.LATIN;
  if (english && !/^an?$/.test(tokens[at - 1]?.text ?? '')) return null;
  const bound = comparatorOf(tokens, at, at);
  if (bound.from === at || bound.comparator === Comparator.EXACT) return null;
  return { low: 1, high: 1, rounding: 0, range: false, share: false, from: at, to: at };
}

function draftAt(tokens: readonly Token[], at: number, arabic: boolean): Draft | null {
  const read = readNumber(tokens, at, arabic);
  if (!read) return boundedUnit(tokens, at);
  const first = shareOf(tokens, read, (from) => readNumber(tokens, from, arabic)) ?? read;
  const second = rangeEnd(tokens, first, (from) => readNumber(tokens, from, arabic));
  if (second) {
    // "20-30 thousand": the scale is written once.
    const scale =
      first.lower < 1000 && second.lower >= 1000 && second.to > second.from + 1
        ? second.lower / 1000
        : 1;
    const factor =
      scale >= 1 && second.lower >= 1000 ? 10 ** (3 * Math.floor(Math.log10(second.lower) / 3)) : 1;
    const low = scale === 1 ? first.lower : first.lower * factor;
    return {
      low,
      high: second.upper,
      rounding: 0,
      range: true,
      share: false,
      from: at,
      to: second.to,
    };
  }
  if (first.weak && !countableAt(tokens, first.to) && !unitAt(tokens, first.to)) {
    // "Never more than one star": what is bounded is counted.
    const { comparator } = comparatorOf(tokens, at, first.to);
    if (comparator !== Comparator.MORE_THAN && !hyphenated(tokens, first.to)) return null;
  }
  const { lower, upper, rounding, share, to } = first;
  return { low: lower, high: upper, rounding, range: false, share, from: at, to };
}

/** Numbers that count nothing: names, clock times, scores, list marks. */
function countsNothing(tokens: readonly Token[], draft: Draft): boolean {
  const { from, to } = draft;
  const before = tokens[from - 1];
  const token = tokens[from];
  if (!token) return true;
  const glued = !token.spaced;
  if (token.kind === TokenKind.NUMBER && glued && before) {
    if (before.text === '-' && !before.spaced) return true;
    if (before.kind === TokenKind.LATIN) return true;
    if (before.text === 'ال' || before.text === 'لل' || before.text === ':' || before.text === '/')
      return true;
  }
  const next = tokens[to];
  if (next?.spaced === false && /^(?:st|nd|rd|th)$/.test(next.text)) return true;
  if (next?.text === ':' && !next.spaced && tokens[to + 1]?.kind === TokenKind.NUMBER) return true;
  if (isHyphen(tokens, to) && !draft.range) return hyphenated(tokens, to) === null;
  if (next?.text === '/' && !next.spaced) return true;
  return namesNumber(tokens, from) && !countableAt(tokens, to) && !unitAt(tokens, to);
}

interface UnitReading {
  entry: UnitEntry;
  from: number;
  to: number;
  /** What is added to the number: the half of «ثلاث ساعات ونصف». */
  more: number;
}

function unitOf(tokens: readonly Token[], draft: Draft): UnitReading | null {
  // "Half a kilometre" is 500 metres, and "half the year" is a part of it.
  const article = draft.share && /^an?$/.test(tokens[draft.to]?.text ?? '') ? 1 : 0;
  const after = unitAt(tokens, draft.to + article, draft.share) ?? hyphenated(tokens, draft.to);
  if (after) {
    const part = draft.high === null ? null : partAfter(tokens, after.to, after.entry.unit);
    return {
      entry: after.entry,
      from: draft.from,
      to: part?.to ?? after.to,
      more: part?.value ?? 0,
    };
  }
  const before = tokens[draft.from - 1];
  if (
    before &&
    (CURRENCY_SIGNS.has(before.text) || (before.text === '%' && !tokens[draft.from]?.spaced))
  ) {
    const sign = unitAt(tokens, draft.from - 1);
    if (sign) return { entry: sign.entry, from: draft.from - 1, to: draft.to, more: 0 };
  }
  return null;
}

function boundBehind(tokens: readonly Token[], at: number): ReturnType<typeof comparatorOf> | null {
  const behind = comparatorOf(tokens, at, at);
  return behind.from === at && behind.farFrom === undefined && behind.to > at ? behind : null;
}

/** «مغربيان», «مكعبة», «حربية»: as an adjective of a counted noun ends. */
const ADJECTIVE = /^[^وف].*(?:[ةهي]|ان|ين|ون|ات|يا)$/;

/** «حزبان مغربيان على الأقل», «قدم مكعبة كحد أدنى»: behind one adjective, and of no number that follows. */
function boundBehindAdjective(tokens: readonly Token[], at: number) {
  const adjective =
    tokens[at]?.kind === TokenKind.ARABIC &&
    ADJECTIVE.test(tokens[at].text) &&
    !isFunctionWord(tokens, at);
  const behind = adjective ? boundBehind(tokens, at + 1) : null;
  return behind && tokens[behind.to]?.kind !== TokenKind.NUMBER ? behind : null;
}

/** What bounds a number: "three hours at most" says so behind its unit or noun. */
function boundOf(
  tokens: readonly Token[],
  { from, to }: Pick<Draft, 'from' | 'to'>,
  nounEnd: number,
) {
  const bound = comparatorOf(tokens, from, to);
  if (bound.comparator !== Comparator.EXACT) return bound;
  const end = Math.max(to, nounEnd);
  const behind = boundBehind(tokens, end) ?? boundBehindAdjective(tokens, end);
  return behind ? { ...behind, from: bound.from } : bound;
}

function build(tokens: readonly Token[], read: Draft): QuantityMention {
  const unit = unitOf(tokens, read);
  const negative = unit !== null && read.high !== null && !read.range && isMinus(tokens, read.from);
  const more = unit?.more ?? 0;
  const [low, high] = [read.low + more, read.high === null ? null : read.high + more];
  const draft = { ...read, low: negative ? -(high ?? 0) : low, high: negative ? -low : high };
  const share = draft.share && !unit;
  const noun =
    unit || share
      ? null
      : (gathered(tokens, draft.from) ??
        nounAfter(tokens, draft.to) ??
        nounBefore(tokens, draft.from));
  const bound = boundOf(tokens, draft, Math.max(unit?.to ?? 0, noun?.to ?? 0));
  const comparator = draft.range ? Comparator.BETWEEN : bound.comparator;
  const factor = unit?.entry.factor ?? (share ? 100 : 1);
  const [lower, upper] = boundsOf(draft.low, draft.high, draft.rounding, comparator);
  const nounEnd = Math.max(draft.to, unit?.to ?? 0, noun?.to ?? 0);
  const from = Math.min(bound.from, unit?.from ?? draft.from, negative ? draft.from - 1 : Infinity);
  return {
    subject: noun?.kinds[0] ?? null,
    unit: share ? 'PERCENT' : (unit?.entry.unit ?? null),
    lower: lower === null ? null : lower * factor,
    upper: upper === null ? null : upper * factor,
    comparator,
    start: tokens[from]?.start ?? 0,
    end: tokens[Math.max(nounEnd, bound.to) - 1]?.end ?? 0,
    kinds: noun?.kinds ?? [],
    dimension: share ? 'SHARE' : (unit?.entry.dimension ?? null),
    ...scopeOf(tokens, from, Math.max(draft.to, unit?.to ?? 0)),
    measure: noun?.measure ?? null,
    from,
    boundFrom: bound.farFrom ?? from,
    to: Math.max(draft.to, unit?.to ?? 0),
    nounEnd,
  };
}

/** A number that no numeral tells: «جنديان», "a single goal". */
function implied(tokens: readonly Token[], at: number): QuantityMention | null {
  const read = impliedAt(tokens, at);
  if (!read) return null;
  const { unit, kinds, measure, to, nounEnd } = read;
  const bound = boundOf(tokens, { from: at, to }, nounEnd);
  const [lower, upper] = boundsOf(read.value, read.value, 0, bound.comparator);
  const factor = unit?.factor ?? 1;
  return {
    subject: kinds[0] ?? null,
    unit: unit?.unit ?? null,
    lower: lower === null ? null : lower * factor,
    upper: upper === null ? null : upper * factor,
    comparator: bound.comparator,
    start: tokens[bound.from]?.start ?? 0,
    end: tokens[Math.max(nounEnd, bound.to) - 1]?.end ?? 0,
    kinds,
    dimension: unit?.dimension ?? null,
    ...scopeOf(tokens, bound.from, to),
    measure,
    from: bound.from,
    boundFrom: bound.farFrom ?? bound.from,
    to,
    nounEnd,
  };
}

/** "30 workers were hurt, five of them badly": a part counts what the whole before it counts. */
function inherit(part: QuantityMention, whole: QuantityMention | undefined): QuantityMention {
  if (!part.part || part.unit !== null || !whole || whole.kinds.length === 0) return part;
  return { ...part, kinds: whole.kinds, subject: whole.subject };
}

/**
 * The quantities of a text, left to right. `taken` marks tokens that dates already own; a year or a
 * number in a name is no quantity.
 */
export function findQuantities(
  tokens: readonly Token[],
  taken: (at: number) => boolean,
  arabic: boolean,
): QuantityMention[] {
  const found: QuantityMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (taken(at)) continue;
    // "The twelfth", «الثانية عشرة»: its parts are no numbers either.
    const ordinal = readOrdinal(tokens, at);
    if (ordinal && ordinal.to > at + 1) {
      at = ordinal.to - 1;
      continue;
    }
    const draft = draftAt(tokens, at, arabic);
    if (!draft) {
      const told = implied(tokens, at);
      if (told) {
        addMeasure(tokens, found, told);
        at = told.nounEnd - 1;
      }
      continue;
    }
    let end = draft.to;
    if (!countsNothing(tokens, draft)) {
      const read = inherit(build(tokens, draft), found.at(-1));
      addMeasure(tokens, found, read);
      end = Math.max(end, read.nounEnd);
    }
    at = end - 1;
  }
  return found;
}

/**
 * The quantities a statement gives, for the claim that records them: subject, unit, bounds, and raw
 * UTF-16 offsets. Without a language it is told from the letters.
 */
export function readQuantities(statement: string, language?: Language | null): StatedQuantity[] {
  const tokens = tokenise(statement);
  const dates = readDates(tokens, null, yearTest(tokens));
  const taken = (at: number): boolean => dates.some((date) => at >= date.from && at < date.to);
  const arabic = (language ?? detectLanguage(statement) ?? Language.AR) === Language.AR;
  return findQuantities(tokens, taken, arabic).map(
    ({ subject, unit, lower, upper, comparator, start, end }) => ({
      subject,
      unit,
      lower,
      upper,
      comparator,
      start,
      end,
    }),
  );
}

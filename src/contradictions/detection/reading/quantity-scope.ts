import type { QuantityMention } from '../../../language/numbers/quantities.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';
import { DateRole } from '../../../language/dates/dates.js';
import { noted } from '../once.js';
import { isLess } from '../pairs/intervals.js';
import { isPoint } from '../pairs/time.js';
import type { Pair } from '../rules/rule.js';
import type { AnalysedStatement } from './analyse.js';
import { ordinalsDiffer } from './ordinals.js';
import { partsOfTimeDiffer } from './parts-of-time.js';
import type { Term } from './terms.js';

const OFFSET_BEFORE = new Set(['بعد', 'قبل', 'after', 'before']);
const OFFSET_AFTER = new Set(['after', 'before', 'later', 'earlier', 'ago']);

/** "Two hours after the blast", «بعد ساعتين من»: how far off something is, not how long it lasted. */
export const isOffset = (
  { tokens }: AnalysedStatement,
  { dimension, from, to }: QuantityMention,
): boolean =>
  dimension === 'SECOND' &&
  (OFFSET_BEFORE.has(tokens[from - 1]?.text ?? '') || OFFSET_AFTER.has(tokens[to]?.text ?? ''));

/** So far before a figure the whole may be named that it is some of. */
const WHOLE_REACH = 10;
const THOSE = /^(?:those|these|them|the|its|their|all)$/;

/** Behind these a statement begins anew: «قال إن من بين المصابين». */
const THAT = /^(?:that|ان|بان)$/;

/** "Of those detained, 30 were released", «من بين المصابين ثمانية»: the whole stands first, and is not counted. */
function opensWithWhole(tokens: readonly Token[], figure: number): boolean {
  for (let at = Math.max(0, figure - WHOLE_REACH); at < figure; at++) {
    const before = tokens[at - 1];
    const opens = !before || before.kind === TokenKind.PUNCTUATION || THAT.test(before.text);
    const counted = at + 2 >= figure || tokens[at + 2]!.kind === TokenKind.NUMBER;
    const [here, next] = [tokens[at]!.text, tokens[at + 1]?.text ?? ''];
    if (!opens || counted) continue;
    if (/^(?:of|among)$/.test(here) && THOSE.test(next)) return true;
    if (/^[وف]?من$/.test(here) && next === 'بين') return true;
  }
  return false;
}

/** "Two of the hikers", «جريحان من الدفاع المدني»: some of a whole that others belong to as well. */
export const isPartitive = (
  { tokens }: AnalysedStatement,
  { dimension, kinds, from, to, nounEnd }: QuantityMention,
): boolean => {
  const text = (at: number): string => tokens[at]?.text ?? '';
  const ofThem = (at: number): boolean => text(at) === 'من' && /^(?:ال|بين$)/.test(text(at + 1));
  if (dimension !== null) return false;
  if (opensWithWhole(tokens, from)) return true;
  if (text(to) === 'of' && /^(?:the|these|those|them|its|their)$/.test(text(to + 1))) return true;
  return ofThem(to) || (kinds.includes('person') && ofThem(nounEnd));
};

/** A city and its province are two areas, whatever their name. */
export function areasDiffer(pair: Pair): boolean {
  const areas = (statement: AnalysedStatement): string[] =>
    [...statement.scopeRoles].filter((role) => role.startsWith('AREA'));
  const left = areas(pair.a);
  const right = areas(pair.b);
  return left.length > 0 && right.length > 0 && !left.some((area) => right.includes(area));
}

const AVERAGE = /^(?:averag(?:e|es|ed|ing)|[وبف]?متوسط|بالمتوسط|وسطيا)$/;
const tellsAverage = noted(({ tokens }: AnalysedStatement): boolean =>
  tokens.some(({ text }) => AVERAGE.test(text)),
);

const ALONE = /^(?:alone|وحده|وحدها|وحدهم|لوحده|لوحدها)$/;
/** Before what it is said of: "in the capital alone", «من القمح الروسي وحده», and not "acted alone". */
const OF_PART = /^(?:in|at|on|from|of|for|to|[وف]?(?:في|من|الي|عن)|[بل]ال.*|لل.*)$/;
const PART_REACH = 4;
const tellsAlone = noted(({ tokens }: AnalysedStatement): boolean =>
  tokens.some(
    ({ text }, at) =>
      ALONE.test(text) &&
      tokens
        .slice(Math.max(0, at - PART_REACH), at - 1)
        .some((before) => OF_PART.test(before.text)),
  ),
);
/** "The deadliest since 1990" counts nothing up. */
const SUPERLATIVE = /^(?:.{3,}est|most|first|only|(?:ال)?(?:اسوا|اكبر|اقوي|اعلي|ادني|اول[يه]?))$/;
const isSince = noted(
  ({ dates, tokens }: AnalysedStatement): boolean =>
    dates.length > 0 &&
    dates.every(({ role }) => role === DateRole.SINCE) &&
    !tokens.some(({ text }) => SUPERLATIVE.test(text)),
);
const isAtTime = noted(
  ({ dates }: AnalysedStatement): boolean => dates.length > 0 && dates.every(isPoint),
);

/** "In the capital alone", "in July" against "since January": of some of what the larger figure is of. */
function isOfSome(
  part: AnalysedStatement,
  all: AnalysedStatement,
  { dimension }: QuantityMention,
): boolean {
  // A price that holds since July is none that adds up.
  const adds = dimension === null;
  return (tellsAlone(part) && !tellsAlone(all)) || (adds && isAtTime(part) && isSince(all));
}

/** "Overall", «العامة», «في مجملها»: of all, where the other figure may be of some. */
const OVERALL =
  /^(?:overall|altogether|(?:ال)?عام[هة]|(?:ال)?اجمالي[هة]?|اجمالا|ب?مجمل(?:ها|هم|ه)|ب?كل(?:ها|هم|ه))$/;
const OVERALL_PHRASE = /^(?:in all|a whole|a body|all told)$/;
const tellsOverall = noted(({ tokens }: AnalysedStatement): boolean =>
  tokens.some(
    ({ text }, at) =>
      OVERALL.test(text) || OVERALL_PHRASE.test(`${tokens[at - 1]?.text ?? ''} ${text}`),
  ),
);

/** What of a group's words the other side must lack for the group to be another. */
const TELLING = 0.6;
const AMONG = new Set(['among', 'amongst', 'بين', 'لدي']);

/** «الصادرات النفطية», «الصادرات غير النفطية»: the ones and all the others. */
function areComplements({ a, b, whole }: Pair): boolean {
  const excluded = ({ tokens }: AnalysedStatement, { from }: Term): boolean =>
    /^(?:غير|non)$/.test(tokens[tokens[from - 1]?.text === '-' ? from - 2 : from - 1]?.text ?? '');
  return whole.pairs.some(([x, y]) => excluded(a, x) !== excluded(b, y));
}

const AGE = /^(?:under|over|aged|below|above|دون|تحت|فوق)$/;
/** "Among Spaniards under 25", "under the age of 25": a number that is an age, and no figure that is told. */
const tellsAge = noted(({ tokens, quantities }: AnalysedStatement): boolean =>
  tokens.some(({ kind }, at) => {
    const [before, last] = [tokens[at - 1]?.text ?? '', tokens[at - 2]?.text ?? ''];
    return (
      kind === TokenKind.NUMBER &&
      (AGE.test(before) || (before === 'of' && last === 'age')) &&
      !quantities.some(({ from, to, dimension }) => from <= at && at < to && dimension !== null) &&
      tokens.slice(0, at).some(({ text }) => AMONG.has(text))
    );
  }),
);

/** "47 per cent among young women": a share of a group that the other side does not speak of. */
function tellsGroup(pair: Pair, side: 'a' | 'b'): boolean {
  const { tokens } = pair[side];
  const rest = side === 'a' ? pair.whole.restA : pair.whole.restB;
  if (tellsAge(pair[side])) return true;
  return rest.some(({ from, weight }) => {
    const before = tokens[tokens[from - 1]?.text === 'the' ? from - 2 : from - 1];
    return weight >= TELLING && AMONG.has(before?.text ?? '');
  });
}

/** Whether one figure is of all, and the other of what only that side names. No count of some is larger. */
function isOfAll({ a, b, whole }: Pair, x: QuantityMention, y: QuantityMention): boolean {
  const [overA, overB] = [tellsOverall(a), tellsOverall(b)];
  if (overA === overB) return false;
  const [all, some] = overA ? [x, y] : [y, x];
  if (all.dimension !== 'SHARE' && isLess(all, some)) return false;
  return (overA ? whole.restWeightB : whole.restWeightA) >= TELLING;
}

/**
 * Whether two figures are of different parts or in different senses: of a quarter and of the year, of the
 * first round and of the second, an average and a count, a share of some and of all.
 */
export function scopesDiffer(
  pair: Pair,
  [x, y]: readonly [QuantityMention, QuantityMention],
): boolean {
  const { a, b } = pair;
  if (partsOfTimeDiffer(a, b) || ordinalsDiffer(a, b) || areComplements(pair)) return true;
  if (tellsAverage(a) !== tellsAverage(b) || isOfAll(pair, x, y)) return true;
  if (isLess(x, y) ? isOfSome(a, b, x) : isLess(y, x) && isOfSome(b, a, y)) return true;
  return (
    x.dimension === 'SHARE' &&
    y.dimension === 'SHARE' &&
    tellsGroup(pair, 'a') !== tellsGroup(pair, 'b')
  );
}

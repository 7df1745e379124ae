import { partAfter, TIME } from './compound-measures.js';
import { isFunctionWord } from '../words/function-words.js';
import {
  type CountableEntry,
  countableAt,
  dualAt,
  dualUnitAt,
  kindsOf,
  type UnitEntry,
  unitAt,
} from './number-context.js';
import { readNumber } from './numbers.js';
import { stemOf } from './quantity-nouns.js';
import { type Token, TokenKind } from '../text/tokens.js';

/** A number that no numeral tells, from the token it was asked of up to `to`; its noun ends at `nounEnd`. */
export interface Implied {
  value: number;
  unit: UnitEntry | null;
  kinds: readonly string[];
  measure: string | null;
  to: number;
  nounEnd: number;
}

/** A dual noun or unit that says two: «جنديان», «عامين». */
function dual(tokens: readonly Token[], from: number): Implied | null {
  const noun = dualAt(tokens, from);
  if (noun) return { ...ofCountable(noun.entry), value: 2, to: noun.to, nounEnd: noun.to };
  const unit = dualUnitAt(tokens, from);
  if (!unit) return null;
  return ofUnit(unit.entry, tokens, 2, unit.to);
}

/** «طن ونصف»: a unit that stands for one of it where a part of it is added. */
function unitAndPart(tokens: readonly Token[], from: number): Implied | null {
  const unit = unitAt(tokens, from);
  return unit && partAfter(tokens, unit.to, unit.entry.unit)
    ? ofUnit(unit.entry, tokens, 1, unit.to)
    : null;
}

/** «بسنة», «لشهر»: a unit that is written with its preposition. */
function behindPreposition(tokens: readonly Token[], at: number): ReturnType<typeof unitAt> {
  const token = tokens[at];
  const [, bare] = /^[بل](..+)$/.exec(token?.text ?? '') ?? [];
  const unit = token && bare ? unitAt([{ ...token, text: bare }], 0) : null;
  return unit && { ...unit, to: at + 1 };
}

/** «ساعة و22 دقيقة», «بسنة وشهرين»: a unit of time that stands for one of it where a smaller one is added. */
function unitAndSmaller(tokens: readonly Token[], from: number): Implied | null {
  const unit = unitAt(tokens, from) ?? behindPreposition(tokens, from);
  if (!unit || !TIME.has(unit.entry.dimension)) return null;
  if (!tokens[unit.to]?.text.startsWith('و')) return null;
  const number = readNumber(tokens, unit.to, true) ?? readNumber(tokens, unit.to + 1, true);
  const smaller = number ? unitAt(tokens, number.to) : dualUnitAt(tokens, unit.to);
  const { dimension, factor } = smaller?.entry ?? unit.entry;
  return dimension === unit.entry.dimension && factor < unit.entry.factor
    ? ofUnit(unit.entry, tokens, 1, unit.to)
    : null;
}

function ofUnit(unit: UnitEntry, tokens: readonly Token[], value: number, to: number): Implied {
  const part = partAfter(tokens, to, unit.unit);
  const end = part?.to ?? to;
  return {
    value: value + (part?.value ?? 0),
    unit,
    kinds: [],
    measure: null,
    to: end,
    nounEnd: end,
  };
}

const ofCountable = ({
  id,
  measure,
}: CountableEntry): Pick<Implied, 'unit' | 'kinds' | 'measure'> => ({
  unit: null,
  kinds: kindsOf(id),
  measure: measure ?? null,
});

/** «لم تبق تذكرة واحدة», "without a single goal": none, unless it is excepted: «لم يؤلف غير سيمفونية واحدة». */
const DENIES =
  /^(?:not|no|never|without|neither|nor|cannot|\S+n't|[وفا]?(?:لا|لم|لن|ما|ليس|ليست|دون|بلا|بدون))$/;
const EXCEPTS = /^(?:غير|سوي|الا|but|except)$/;
const DENIAL_REACH = 8;

function isDenied(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - DENIAL_REACH); at--) {
    const { kind, text } = tokens[at]!;
    if (kind === TokenKind.PUNCTUATION || EXCEPTS.test(text)) return false;
    if (DENIES.test(text)) return true;
  }
  return false;
}

const ARABIC_ONE = /^(?:واحدا?|واحد[هة]|وحيدا?|وحيد[هة]|يتيما?|يتيم[هة])$/;
/** An adjective of relation may stand between: «مباراة دولية واحدة». */
const BETWEEN = /(?:ي|ي[هة]|يا)$/;
/** «في وقت واحد», «دفعة واحدة», «كان وحيدا»: together or alone, and nothing counted. */
const TOGETHER =
  /^(?:[بف]?(?:ال)?(?:وقت|ان|صوت|صف|يد|نفس|شي|امر|دفع[هة]|ضرب[هة]|مر[هة])|كل|كان|صار|اصبح|ظل|عاش|اي)$/;

/** «هدف وحيد», «سيمفونية واحدة»: that there is one of an indefinite noun. Units tell spans of time as well. */
function arabicSingle(tokens: readonly Token[], from: number): Implied | null {
  const one = tokens[from]?.text ?? '';
  if (!ARABIC_ONE.test(one) || tokens[from + 1]?.text === 'من') return null;
  const between =
    BETWEEN.test(tokens[from - 1]?.text ?? '') &&
    (countableAt(tokens, from - 1) === null || countableAt(tokens, from - 2)?.to === from - 1);
  const at = from - (between ? 2 : 1);
  const noun = tokens[at];
  if (noun?.kind !== TokenKind.ARABIC || noun.text.startsWith('ال')) return null;
  if (isFunctionWord(tokens, at) || unitAt(tokens, at) || isDenied(tokens, at)) return null;
  const hit = countableAt(tokens, at);
  if (TOGETHER.test(noun.text) && hit?.entry.id !== 'times') return null;
  const sort = hit ? ofCountable(hit.entry) : { unit: null, kinds: [stemOf(noun)], measure: null };
  // An orphan is no only child.
  if (one.startsWith('يتيم') && sort.kinds.includes('person')) return null;
  return { ...sort, value: 1, to: from + 1, nounEnd: from + 1 };
}

const DETERMINERS = /^(?:a|one|just|only|his|her|its|their)$/;
/** Whose single noun is a name or a sort: "a single mother", "the single market". */
const SORTS =
  /^(?:mother|father|parent|man|woman|market|currency|player|malt|sex|bed|room|file)s?$/;
const NOUN_REACH = 3;

/** "A single platform", "just a single eruption": the last word of the phrase is what there is one of. */
function englishSingle(tokens: readonly Token[], from: number): Implied | null {
  const before = tokens[from - 1]?.text ?? '';
  if (tokens[from]?.text !== 'single' || !DETERMINERS.test(before)) return null;
  if (isDenied(tokens, from)) return null;
  let noun = from;
  while (noun < from + NOUN_REACH && isContent(tokens, noun + 1)) noun++;
  const token = tokens[noun];
  if (noun === from || !token || unitAt(tokens, noun) || SORTS.test(token.text)) return null;
  const hit = countableAt(tokens, noun);
  const kinds = token.text === 'time' ? kindsOf('times') : [stemOf(token)];
  const sort = hit ? ofCountable(hit.entry) : { unit: null, kinds, measure: null };
  return { ...sort, value: 1, to: from + 1, nounEnd: noun + 1 };
}

/** A word of a noun phrase: "a single goal settled it" has one before the verb, which no list can know. */
const isContent = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === TokenKind.LATIN &&
  !isFunctionWord(tokens, at) &&
  (countableAt(tokens, at - 1) === null || tokens[at - 1]?.text === 'single');

const TIMES: ReadonlyMap<string, number> = new Map([
  ['twice', 2],
  ['thrice', 3],
]);
const ONLY = /^(?:only|just|merely)$/;

/** "Twice", "only once": how often. "Twice as many" is a ratio, and "once" alone a time long ago. */
function often(tokens: readonly Token[], from: number): Implied | null {
  const { text = '' } = tokens[from] ?? {};
  const [before, after] = [tokens[from - 1]?.text ?? '', tokens[from + 1]?.text ?? ''];
  const once = text === 'once' && ONLY.test(before) ? 1 : undefined;
  const value = once ?? TIMES.get(text);
  if (value === undefined || /^(?:as|the|that|a|what)$/.test(after)) return null;
  return {
    value,
    unit: null,
    kinds: kindsOf('times'),
    measure: null,
    to: from + 1,
    nounEnd: from + 1,
  };
}

/** A number told by a dual, by "single" or by how often; null where none starts at the token. */
export const impliedAt = (tokens: readonly Token[], at: number): Implied | null =>
  dual(tokens, at) ??
  (tokens[at]?.kind === TokenKind.ARABIC
    ? (arabicSingle(tokens, at) ?? unitAndPart(tokens, at) ?? unitAndSmaller(tokens, at))
    : (englishSingle(tokens, at) ?? often(tokens, at)));

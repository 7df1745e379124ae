import { TokenKind } from '../../../language/text/tokens.js';
import { isFunctionWord } from '../../../language/words/function-words.js';
import { arabicNameKey, latinNameKey } from '../../../language/text/transliteration.js';
import { isRare } from '../alignment/word-statistics.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { isNamed, type Term } from '../reading/terms.js';
import { WITHIN_NAME } from '../reading/within-names.js';
import type { Candidate, Pair } from '../rules/rule.js';
import { FindingKind, type Span } from '../types.js';
import { disjoint, intervalOf } from './intervals.js';

export const CONCEPT = /^[acmnopv]:/;
/** A word that tells as much as a name would. */
const FULL_WEIGHT = 0.8;

/** A place, a capitalised name, or, where no capital tells, a word that no lexicon has. */
function mayName({ tokens }: AnalysedStatement, term: Term): boolean {
  if (isNamed(term)) return true;
  if (term.weight < FULL_WEIGHT || term.keys.some((key) => CONCEPT.test(key))) return false;
  const first = tokens[term.from];
  return first?.kind === TokenKind.ARABIC || first?.capital === true;
}

/** One that tells the statement from others: also of the words that may be names, one that news hardly uses. */
const tellsApart = (term: Term): boolean => term.place !== null || term.name || isRare(term.keys);

/** A name as its words in order: the last says most, as a family's does. */
export type Name = readonly Term[];

/** The names of a statement. */
export const namesIn = noted((statement: AnalysedStatement): readonly Name[] => {
  const names: Term[][] = [];
  let last: Term[] | undefined;
  for (const term of statement.terms) {
    if (!mayName(statement, term)) continue;
    const end = last?.at(-1)?.to ?? -1;
    const adjoins =
      end >= 0 && statement.tokens.slice(end, term.from).every(({ text }) => WITHIN_NAME.has(text));
    if (last && adjoins) last.push(term);
    else names.push((last = [term]));
  }
  return names;
});

/** How many names two statements share, and how many each has that the other lacks: of the two, the fewer. */
export interface Naming {
  shared: number;
  apart: number;
}

/** Two names that only begin alike, as a country and its people do, and end too differently for that. */
export function areTwo({ a, b }: Pair, x: Term, y: Term): boolean {
  const [one, other] = [a.tokens[x.from]?.text ?? '', b.tokens[y.from]?.text ?? ''];
  if (one === other || x.to - x.from > 1 || y.to - y.from > 1) return false;
  const met = x.keys.filter((key) => y.keys.includes(key));
  if (met.some((key) => !key.startsWith('d:'))) return false;
  const shorter = Math.min(one.length, other.length) - 1;
  return one.slice(0, shorter) !== other.slice(0, shorter);
}

/** How the last word of a name sounds; null where it is too short to tell. */
function soundOf({ tokens }: AnalysedStatement, name: readonly Term[]): string | null {
  const text = tokens[(name.at(-1)?.to ?? 0) - 1]?.text ?? '';
  return arabicNameKey(text) ?? latinNameKey(text);
}

/**
 * The names of one side that the other lacks. A name is another where its last word is not met and no more
 * than a half of all its words are: many share a given name. A place within the same whole is no other.
 */
function lackingOf(pair: Pair, side: 0 | 1, met: ReadonlySet<Term>): (readonly Term[])[] {
  const { whole, crossLanguage } = pair;
  const statement = side === 0 ? pair.a : pair.b;
  const rest = side === 0 ? whole.restA : whole.restB;
  const unmet = new Set(
    whole.pairs.flatMap((each) => (met.has(each[side]) ? [] : [each[side]])).concat(rest),
  );
  return namesIn(statement).filter((name) => {
    const last = name.at(-1)!;
    if (!unmet.has(last) || !name.some(tellsApart)) return false;
    const found = name.filter((term) => met.has(term)).length;
    if (found > 0 && last.place !== null) return false;
    if (crossLanguage && last.place === null && soundOf(statement, name) === null) return false;
    return found * 2 <= name.length;
  });
}

/** Counts the names of both; between two scripts also those that only sound alike are one. */
export function compareNames(pair: Pair): Naming {
  const { a, b, whole, crossLanguage } = pair;
  const pairs = whole.pairs.filter(([x, y]) => !areTwo(pair, x, y));
  let left = lackingOf(pair, 0, new Set(pairs.map(([x]) => x)));
  let right = lackingOf(pair, 1, new Set(pairs.map(([, y]) => y)));
  const others = new Set([...left, ...right].flat());
  let shared = pairs.filter(
    ([x, y]) => mayName(a, x) && mayName(b, y) && !others.has(x) && !others.has(y),
  ).length;
  if (crossLanguage && left.length > 0 && right.length > 0) {
    const sounds = new Set(left.map((name) => soundOf(a, name)));
    const same = new Set(right.map((name) => soundOf(b, name)).filter((each) => sounds.has(each)));
    same.delete(null);
    left = left.filter((name) => !same.has(soundOf(a, name)));
    right = right.filter((name) => !same.has(soundOf(b, name)));
    shared += same.size;
  }
  return { shared, apart: Math.min(left.length, right.length) };
}

/** More or less and nothing else: what falls may also have landed. */
const goesUpOrDown = ({ keys, valences }: Term): boolean =>
  valences.some(({ axis }) => axis === 'UP') &&
  keys.filter((key) => key.startsWith('c:')).length <= 1;

/** Both tell of more or less of something: it may rise here and there, and this year and next. */
export const tellsChange = ({ whole }: Pair): boolean =>
  whole.pairs.some(([x, y]) => goesUpOrDown(x) && goesUpOrDown(y));

/** Each gives a figure of one dimension, and no figure of the one can be the other's. */
function figuresDiffer({ a, b }: Pair): boolean {
  const like = a.quantities.flatMap((one) =>
    b.quantities.flatMap((other) => (one.dimension === other.dimension ? [[one, other]] : [])),
  );
  return like.length > 0 && like.every(([x, y]) => disjoint(intervalOf(x!), intervalOf(y!)));
}

/** Words before a name that may belong to it: "Queen Alia", «المحامي أديب الشامي». */
const TITLE_WORDS = 2;

/** Where a name starts with what stands before it: a title, and a given name that is a word too. */
function startOf({ tokens }: AnalysedStatement, name: readonly Term[]): number {
  const first = name[0]!.from;
  let from = first;
  while (from > 0 && first - from < TITLE_WORDS && !isFunctionWord(tokens, from - 1)) from--;
  return from;
}

function overlaps(
  statement: AnalysedStatement,
  name: readonly Term[],
  spans: readonly Span[],
  titled: boolean,
): boolean {
  const { tokens } = statement;
  const from = tokens[titled ? startOf(statement, name) : name[0]!.from]?.start ?? 0;
  const to = tokens[name.at(-1)!.to - 1]?.end ?? 0;
  return spans.some(({ start, end }) => start < to && end > from);
}

/** Kinds of conflict that are never over a name. */
const OVER_OTHERS = new Set([FindingKind.QUANTITY, FindingKind.TIMING, FindingKind.QUANTIFIER]);

/** Whether what a conflict is over is itself a name on both sides. */
function isOverNames({ a, b }: Pair, kind: FindingKind, { spansA, spansB }: Candidate): boolean {
  if (OVER_OTHERS.has(kind)) return false;
  const titled = kind === FindingKind.IDENTITY;
  return (
    namesIn(a).some((name) => overlaps(a, name, spansA, titled)) &&
    namesIn(b).some((name) => overlaps(b, name, spansB, titled))
  );
}

/** Of what the two say, the part they share by weight, below which several other names are of another matter. */
const ONE_MATTER = 0.5;

/**
 * Whether two statements that are alike otherwise speak of two things: each names what the other does not,
 * and they name nothing in common. Whom or what they name may be the very conflict: then only several other
 * names say so, or another figure beside it, or what may well hold of the one and of the other.
 */
export function speakOfOthers(pair: Pair, kind: FindingKind, candidate: Candidate): boolean {
  const { restA, restB, restWeightA, restWeightB, shared: weight } = pair.whole;
  if (restA.length === 0 || restB.length === 0) return false;
  const { shared, apart } = compareNames(pair);
  if (apart === 0 || shared > apart) return false;
  const little = weight < ONE_MATTER * (weight + Math.min(restWeightA, restWeightB));
  // Between languages what is shared is certain, and there is more of it in what is of one matter.
  if (pair.crossLanguage && little) return true;
  if (shared > 0) return false;
  if (!isOverNames(pair, kind, candidate) || tellsChange(pair) || figuresDiffer(pair)) return true;
  return apart > 1 && (pair.crossLanguage || little);
}

/** What returns at all does so within some months. */
const ROUND_DAYS = 180;

/** Whether each tells of its own round of what returns every so often: two elections, and two who won. */
export const tellOfTwoRounds = ({ a, b, saidApart, time }: Pair): boolean =>
  time !== 'SAME' &&
  (saidApart ?? 0) > ROUND_DAYS &&
  a.scopeRoles.has('SERIES') &&
  b.scopeRoles.has('SERIES');

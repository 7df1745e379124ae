import { bracketed } from '../../../language/text/brackets.js';
import {
  broadestSort,
  isFinerSort,
  sortOfClass,
  sortsAt,
} from '../../../language/concepts/sorts.js';
import { type Unit, unitsOf } from '../alignment/units.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { noted } from '../once.js';
import { calledAt, type Complement, complementOf } from './complement.js';

/** A noun that says what something is, and what sort of thing it names. */
export interface Head {
  unit: Unit;
  /** Broadest sorts: "work". */
  sorts: readonly string[];
  /** Sorts within these: "film". */
  finer: readonly string[];
}

/** "X is a Y": what a statement says its subject is. */
export interface Classified {
  complement: Complement;
  /** The units of the subject, brackets left out. */
  subject: readonly Unit[];
  /** The words of the subject before a comma, a colon or a bracket, its article left out. */
  name: string;
  /** The nouns that say what it is, each the last of its phrase. */
  heads: readonly Head[];
  /** The genres among what is said: "an American horror film". */
  genres: readonly { unit: Unit; sorts: readonly string[] }[];
  /** All that is said of what it is. */
  said: readonly Unit[];
  /** The peoples and countries named before them: "a Danish". */
  places: readonly Unit[];
  /** Where it is said to be, right after the last noun: "a town in Essex". */
  located: readonly Unit[];
  /** All places named behind the copula up to the next clause. */
  whereabouts: readonly Unit[];
}

/** The sorts that the longest phrase names which begins in `[from, unit.to)` and ends with the unit. */
function listedAt({ tokens }: AnalysedStatement, unit: Unit, from: number): readonly string[] {
  for (let at = from; at < unit.to; at++) {
    const hit = sortsAt(tokens, at);
    if (hit && hit.to >= unit.to) return hit.sorts;
  }
  return [];
}

/** The sorts of thing that a noun names; what a name within the phrase says is no noun. */
function headOf(statement: AnalysedStatement, unit: Unit, from: number): Head {
  const alternatives = unit.term?.alternatives ?? [];
  const office = alternatives.some((each) => each.class === 'office');
  if (statement.tokens[unit.to - 1]?.capital === true && !office)
    return { unit, sorts: [], finer: [] };
  const listed = listedAt(statement, unit, from);
  const named = alternatives.flatMap((each) => sortOfClass(each.class) ?? []);
  return {
    unit,
    sorts: [...new Set([...named, ...listed].map(broadestSort))].filter((each) => each !== GENRE),
    finer: listed.filter((each) => isFinerSort(each) && broadestSort(each) !== GENRE),
  };
}

/** The nouns of a complement: the last of each stretch without a comma or an "and", save a people's name. */
function headsOf(statement: AnalysedStatement, said: readonly Unit[]): Head[] {
  const heads: Head[] = [];
  let from = said[0]?.from ?? 0;
  for (const [at, unit] of said.entries()) {
    const next = said[at + 1];
    const between = statement.tokens.slice(unit.to, next?.from);
    if (next && !between.some(({ text }) => /^(?:,|and|و|\/)$/.test(text))) continue;
    // "A Mexican and American musician".
    if (!next || unit.term?.place == null) heads.push(headOf(statement, unit, from));
    from = next?.from ?? from;
  }
  return heads;
}

/** Reads "X is a Y"; null where the statement is no such sentence. */
export const classifiedIn = noted(readClassified);

const GENRE = 'genre';

function genresOf({ tokens }: AnalysedStatement, said: readonly Unit[]): Classified['genres'] {
  return said.flatMap((unit) => {
    const sorts: string[] = [];
    for (let at = unit.from; at < unit.to; at++) {
      const found = sortsAt(tokens, at)?.sorts ?? [];
      sorts.push(...found.filter((sort) => broadestSort(sort) === GENRE));
    }
    return sorts.length > 0 ? [{ unit, sorts }] : [];
  });
}

/** The places named from a preposition on, up to the next verb or mark of another kind. */
function locatedAt({ tokens }: AnalysedStatement, units: readonly Unit[], from: number): Unit[] {
  if (!/^(?:in|of|في)$/.test(tokens[from]?.text ?? '')) return [];
  const found: Unit[] = [];
  for (const unit of units.filter((each) => each.from > from)) {
    if (
      unit.term?.place == null &&
      !/^(?:north|south|east|west|region|state|part|province)/.test(unit.text)
    )
      break;
    if (unit.term?.place != null) found.push(unit);
  }
  return found;
}

const CLAUSE = /^(?:who|which|that|when|while|but|because|after|before|known|[;.])$/;

function whereaboutsOf(
  { tokens }: AnalysedStatement,
  units: readonly Unit[],
  from: number,
  subject: readonly Unit[],
  inside: Uint8Array,
): Unit[] {
  let to = from;
  while (to < tokens.length && !CLAUSE.test(tokens[to]?.text ?? '')) to++;
  const own = new Set(subject.map((unit) => unit.term?.place));
  return units.filter(
    (unit) =>
      unit.from >= from &&
      unit.to <= to &&
      inside[unit.from] !== 1 &&
      unit.term?.place != null &&
      !own.has(unit.term.place),
  );
}

const MARK = /^(?:[,:;]|'s)$/;

/** The first words of the subject, before what is said of it in passing. */
function nameIn(
  { tokens }: AnalysedStatement,
  from: number,
  to: number,
  inside: Uint8Array,
): string {
  let words = '';
  for (let at = from; at < to; at++) {
    const text = tokens[at]?.text ?? '';
    if (inside[at] === 1 || MARK.test(text)) {
      // "Alan's brother" is not Alan.
      if (text === "'s") return '';
      if (words !== '') break;
    } else if (/^[\p{L}\p{N}]/u.test(text) && !(words === '' && text === 'the'))
      words += ` ${text}`;
  }
  return words.trim();
}

function readClassified(statement: AnalysedStatement): Classified | null {
  const { tokens, frame } = statement;
  const inside = bracketed(tokens);
  const complement = complementOf(statement, inside);
  if (!complement) return null;
  const { copula, from, to } = complement;
  const all = unitsOf(statement);
  const units = all.filter((unit) => unit.type === 'TERM');
  const said = units.filter((unit) => unit.from >= from && unit.to <= to);
  const heads = headsOf(statement, said);
  const called = calledAt(statement, complement);
  const [first, last] = called < 0 ? [frame.to, copula] : [called, tokens.length];
  const subject = units.filter(
    (unit) => unit.from >= first && unit.to <= last && inside[unit.from] !== 1,
  );
  return {
    complement,
    subject,
    name: nameIn(statement, first, last, inside),
    heads,
    genres: genresOf(statement, said),
    said,
    places: said.filter(
      (unit) => unit.term?.place != null && !heads.some((head) => head.unit === unit),
    ),
    located: locatedAt(statement, units, to),
    whereabouts: called < 0 ? whereaboutsOf(statement, units, from, subject, inside) : [],
  };
}

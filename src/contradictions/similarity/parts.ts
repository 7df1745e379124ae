import { findReporting } from '../../language/cues/cues.js';
import { TokenKind } from '../../language/text/tokens.js';
import type { AnalysedStatement } from '../detection/reading/analyse.js';
import { areOpposites } from '../detection/reading/opposites.js';
import { readTerms, type Term } from '../detection/reading/terms.js';
import { type Grams, gramsOf } from './grams.js';

export enum PartKind {
  WORD = 'WORD',
  NUMBER = 'NUMBER',
  DATE = 'DATE',
}

/** Whether two words stand on opposite sides of one pair of the lexicon. */
export const areOpposed = ({ term: x }: Part, { term: y }: Part): boolean =>
  !!x && !!y && areOpposites(x, y);

/** What of a statement is laid beside the other: a content word or phrase, a number, a date. */
export interface Part {
  kind: PartKind;
  /** The folded words. */
  text: string;
  /** Two words are the same thing where they have a key in common. */
  keys: readonly string[];
  latin: boolean;
  /** A capitalised Latin word no lexicon knows. */
  name: boolean;
  place: string | null;
  /** How much it tells that both have it, 0–1: little for a generic word. */
  weight: number;
  /** The word of a term, for what it is opposed to; null for numbers and dates. */
  term: Term | null;
  /** Value in the unit's base, or days since 1970-01-01; both ends inclusive, null where open. */
  lower: number | null;
  upper: number | null;
  /** What a number is measured in or a date counts from; only equal ones can differ. */
  measure: string | null;
  /** Raw UTF-16 offsets into the statement. */
  start: number;
  end: number;
}

/** A statement made ready for being laid beside many others. */
export interface Profile {
  statement: AnalysedStatement;
  parts: readonly Part[];
  /** Sum of the parts' weights. */
  weight: number;
  grams: Grams;
}

/** That something was said, and by which verb, tells next to nothing. */
const WEIGHT_OF_SAYING = 0.1;

/** Even a generic word is something that the other statement may lack. */
const LEAST_WEIGHT = 0.4;

function wordPart(statement: AnalysedStatement, term: Term): Part {
  const tokens = statement.tokens.slice(term.from, term.to);
  const text = tokens.map((token) => token.text).join(' ');
  const latin = tokens[0]?.kind === TokenKind.LATIN;
  return {
    kind: PartKind.WORD,
    text,
    keys: term.keys,
    latin,
    name: term.name,
    place: term.place,
    weight: Math.max(LEAST_WEIGHT, term.weight),
    term,
    lower: null,
    upper: null,
    measure: null,
    start: tokens[0]?.start ?? 0,
    end: tokens.at(-1)?.end ?? 0,
  };
}

function numberPart(
  statement: AnalysedStatement,
  from: number,
  to: number,
  value: Pick<Part, 'kind' | 'lower' | 'upper' | 'measure'>,
): Part {
  const { tokens } = statement;
  return {
    ...value,
    text: tokens
      .slice(from, to)
      .map((token) => token.text)
      .join(' '),
    keys: [],
    latin: false,
    name: false,
    place: null,
    weight: 1,
    term: null,
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
  };
}

/** Numbers that are no quantities, such as those in names, by their digits. */
function bareNumbers(statement: AnalysedStatement, owned: Uint8Array): Part[] {
  const found: Part[] = [];
  statement.tokens.forEach((token, at) => {
    if (owned[at] === 1 || token.kind !== TokenKind.NUMBER) return;
    const value = Number(token.text.replaceAll(',', ''));
    const known = Number.isFinite(value) ? value : null;
    const fields = { kind: PartKind.NUMBER, lower: known, upper: known, measure: null };
    found.push(numberPart(statement, at, at + 1, fields));
  });
  return found;
}

/**
 * The parts of a statement in the order of its words. Unlike the terms that judge a conflict they also
 * hold the words of a frame ("the minister said") and of cues, since an editor reads them too.
 */
export function profileOf(statement: AnalysedStatement): Profile {
  const owned = new Uint8Array(statement.tokens.length);
  const parts: Part[] = [];
  const saying = new Set(findReporting(statement.tokens, () => false).map((hit) => hit.from));
  for (const each of statement.quantities) {
    owned.fill(1, each.from, each.to);
    const { lower, upper } = each;
    const fields = { kind: PartKind.NUMBER, lower, upper, measure: each.unit };
    parts.push(numberPart(statement, each.from, each.to, fields));
  }
  for (const each of statement.dates) {
    owned.fill(1, each.from, each.to);
    const { earliest: lower, latest: upper } = each;
    const fields = { kind: PartKind.DATE, lower, upper, measure: each.frame };
    parts.push(numberPart(statement, each.from, each.to, fields));
  }
  parts.push(...bareNumbers(statement, owned));
  for (const term of statement.terms) {
    owned.fill(1, term.from, term.to);
    parts.push(wordPart(statement, term));
  }
  for (const term of readTerms(statement.tokens, (at) => owned[at] === 1)) {
    const part = wordPart(statement, term);
    parts.push(saying.has(term.from) ? { ...part, weight: WEIGHT_OF_SAYING } : part);
  }
  parts.sort((x, y) => x.start - y.start || x.end - y.end);
  return {
    statement,
    parts,
    weight: parts.reduce((sum, part) => sum + part.weight, 0),
    grams: gramsOf(statement.tokens),
  };
}

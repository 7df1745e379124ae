import { areAlternatives } from '../../../language/concepts/alternatives.js';
import { placeWithin } from '../../../language/concepts/concepts.js';
import type { Negation } from '../../../language/cues/negation.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { ordinalsDiffer } from '../reading/ordinals.js';
import type { Term } from '../reading/terms.js';
import type { Pair } from '../rules/rule.js';
import { isNeutral } from './align.js';

/** Between languages a word no lexicon knows could not have been found on the other side. */
export const UNTRANSLATED = 0.4;

/** What a denial says, by weight, and how much of it the other side says too. */
export interface DeniedShare {
  /** The weight of what is denied and said by both. */
  shared: number;
  /** 0–1. */
  share: number;
  /** Whether the other side has another name, place or member of a class in the place of one that is denied. */
  namesOther: boolean;
}

/** What a cue denies: the words of its clause, its subject among them; past a verb of denial, its scope. */
export function deniedTerms(statement: AnalysedStatement, cue: Negation): Term[] {
  const [from, to] = clauseAround(statement, cue);
  return statement.terms.filter((term) => {
    const after = term.from >= cue.scopeFrom;
    if (term.from < from || term.to > to || isWithin(term, cue) || isOnAnyTerms(statement, term))
      return false;
    return cue.denial ? after && term.from < cue.scopeTo : after || !cue.narrow;
  });
}

const BEFORE_ANY = /^(?:تحت|في|under|in|at|by)$/;

/** «تحت أي ظرف», "under any circumstances", "on my watch": on no terms whatever, which says nothing of the matter. */
function isOnAnyTerms({ tokens }: AnalysedStatement, { from }: Term): boolean {
  const [before, any] = [tokens[from - 2]?.text ?? '', tokens[from - 1]?.text ?? ''];
  if (/^(?:اي|باي|any|no)$/.test(any) && BEFORE_ANY.test(before)) return true;
  return tokens[from]?.text === 'watch' && any === 'my';
}

/** The tokens `[from, to)` of a cue's clause, which a name in quotation marks does not end. */
function clauseAround({ tokens, clauses }: AnalysedStatement, cue: Negation): [number, number] {
  const isOne = (x: number, y: number, between: number): boolean =>
    clauses[x] === clauses[y] || tokens[between]?.text === '"';
  let [from, to] = [cue.from, cue.to];
  while (from > 0 && isOne(from - 1, from, from)) from--;
  while (to < tokens.length && isOne(to - 1, to, to)) to++;
  return [from, to];
}

const isWithin = (term: Term, cue: Negation): boolean => term.from >= cue.from && term.to <= cue.to;

/** A capital for its country, or a town for its province. */
const placeMet = ({ place }: Term, others: readonly Term[]): boolean =>
  place !== null &&
  others.some(
    (other) =>
      other.place !== null && (placeWithin(place, other.place) || placeWithin(other.place, place)),
  );

/** «ولم تسحب»: whom it is said of stands in the clause before. */
export const isJoined = ({ tokens }: AnalysedStatement, cue: Negation): boolean =>
  /^[وف](?:لم|لن|لا|ليس|ليست|ما|عدم)$/.test(tokens[cue.from]?.text ?? '') ||
  /^(?:and|nor)$/.test(tokens[cue.from - 1]?.text ?? '');

/** Whether the other side has something else in the place of what one denies: another name, place, or member of a class. */
function hasRival(term: Term, rest: readonly Term[]): boolean {
  const { name, place, alternatives } = term;
  return rest.some(
    (other) =>
      (name && other.name) ||
      (place !== null && other.place !== null) ||
      alternatives.some((x) => other.alternatives.some((y) => areAlternatives(x, y))),
  );
}

/** How much of what one side denies the other side says. */
export function deniedShare(pair: Pair, cue: Negation, side: 'a' | 'b'): DeniedShare {
  const index = side === 'a' ? 0 : 1;
  const [own, other] = side === 'a' ? [pair.a, pair.b] : [pair.b, pair.a];
  const rest = side === 'a' ? pair.whole.restB : pair.whole.restA;
  let [shared, total] = [0, 0];
  let namesOther = ordinalsDiffer(own, other);
  for (const term of deniedTerms(own, cue)) {
    const met =
      pair.whole.pairs.some((each) => each[index] === term) || placeMet(term, other.terms);
    const known = !pair.crossLanguage || met || isNeutral(term);
    const weight = term.weight * (known ? 1 : UNTRANSLATED);
    total += weight;
    if (met) shared += weight;
    else namesOther ||= hasRival(term, rest);
  }
  return { shared, share: total === 0 ? 0 : shared / total, namesOther };
}

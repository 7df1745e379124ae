import type { Negation } from '../../../language/cues/negation.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { isVerbalNoun } from '../reading/assertion.js';
import { deniesGreater, headsOf, missingIn } from '../reading/denied-heads.js';
import { deniesAttribute, tellsLoss } from '../reading/narrowing.js';
import { neighboursDiffer } from '../reading/subjects.js';
import type { Term } from '../reading/terms.js';
import type { Pair } from '../rules/rule.js';
import { slotsDiffer } from './align.js';
import { deniedShare, isJoined } from './denied-whole.js';
import { ownWeight, sameSpeaker } from './staleness.js';

type Aligned = readonly (readonly [Term, Term])[];

/** How much of these the other side must say, of their weight. */
export const MIN_HEAD = 0.5;
/** So much of what is denied is all of it, of its weight. */
export const MIN_ALL = 0.78;
/** The same of one speaker, who need not be named again, and says on what terms in other words. */
export const MIN_ALL_OF_ONE = 0.66;
/** So much of what is said of what there is none of. */
export const MIN_MISSING = 0.66;
/** How much of what is denied the other side must say, of its weight. */
const MIN_DENIED = 0.55;
/** How much of what is denied both must say, by weight, where all or most of it is looked for. */
export const MIN_SAID = 1.1;

/** "I do not oppose it" agrees with "I support it". */
function deniesOpposite(pair: Pair, head: Term | undefined, index: 0 | 1): boolean {
  const other = index === 0 ? pair.b : pair.a;
  return (
    head?.opposed.some(({ key, otherKey }) => !other.byKey.has(key) && other.byKey.has(otherKey)) ??
    false
  );
}

export interface Reversal {
  /** Where the denial is written; null where the speaker's stance or a frame denies. */
  cue: Negation | null;
  term: Term;
  partner: Term;
}

/**
 * Whether what a verb of denial denies is said by the other side: past the denier, who stands first,
 * most of its scope must be shared.
 */
function deniesShared(
  statement: AnalysedStatement,
  cue: Negation,
  pairs: readonly (readonly [Term, Term])[],
  index: 0 | 1,
): boolean {
  const scope = statement.terms.filter(
    (term) => term.from >= cue.scopeFrom && term.from < cue.scopeTo,
  );
  const shared = scope.map((term) => pairs.some((each) => each[index] === term));
  const first = shared.indexOf(true);
  if (first < 0) return false;
  const rest = scope.slice(first);
  const total = rest.reduce((sum, term) => sum + term.weight, 0);
  // "The minister denied resigning": where the denier stands before, all that follows is denied.
  const named =
    (statement.tokens[cue.to]?.text ?? '').endsWith('ing') ||
    pairs.some((each) => each[index].to <= cue.from && each[index].clause === scope[0]?.clause);
  const met = rest.reduce(
    (sum, term, at) => sum + ((named || at > 0) && shared[first + at] === true ? term.weight : 0),
    0,
  );
  return met >= MIN_DENIED * total;
}

/**
 * Whether what a cue negates is what the other side says: its first word, and most of the next ones.
 * "Iraq does not need troops" denies the need, and nothing else that is said of Iraq's troops.
 */
function sharesHead(scope: readonly Term[], shared: readonly Term[], enough: number): boolean {
  const [first] = scope;
  if (!first || !shared.includes(first)) return false;
  const total = scope.reduce((sum, term) => sum + term.weight, 0);
  const met = scope.reduce((sum, term) => sum + (shared.includes(term) ? term.weight : 0), 0);
  return met >= enough * total;
}

/** The first word of `scope` that both sides have; it alone decides whether the cue turns it round. */
function turnedIn(
  pair: Pair,
  cue: Negation,
  scope: readonly Term[],
  pairs: Aligned,
  index: 0 | 1,
): readonly [Term, Term] | null {
  const heads = scope.flatMap((head) => pairs.filter((each) => each[index] === head));
  const enough = pair.crossLanguage ? MIN_HEAD / 2 : MIN_HEAD;
  const own = heads.map((each) => each[index]);
  if (!cue.denial && !sharesHead(scope, own, enough)) return null;
  const found = cue.denial ? heads.find(([x, y]) => x.negated !== y.negated) : heads[0];
  return found && found[0].negated !== found[1].negated ? found : null;
}

/** What there is none of, where the other side tells of it and of most else that is said of it. */
function missing(
  pair: Pair,
  cue: Negation,
  pairs: Aligned,
  index: 0 | 1,
): readonly [Term, Term] | null {
  const side = index === 0 ? 'a' : 'b';
  const scope = cue.denial ? [] : missingIn(pair[side], cue);
  const found = scope.length === 0 ? null : turnedIn(pair, cue, scope, pairs, index);
  if (!found) return null;
  const { shared, share, namesOther } = deniedShare(pair, cue, side);
  return shared >= MIN_SAID && share >= MIN_MISSING && !namesOther ? found : null;
}

/** A word both sides have that exactly one of them negates, and that its cue bears on. */
export function reversal(pair: Pair, pairs: Aligned): Reversal | null {
  const search = (statement: AnalysedStatement, index: 0 | 1): Reversal | null => {
    for (const cue of statement.negations) {
      const heads = headsOf(statement, cue);
      if (deniesOpposite(pair, heads[0], index) || deniesGreater(statement, cue)) continue;
      // "X denies it", "denied by X": where both deny, neither contradicts.
      if (cue.denial && (index === 0 ? pair.b : pair.a).negations.some((other) => other.denial))
        continue;
      if (cue.denial && !deniesShared(statement, cue, pairs, index)) continue;
      const turned = turnedIn(pair, cue, heads, pairs, index);
      // "A non-combat role" denies nothing of combat forces.
      const beside =
        turned !== null &&
        cue.narrow &&
        !deniesAct(pair, turned) &&
        neighboursDiffer(pair, turned[0], turned[1]);
      const found = (beside ? null : turned) ?? missing(pair, cue, pairs, index);
      if (!found) continue;
      const [other, met] = index === 0 ? [pair.b, found[1]] : [pair.a, found[0]];
      if (deniesAttribute(statement, cue, other, met)) continue;
      const none = cue.narrow || statement.tokens[cue.from]?.text === 'no';
      if (none && tellsLoss(other, met)) continue;
      return { cue, term: found[0], partner: found[1] };
    }
    return null;
  };
  return search(pair.a, 0) ?? search(pair.b, 1);
}

/** "Not taking part", «عدم المشاركة»: what is denied is an act, whatever stands beside it. */
const deniesAct = (pair: Pair, [x, y]: readonly [Term, Term]): boolean => {
  const [statement, term] = x.negated ? [pair.a, x] : [pair.b, y];
  const token = statement.tokens[term.from];
  return token !== undefined && isVerbalNoun(token);
};

/** Whether the other side says all that is denied, whatever else it tells. */
export function saysAllDenied(pair: Pair, { cue, term }: Reversal): boolean {
  if (!cue) return false;
  const side = term.negated ? 'a' : 'b';
  const { shared, share, namesOther } = deniedShare(pair, cue, side);
  const one = sameSpeaker(pair);
  return (
    shared + ownWeight(pair) >= MIN_SAID &&
    (share >= MIN_ALL || (one && share >= MIN_ALL_OF_ONE && !slotsDiffer(pair, pair.whole))) &&
    !namesOther &&
    (one || !isJoined(pair[side], cue))
  );
}

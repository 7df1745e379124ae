import { comparePlaces } from '../pairs/align.js';
import { anotherEvent } from '../pairs/another-event.js';
import { accountsTwice } from '../pairs/staleness.js';
import { type Doer, doerOf, doersTold } from '../identity/doers.js';
import { isSharedOut } from '../identity/shared-out.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { ordinalsDiffer } from '../reading/ordinals.js';
import { type Term, termsMeet } from '../reading/terms.js';
import { type Candidate, onOneSide, type Pair, type Rule, spanOf } from './rule.js';
import { identitySentences } from './sentences.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';

/** So much must both say of the act beside who did it, by weight: what it was done to. */
export const MIN_SHARED = 0.9;
/** So much else may both sides say. */
const MAX_BESIDE = 0.45;
const SCORE = 0.76;

const spanOfDoer = (statement: AnalysedStatement, { terms }: Doer, act: Term) => {
  const [first, last] = [terms[0] ?? act, terms.at(-1) ?? act];
  return spanOf(statement, Math.max(0, first.from - (terms.length > 0 ? 0 : 1)), last.to);
};

/** Two who cannot be one: the speaker and somebody else, or two whose words have nothing in common. */
function areOthers(pair: Pair, x: Doer, y: Doer): boolean {
  if (x.own || y.own) return x.own !== y.own;
  return !x.terms.some((a) => y.terms.some((b) => termsMeet(a, b, pair.crossLanguage)));
}

const weigh = (terms: readonly Term[]): number =>
  terms.reduce((sum, { weight }) => sum + weight, 0);

function compareActs(pair: Pair, [a, b]: readonly [Term, Term]): Candidate | null {
  const [x, y] = [doerOf(pair.a, a), doerOf(pair.b, b)];
  if (!x || !y || !areOthers(pair, x, y)) return null;
  if (!x.stressed && !y.stressed && !(accountsTwice(pair) && (x.own || y.own))) return null;
  const { pairs, restA, restB } = pair.whole;
  const done = pairs.filter(
    ([one, other]) => one !== a && !x.terms.includes(one) && !y.terms.includes(other),
  );
  const shared = done.reduce((sum, [one, other]) => sum + Math.min(one.weight, other.weight), 0);
  const left = weigh(restA.filter((term) => !x.terms.includes(term)));
  const right = weigh(restB.filter((term) => !y.terms.includes(term)));
  if (shared < MIN_SHARED || Math.min(left, right) > MAX_BESIDE) return null;
  const [spanA, spanB] = [spanOfDoer(pair.a, x, a), spanOfDoer(pair.b, y, b)];
  const other =
    anotherEvent(pair) ||
    ordinalsDiffer(pair.a, pair.b) ||
    comparePlaces({ ...pair.whole, restA: restA.filter((t) => !x.terms.includes(t)) }) ===
      'DIFFERENT';
  const reason = other ? DismissalReason.DIFFERENT_SUBJECT : null;
  return {
    relation: x.stressed && y.stressed ? Relation.CONTRARY : Relation.TENSION,
    score: SCORE,
    spansA: [spanA],
    spansB: [spanB],
    valueA: spanA.text,
    valueB: spanB.text,
    sentences: identitySentences('AGENT', spanA.text, spanB.text),
    reason: pair.time === 'DISJOINT' ? DismissalReason.SUPERSEDED : reason,
  };
}

/** Of an act that many may do, one must be said to be its only doer: by stress, or by one who was there. */
function mayExclude(pair: Pair): boolean {
  const [x, y] = [doersTold(pair.a), doersTold(pair.b)];
  return x.stressed || y.stressed || ((x.own || y.own) && accountsTwice(pair));
}

function find(pair: Pair): Candidate[] {
  if (!mayExclude(pair)) return [];
  if (pair.a.denied || pair.b.denied || [pair.a, pair.b].some(isSharedOut)) return [];
  for (const linked of pair.whole.pairs) {
    const candidate = compareActs(pair, linked);
    if (candidate) return [candidate];
  }
  return [];
}

/** One act that is over, and two who did it, where it is said that it was the one or the other. */
export const doerRule: Rule = {
  name: 'identity.doer',
  version: 1,
  kind: FindingKind.IDENTITY,
  needs: onOneSide((side) => doersTold(side).stressed || doersTold(side).own),
  find,
};

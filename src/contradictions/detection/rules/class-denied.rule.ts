import { linkedIn } from '../alignment/links.js';
import { softAlign } from '../alignment/soft-align.js';
import type { Unit } from '../alignment/units.js';
import { type Classified, classifiedIn, type Head } from '../identity/classified.js';
import { isPlainSaying, sameSubject } from '../identity/same-subject.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';
import { type Candidate, onBothSides, type Pair, type Rule, spanOf } from './rule.js';
import { negationSentences } from './sentences.js';

/** Where all that one denies is what the other says; and where that says it in other parts of its sentence. */
const SAID = 0.86;
const SAID_ELSEWHERE = 0.62;

/** How far the other side says what one denies that it is. */
function scoreOf(pair: Pair, denied: Classified, other: Classified): number | null {
  const partnerOf = linkedIn(softAlign(pair.a, pair.b).links);
  if (denied.said.length === 0) return null;
  // A series is a television series, but a singer no actor.
  const sameSort = ({ unit, sorts, finer }: Head): Unit | undefined =>
    (sorts.includes('person')
      ? undefined
      : other.heads.find((head) => finer.some((sort) => head.finer.includes(sort)))?.unit) ??
    partnerOf(unit);
  // "A football player" within "an American football player".
  const spelled = ({ text }: Unit): Unit | undefined => {
    const at = other.said.findIndex((_, from) =>
      ` ${other.said
        .slice(from)
        .map((each) => each.text)
        .join(' ')} `.includes(` ${text} `),
    );
    return at < 0 ? undefined : other.said[at];
  };
  const partners = denied.said.map((unit) => {
    const head = denied.heads.find((each) => each.unit === unit);
    return (head ? sameSort(head) : partnerOf(unit)) ?? spelled(unit);
  });
  const met = partners.filter((partner) => partner !== undefined);
  if (met.length < partners.length) return null;
  if (met.every((partner) => other.said.includes(partner))) return SAID;
  const heads = denied.heads.map((head) => sameSort(head) ?? spelled(head.unit));
  return heads.every((head) => head !== undefined && other.said.includes(head))
    ? SAID_ELSEWHERE
    : null;
}

function find(pair: Pair): Candidate[] {
  const [a, b] = [classifiedIn(pair.a), classifiedIn(pair.b)];
  if (!a || !b || a.complement.denied === b.complement.denied) return [];
  if (!isPlainSaying(pair.a, a) || !isPlainSaying(pair.b, b) || !sameSubject(pair, a, b)) return [];
  const score = a.complement.denied ? scoreOf(pair, a, b) : scoreOf(pair, b, a);
  if (score === null) return [];
  const span = (side: 'a' | 'b', { complement }: Classified) =>
    spanOf(pair[side], complement.copula, complement.to);
  const [spanA, spanB] = [span('a', a), span('b', b)];
  const first = a.complement.denied;
  return [
    {
      relation: score === SAID ? Relation.CONTRADICTORY : Relation.TENSION,
      score,
      spansA: [spanA],
      spansB: [spanB],
      valueA: first ? 'denied' : 'affirmed',
      valueB: first ? 'affirmed' : 'denied',
      sentences: negationSentences(
        (first ? spanA : spanB).text,
        (first ? spanB : spanA).text,
        first,
      ),
      reason: pair.time === 'DISJOINT' ? DismissalReason.SUPERSEDED : null,
    },
  ];
}

/** "X is not a Y" against "X is a Y": one says of the subject what the other denies that it is. */
export const classDeniedRule: Rule = {
  name: 'negation.class',
  version: 1,
  kind: FindingKind.NEGATION,
  needs: onBothSides((statement) => classifiedIn(statement) !== null),
  find,
};

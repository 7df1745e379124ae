import type { AnalysedStatement } from '../reading/analyse.js';
import { partAgainstWhole } from '../reading/extent-groups.js';
import { extentsOf } from '../reading/extents.js';
import { FindingKind } from '../types.js';
import { type Difference, mostTelling } from './difference.js';
import type { SoftAlignment } from './soft-align.js';
import type { Unit } from './units.js';

/** As many words of a side as an explanation can show. */
const SHOWN = 3;

/** "Every beach met the standard", "a third fell short": all or none of a group against part of it. */
const countsOtherwise = (a: AnalysedStatement, b: AnalysedStatement): boolean =>
  extentsOf(a).some((x) => extentsOf(b).some((y) => partAgainstWhole(x, y)));

/** «غير قانوني», "non-binding": of what kind a thing is, and not whether. */
const OF_A_KIND = /^[وف]?(?:غير|non)$/;

/** What a statement says first of all is not so: the words that a cue in its first clause turns round. */
function deniedIn(
  { negations, denied, tokens, clauses, frame }: AnalysedStatement,
  units: readonly Unit[],
): readonly Unit[] {
  if (denied) return units;
  const [first] = units.filter(({ from }) => from >= frame.to);
  const main = first && clauses[first.from];
  return units.filter(({ from }) =>
    negations.some(
      (cue) =>
        clauses[cue.from] === main &&
        !OF_A_KIND.test(tokens[cue.from]?.text ?? '') &&
        from >= cue.scopeFrom &&
        from < cue.scopeTo,
    ),
  );
}

/**
 * The difference as an editor should read it where no word is set against another: who counts the whole and
 * who a part, who denies what the other tells, and else the most telling words of each side.
 */
export function shownDifference(
  a: AnalysedStatement,
  b: AnalysedStatement,
  { unitsA, unitsB, restA, restB }: SoftAlignment,
  found: Difference,
): Difference {
  const most = (rest: readonly Unit[], own: readonly Unit[]): readonly Unit[] =>
    rest.length > 0 ? mostTelling(rest, SHOWN) : own;
  const words = { unitsA: most(restA, found.unitsA), unitsB: most(restB, found.unitsB) };
  if (countsOtherwise(a, b)) return { ...found, ...words, kind: FindingKind.QUANTIFIER };
  const [left, right] = [deniedIn(a, unitsA), deniedIn(b, unitsB)];
  if ((left.length === 0) === (right.length === 0)) return { ...found, ...words };
  const shown =
    left.length > 0 ? { unitsA: mostTelling(left, SHOWN) } : { unitsB: mostTelling(right, SHOWN) };
  return { kind: FindingKind.NEGATION, sort: 'POLARITY', ...words, ...shown };
}

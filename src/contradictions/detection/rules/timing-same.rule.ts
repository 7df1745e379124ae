import { type DateMention, DateRole } from '../../../language/dates/dates.js';
import { anotherEvent } from '../pairs/another-event.js';
import { sameSaying } from '../pairs/same-saying.js';
import { tellsChange } from '../pairs/other-names.js';
import { datesMeet } from '../pairs/time.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { dateEvent, sameMoment, tellsRecurring } from '../reading/date-events.js';
import { mentionIn } from '../reading/mentions.js';
import { ordinalsDiffer } from '../reading/ordinals.js';
import { runOf } from '../reading/runs.js';
import type { Term } from '../reading/terms.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';
import { type Candidate, onBothSides, type Pair, type Rule, spanOf } from './rule.js';
import { timingSentences } from './sentences.js';
import { timingRule } from './timing.rule.js';

const SCORES = { NAMED: 0.74, REFERRED: 0.6 };

/** The dates of what is told, not "(2005 film)", which says which film. */
function pointsIn(statement: AnalysedStatement): DateMention[] {
  const mention = mentionIn(statement);
  const labels = ({ from }: DateMention): boolean =>
    mention?.kind === 'NAMED' && from >= mention.to && from < mention.labelled;
  return statement.dates.filter(
    (date) =>
      (date.role === DateRole.AT || date.role === DateRole.WITHIN) &&
      date.frame !== 'RELATIVE' &&
      !labels(date),
  );
}

/** "Began", "ended": which of the dates of a course is meant, not what happened. */
const TELLS_EDGE =
  /^(?:began|begun|beg[iu]ns?|started|starts?|ended|ends?|finished|finishes|concluded|took|place)$/;
export const isEdge = ({ tokens }: AnalysedStatement, { from }: Term): boolean =>
  TELLS_EDGE.test(tokens[from]?.text ?? '');

/** "Lost the 2008 election", "won the 2012 election": two events, each with its date. */
const tellOpposites = ({ a, b }: Pair): boolean =>
  a.terms.some((term) => term.opposed.some(({ otherKey }) => b.byKey.has(otherKey)));

interface Clash {
  a: DateMention;
  b: DateMention;
}

/** The first two dates of one moment that do not meet; null where two meet. */
function clashOf(pair: Pair): Clash | null {
  let found: Clash | null = null;
  for (const one of pointsIn(pair.a)) {
    for (const other of pointsIn(pair.b)) {
      const [runA, runB] = [runOf(pair.a, one), runOf(pair.b, other)];
      const edges = sameMoment(
        one,
        other,
        runA?.edge ?? dateEvent(pair.a, one),
        runB?.edge ?? dateEvent(pair.b, other),
      );
      if (!edges) continue;
      // Within a run from one date to another all of its days are meant, unless its beginning or end is.
      const whole = (date: DateMention, run: ReturnType<typeof runOf>, event: unknown) =>
        run && event === null ? run.whole : date;
      const x = whole(one, runA, runB ? 'RUN' : dateEvent(pair.b, other));
      const y = whole(other, runB, runA ? 'RUN' : dateEvent(pair.a, one));
      const meet = datesMeet(x, y);
      if (meet === true) return null;
      if (meet === false) found ??= { a: one, b: other };
    }
  }
  return found;
}

function find(pair: Pair): Candidate[] {
  if (pair.crossLanguage || pair.a.dates.length === 0 || pair.b.dates.length === 0) return [];
  const clash = clashOf(pair);
  if (!clash || anotherEvent(pair) || ordinalsDiffer(pair.a, pair.b) || tellOpposites(pair))
    return [];
  // What rises, falls or is done over and over has many dates.
  if (tellsChange(pair) || (tellsRecurring(pair.a) && tellsRecurring(pair.b))) return [];
  // Two figures, each with its date, are of two occasions.
  const figures = ({ quantities }: AnalysedStatement): string =>
    quantities.map(({ lower, upper }) => `${lower}-${upper}`).join();
  const [left, right] = [figures(pair.a), figures(pair.b)];
  if (left !== '' && right !== '' && left !== right) return [];
  const saying = sameSaying(pair, isEdge);
  if (!saying) return [];
  if ([pair.a, pair.b].some((side) => side.denied || side.negations.length > 0)) return [];
  const others = timingRule.find(pair);
  if (others.some(({ reason }) => reason !== DismissalReason.DIFFERENT_SUBJECT)) return [];
  const [spanA, spanB] = [
    spanOf(pair.a, clash.a.from, clash.a.to),
    spanOf(pair.b, clash.b.from, clash.b.to),
  ];
  return [
    {
      relation: saying.subject === 'NAMED' ? Relation.CONTRARY : Relation.TENSION,
      score: SCORES[saying.subject],
      spansA: [spanA],
      spansB: [spanB],
      valueA: clash.a.value,
      valueB: clash.b.value,
      sentences: timingSentences(spanA.text, spanB.text),
      reason: null,
    },
  ];
}

/** The same said of one thing, named or referred to ("it", "the film"), and two dates that do not meet. */
export const timingSameRule: Rule = {
  name: 'timing.same-saying',
  version: 1,
  kind: FindingKind.TIMING,
  needs: onBothSides((side) => side.dates.length > 0 && mentionIn(side) !== null),
  find,
};

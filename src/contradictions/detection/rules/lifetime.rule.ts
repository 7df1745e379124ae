import { type DateMention, DateRole } from '../../../language/dates/dates.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { datesMeet } from '../pairs/time.js';
import { dateEvent } from '../reading/date-events.js';
import { mentionIn } from '../reading/mentions.js';
import { FindingKind, Relation } from '../types.js';
import { type Candidate, type Pair, type Rule, spanOf } from './rule.js';
import { lifetimeSentences } from './sentences.js';

const BEFORE_BIRTH = 0.82;

const birthIn = (statement: AnalysedStatement): DateMention | undefined =>
  statement.dates.find(
    (date) => date.frame === 'ABSOLUTE' && dateEvent(statement, date) === 'BIRTH',
  );

/** What may be told of one who is not yet born, or of things that bear the name. */
const NO_DEED =
  /^(?:born|birth|named|baptised|baptized|conceived|expected|due|released|published|set|ancestors?|family|dynasty|parents|based|inspired)$/;

/** A date on which the one a statement names did something, at its beginning and in its own clause. */
function deedsIn(statement: AnalysedStatement): DateMention[] {
  const mention = mentionIn(statement);
  const { tokens, clauses } = statement;
  if (mention?.kind !== 'NAMED' || tokens[mention.to]?.text === "'s") return [];
  if (tokens.some(({ text }) => NO_DEED.test(text))) return [];
  return statement.dates.filter(
    (date) =>
      date.role === DateRole.AT &&
      date.frame === 'ABSOLUTE' &&
      clauses[date.from] === clauses[mention.from],
  );
}

/** Whether nobody does it: before the first day on which one can have been born, or on the very day. */
function isBefore(deed: DateMention, birth: DateMention): boolean {
  const sameDay =
    deed.precision === 'DAY' && birth.precision === 'DAY' && deed.earliest === birth.earliest;
  return sameDay || deed.latest < birth.earliest;
}

const sameName = (pair: Pair): boolean => {
  const [x, y] = [mentionIn(pair.a), mentionIn(pair.b)];
  if (x?.kind !== 'NAMED' || y?.kind !== 'NAMED') return false;
  const within = pair.whole.pairs.filter(
    ([a, b]) => a.from >= x.from && a.to <= x.to && b.from >= y.from && b.to <= y.to,
  );
  // The full name, or all of the shorter one.
  const count = (statement: AnalysedStatement, from: number, to: number): number =>
    statement.terms.filter((term) => term.from >= from && term.to <= to).length;
  return within.length >= Math.min(count(pair.a, x.from, x.to), count(pair.b, y.from, y.to), 2);
};

function find(pair: Pair): Candidate[] {
  if (pair.crossLanguage || pair.a.dates.length === 0 || pair.b.dates.length === 0) return [];
  const [bornA, bornB] = [birthIn(pair.a), birthIn(pair.b)];
  if ((bornA === undefined) === (bornB === undefined) || !sameName(pair)) return [];
  const birth = bornA ?? bornB;
  const deed = deedsIn(bornA ? pair.b : pair.a).find((each) => birth && isBefore(each, birth));
  if (!birth || !deed) return [];
  // The other gives the deed the same date too: it is at odds with itself.
  const told = (bornA ? pair.a : pair.b).dates;
  if (told.some((date) => date !== birth && datesMeet(date, deed) === true)) return [];
  const [a, b] = bornA ? [birth, deed] : [deed, birth];
  const [spanA, spanB] = [spanOf(pair.a, a.from, a.to), spanOf(pair.b, b.from, b.to)];
  return [
    {
      relation: Relation.CONTRARY,
      score: BEFORE_BIRTH,
      spansA: [spanA],
      spansB: [spanB],
      valueA: a.value,
      valueB: b.value,
      sentences: lifetimeSentences((bornA ? spanB : spanA).text, (bornA ? spanA : spanB).text),
      reason: null,
    },
  ];
}

/** A deed told of one who, by the other statement, was not yet born. */
export const lifetimeRule: Rule = {
  name: 'timing.lifetime',
  version: 1,
  kind: FindingKind.TIMING,
  needs: {
    one: (statement) => birthIn(statement) !== undefined,
    other: (statement) => mentionIn(statement)?.kind === 'NAMED',
  },
  find,
};

import { type DateMention, DateRole } from '../../../language/dates/dates.js';
import type { Negation } from '../../../language/cues/negation.js';

/**
 * "Not before 2027" and "not until June" affirm a time from then on: the date becomes an opening bound
 * and the negation is used up by it.
 */
export function turnDeadlines(
  dates: readonly DateMention[],
  negations: readonly Negation[],
  clauses: readonly number[],
): { dates: DateMention[]; negations: Negation[] } {
  const used = new Set<Negation>();
  const turned = dates.map((date) => {
    if (date.role !== DateRole.BEFORE && date.role !== DateRole.UNTIL) return date;
    const negation = negations.find(
      (each) =>
        !each.denial &&
        !each.narrow &&
        each.to <= date.from &&
        clauses[each.from] === clauses[date.from],
    );
    if (!negation) return date;
    used.add(negation);
    const opening = date.role === DateRole.BEFORE ? date.latest + 1 : date.latest - spread(date);
    return {
      ...date,
      role: DateRole.AFTER,
      earliest: opening,
      latest: Infinity,
      deniedFrom: negation.from,
    };
  });
  return { dates: turned, negations: negations.filter((negation) => !used.has(negation)) };
}

/** Days that a month or year covers: "not until June" begins with June. */
function spread(date: DateMention): number {
  if (date.precision === 'DAY') return 0;
  return date.precision === 'MONTH' ? 30 : 365;
}

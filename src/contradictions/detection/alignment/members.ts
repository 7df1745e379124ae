import { areAlternatives } from '../../../language/concepts/alternatives.js';
import { placeWithin } from '../../../language/concepts/concepts.js';
import type { Unit } from './units.js';

/** Whether a unit names a place, a person or a member of a class, so that another may be named instead. */
export const mayBeMember = ({ term }: Unit): boolean =>
  term !== null && (term.place !== null || term.name || term.alternatives.length > 0);

/** Whether two units name two places, two people, or two members of one class. */
export const areMembers = (a: Unit, b: Unit): boolean => {
  const [x, y] = [a.term, b.term];
  if (!x || !y) return false;
  if (x.place !== null && y.place !== null)
    return !placeWithin(x.place, y.place) && !placeWithin(y.place, x.place);
  if (x.name && y.name) return true;
  return x.alternatives.some((one) => y.alternatives.some((other) => areAlternatives(one, other)));
};

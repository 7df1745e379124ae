import { placeWithin } from '../../../language/concepts/concepts.js';
import type { QuantityMention } from '../../../language/numbers/quantities.js';
import type { Alignment } from '../pairs/align.js';
import { isConcept } from '../reading/counted-kinds.js';
import type { Term } from '../reading/terms.js';

/** The dead and the arrested are no sort of people: what the others were may be left unsaid. */
const sortsOf = ({ kinds, measure }: QuantityMention): readonly string[] =>
  measure !== null && kinds.includes(PERSON) ? [PERSON] : kinds;

const PERSON = 'person';

/** Narrower noun with the smaller number, or two sorts of one thing: a part against another part or the whole. */
export function isPart(x: QuantityMention, y: QuantityMention): boolean {
  const [a, b] = [
    { ...x, kinds: sortsOf(x) },
    { ...y, kinds: sortsOf(y) },
  ];
  const [kindA] = a.kinds;
  const [kindB] = b.kinds;
  if (a.dimension !== null || kindA === undefined || kindB === undefined || kindA === kindB)
    return false;
  // Two words for one thing.
  if (a.kinds.some((kind) => isConcept(kind) && b.kinds.includes(kind))) return false;
  if (a.kinds.includes(kindB)) return kindB !== 'person' || (a.lower ?? 0) < (b.lower ?? 0);
  if (b.kinds.includes(kindA)) return kindA !== 'person' || (b.lower ?? 0) < (a.lower ?? 0);
  return true;
}

/** Inside the place both name: «مخيم الزعتري بالأردن» beside «الأردن», with the smaller number. */
function isSubPlace(
  context: Alignment,
  smaller: readonly Term[],
  larger: readonly Term[],
  side: 0 | 1,
): boolean {
  if (larger.some((term) => term.place !== null)) return false;
  const wholes = context.pairs.flatMap((each) => each[side].place ?? []);
  return smaller.some(
    ({ place }) =>
      place !== null && wholes.some((whole) => whole !== place && placeWithin(place, whole)),
  );
}

/** A figure of a place that only one side names, smaller than the figure of the whole around it. */
export function isPlacePart(context: Alignment, a: QuantityMention, b: QuantityMention): boolean {
  const high = (each: QuantityMention): number => each.upper ?? Infinity;
  return high(a) < high(b)
    ? isSubPlace(context, context.restA, context.restB, 0)
    : isSubPlace(context, context.restB, context.restA, 1);
}

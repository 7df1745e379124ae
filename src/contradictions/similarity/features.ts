import { areAlternatives } from '../../language/concepts/alternatives.js';
import type { Term } from '../detection/reading/terms.js';
import { alignParts, type Match, type PartAlignment } from './align-parts.js';
import { gramCosine } from './grams.js';
import { areOpposed, type Part, PartKind, type Profile } from './parts.js';
import { comparePositions } from './positions.js';

/** What the score weighs, each 0–1. The names are those of the weights file. */
export interface Features {
  /** Share of the one statement's weight that the other has too: of the less and of the more covered. */
  coverLeast: number;
  coverMost: number;
  /** Cosine of the letter triples: other forms and spellings that no stem reaches. */
  grams: number;
  /** The lighter statement's weight as a share of the heavier's. */
  lengths: number;
  numbersMet: number;
  /** Each side has what the other lacks: words put in the place of others, not only left out. */
  swapped: number;
  /** One word stands in the place of another and all else has its partner: the weight of the lighter. */
  swappedAlone: number;
  numbersDiffer: number;
  datesDiffer: number;
  placesDiffer: number;
  membersDiffer: number;
  namesDiffer: number;
  quantifiersDiffer: number;
  negationsDiffer: number;
  /** Opposed predicates, one of which the other side does not have. */
  opposed: number;
  /** Opposed predicates beside the same word. */
  opposedNear: number;
  /** Two of these: each has the other's. */
  crossed: number;
}

export interface Compared {
  features: Features;
  alignment: PartAlignment;
}

/** What no lexicon could have translated says little by being absent on the other side. */
const UNTRANSLATED = 0.25;
const NEUTRAL = /^[acnpmvo]:/;

/** Between two languages letters cannot meet: what pairs of one language have, as a share of coverage. */
const GRAMS_OF_COVERAGE = 0.9;

const ratio = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

function weightOf(parts: readonly Part[], crossLanguage: boolean): number {
  let total = 0;
  for (const part of parts) {
    const known =
      !crossLanguage || part.keys.length === 0 || part.keys.some((k) => NEUTRAL.test(k));
    total += part.weight * (known ? 1 : UNTRANSLATED);
  }
  return total;
}

const metWeight = (matches: readonly Match[], side: 'a' | 'b'): number =>
  matches.reduce((total, match) => total + match[side].weight * match.sureness, 0);

const matchedWeight = (matches: readonly Match[], side: 'a' | 'b'): number =>
  matches.reduce((total, match) => total + match[side].weight, 0);

const both = ({ restA, restB }: PartAlignment, wanted: (part: Part) => boolean): number =>
  restA.some(wanted) && restB.some(wanted) ? 1 : 0;

/** In two languages the one may translate the other. */
const swappedAlone = ({ restA, restB }: PartAlignment): number =>
  restA.length === 1 && restB.length === 1 ? Math.min(restA[0]!.weight, restB[0]!.weight) : 0;

/** Opposed predicates across the two, at least one of them without a partner. */
function isOpposed({ restA, restB }: PartAlignment, a: Profile, b: Profile): boolean {
  const clash = (x: readonly Part[], y: readonly Part[]): boolean =>
    x.some((one) => y.some((two) => areOpposed(one, two)));
  return clash(restA, b.parts) || clash(a.parts, restB);
}

/** Two members of one class that the other side does not name: gold and oil, killed and injured. */
function membersDiffer({ restA, restB }: PartAlignment): boolean {
  const differ = (x: Term, y: Term): boolean =>
    x.alternatives.some((one) => y.alternatives.some((two) => areAlternatives(one, two))) ||
    (x.measures.length > 0 &&
      y.measures.length > 0 &&
      !x.measures.some((measure) => y.measures.includes(measure)));
  return restA.some((x) => restB.some((y) => x.term && y.term && differ(x.term, y.term)));
}

/** The same words, denied on one side only. */
function negationsDiffer(a: Profile, b: Profile, matches: readonly Match[]): boolean {
  const count = ({ statement }: Profile): number =>
    statement.negations.length + (statement.denied ? 1 : 0);
  if (count(a) % 2 === count(b) % 2) return false;
  const turned = a.statement.denied !== b.statement.denied;
  return turned || matches.some((each) => each.a.term?.negated !== each.b.term?.negated);
}

function quantifiersDiffer(a: Profile, b: Profile): boolean {
  const roles = ({ statement }: Profile): string[] =>
    statement.quantifiers.map((hit) => hit.entry.role);
  const [x, y] = [roles(a), roles(b)];
  return x.length > 0 && y.length > 0 && !x.some((role) => y.includes(role));
}

/** Which of two equal words is taken for a partner depends on the order, so the order is always the same. */
export const inOrder = (a: Profile, b: Profile): [Profile, Profile] =>
  a.statement.input.statement <= b.statement.input.statement ? [a, b] : [b, a];

/** Lays two statements beside each other and measures how they meet and where they part. */
export function compareProfiles(a: Profile, b: Profile): Compared {
  const [first, second] = inOrder(a, b);
  const { features, alignment } = compareInOrder(first, second);
  if (first === a) return { features, alignment };
  const matches = alignment.matches.map((match) => ({ ...match, a: match.b, b: match.a }));
  return { features, alignment: { matches, restA: alignment.restB, restB: alignment.restA } };
}

function compareInOrder(a: Profile, b: Profile): Compared {
  const crossLanguage = a.statement.language !== b.statement.language;
  const alignment = alignParts(a.parts, b.parts);
  const { matches, restA, restB } = alignment;
  const lost = [weightOf(restA, crossLanguage), weightOf(restB, crossLanguage)] as const;
  const whole = [
    matchedWeight(matches, 'a') + lost[0],
    matchedWeight(matches, 'b') + lost[1],
  ] as const;
  const coverA = ratio(metWeight(matches, 'a'), whole[0]);
  const coverB = ratio(metWeight(matches, 'b'), whole[1]);
  const features = {
    coverLeast: Math.min(coverA, coverB),
    coverMost: Math.max(coverA, coverB),
    grams: crossLanguage
      ? GRAMS_OF_COVERAGE * Math.sqrt(coverA * coverB)
      : gramCosine(a.grams, b.grams),
    lengths: ratio(Math.min(...whole), Math.max(...whole)),
    numbersMet: matches.some(({ a: part }) => part.kind === PartKind.NUMBER) ? 1 : 0,
    swapped: Math.min(ratio(lost[0], whole[0]), ratio(lost[1], whole[1])),
    swappedAlone: crossLanguage ? 0 : swappedAlone(alignment),
    ...comparePositions(a, b, matches),
    numbersDiffer: both(alignment, (part) => part.kind === PartKind.NUMBER),
    datesDiffer: both(alignment, (part) => part.kind === PartKind.DATE),
    placesDiffer: both(alignment, (part) => part.place !== null),
    membersDiffer: membersDiffer(alignment) ? 1 : 0,
    namesDiffer: both(alignment, (part) => part.name),
    quantifiersDiffer: quantifiersDiffer(a, b) ? 1 : 0,
    negationsDiffer: negationsDiffer(a, b, matches) ? 1 : 0,
    opposed: isOpposed(alignment, a, b) ? 1 : 0,
  };
  return { features, alignment };
}

import { TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Link } from './links.js';
import { noted } from '../once.js';
import { type Unit, unitsOf } from './units.js';

/** What the word before a noun, or the preposition written with it, makes of it. */
export type Role = 'BARE' | 'TO' | 'FROM' | 'WITH' | 'AGAINST' | 'BY' | 'IN';

const ROLE_WORDS: Record<string, Role> = {
  الي: 'TO',
  نحو: 'TO',
  لدي: 'TO',
  لصالح: 'TO',
  من: 'FROM',
  عن: 'FROM',
  مع: 'WITH',
  ضد: 'AGAINST',
  علي: 'AGAINST',
  امام: 'AGAINST',
  بوجه: 'AGAINST',
  قبل: 'BY',
  يد: 'BY',
  في: 'IN',
  to: 'TO',
  for: 'TO',
  from: 'FROM',
  with: 'WITH',
  against: 'AGAINST',
  over: 'AGAINST',
  by: 'BY',
  in: 'IN',
  at: 'IN',
};
const SKIPPED = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her']);

/** The role of a unit by the marker right before it. «من قبل» and "by" mark the doer. */
export const roleOf = (statement: AnalysedStatement, { order }: Unit): Role =>
  rolesIn(statement)[order]!;

const rolesIn = noted((statement: AnalysedStatement): readonly Role[] =>
  unitsOf(statement).map((unit) => readRole(statement, unit)),
);

function readRole(statement: AnalysedStatement, unit: Unit): Role {
  let before = unit.from - 1;
  while (SKIPPED.has(statement.tokens[before]?.text ?? '')) before--;
  const marker = statement.tokens[before]?.text ?? '';
  const named = ROLE_WORDS[marker];
  if (named !== undefined) return named;
  const token = statement.tokens[unit.from];
  if (token?.kind !== TokenKind.ARABIC) return 'BARE';
  // "بيروت" and "لبنان" begin so themselves: what a lexicon knows whole has no preposition.
  const whole = (letter: string): boolean =>
    unit.term?.place != null && unit.term.keys.some((key) => key.startsWith(`s:${letter}`));
  if (/^(?:لل|لا(?=ل)|ل(?=[^ايو]))/.test(token.text) && token.text.length > 3)
    return whole('ل') ? 'BARE' : 'TO';
  return /^ب(?:ال)?/.test(token.text) && token.text.length > 4 && !whole('ب') ? 'IN' : 'BARE';
}

/** Two linked units that change places between the statements: "A warned B", "B warned A". */
export interface RoleSwap {
  one: Link;
  other: Link;
  /** Whether markers say so ("to A", "from A"); else the order alone does. */
  marked: boolean;
}

const isParticipant = (unit: Unit): boolean =>
  unit.term !== null &&
  (unit.term.place !== null ||
    unit.term.name ||
    unit.term.alternatives.length > 0 ||
    unit.term.keys.every((key) => !key.startsWith('o:') && !key.startsWith('v:')));

interface Party {
  unit: Unit;
  role: Role;
}

/** Who of two does what is told: the one marked as the doer, else the first that no preposition marks. */
function doerOf(one: Party, other: Party): Unit | null {
  if (one.role === 'BY') return one.unit;
  if (other.role === 'BY') return other.unit;
  const bare = [one, other].filter(({ role }) => role === 'BARE');
  return bare.sort((x, y) => x.unit.order - y.unit.order)[0]?.unit ?? null;
}

/** "A and B", "A with B": what both do together has no order. */
function together(statement: AnalysedStatement, one: Unit, other: Unit): boolean {
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  const joint = statement.tokens[second.from];
  if (roleOf(statement, second) === 'WITH') return true;
  const next = second.from - first.to <= 1;
  return (
    next && ((joint?.text ?? '').startsWith('و') || statement.tokens[first.to]?.text === 'and')
  );
}

/** Where something comes from and where it goes, or the other way about; null where marks do not say. */
function courseOf(one: Party, other: Party): Unit | null {
  if (one.role === 'FROM' && other.role === 'TO') return one.unit;
  return one.role === 'TO' && other.role === 'FROM' ? other.unit : null;
}

/** Whether the two have changed places: who does it, or where it sets out from. */
function isExchanged(
  [oneA, otherA]: readonly [Party, Party],
  [oneB, otherB]: readonly [Party, Party],
): boolean {
  const [fromA, fromB] = [courseOf(oneA, otherA), courseOf(oneB, otherB)];
  if (fromA && fromB) return (fromA === oneA.unit) !== (fromB === oneB.unit);
  const [doerA, doerB] = [doerOf(oneA, otherA), doerOf(oneB, otherB)];
  return doerA !== null && doerB !== null && (doerA === oneA.unit) !== (doerB === oneB.unit);
}

/** Two countries, two people, or two members of one class: either could do what the other does. */
export function areAlike([one, other]: readonly Unit[]): boolean {
  const [x, y] = [one?.term, other?.term];
  if (!x || !y) return false;
  if (x.place !== null || y.place !== null) return x.place !== null && y.place !== null;
  if (x.name || y.name) return x.name && y.name;
  return x.alternatives.some((left) => y.alternatives.some((right) => left.class === right.class));
}

/** "Syrian", «السورية», as against «سوريا»: what a thing is, and no party to an act. */
const ADJECTIVE = /^(?:[وفبك]|لل)?(?:ال)?\S{2,}(?:ي|ية|يه)$/;

/** Whether units stand for those who act: not where it happens, and not an adjective or a heading. */
export const areParties = (statement: AnalysedStatement, units: readonly Unit[]): boolean =>
  units.every((unit) => {
    if (roleOf(statement, unit) === 'IN' || statement.tokens[unit.to]?.text === ':') return false;
    const [before, token] = [statement.tokens[unit.from - 1], statement.tokens[unit.from]];
    return !(
      token?.kind === TokenKind.ARABIC &&
      before?.kind === TokenKind.ARABIC &&
      unit.term?.place !== null &&
      ADJECTIVE.test(token.text)
    );
  });

/** Pairs of linked units whose roles are exchanged, those first that could stand for each other. */
export function roleSwaps(
  a: AnalysedStatement,
  b: AnalysedStatement,
  links: readonly Link[],
): RoleSwap[] {
  const found: RoleSwap[] = [];
  const usable = links.filter((link) => isParticipant(link.a) && isParticipant(link.b));
  for (let i = 0; i < usable.length; i++) {
    for (const other of usable.slice(i + 1)) {
      const one = usable[i]!;
      if (together(a, one.a, other.a) || together(b, one.b, other.b)) continue;
      const roles = [roleOf(a, one.a), roleOf(a, other.a), roleOf(b, one.b), roleOf(b, other.b)];
      const party = (unit: Unit, at: number): Party => ({ unit, role: roles[at]! });
      const exchanged = isExchanged(
        [party(one.a, 0), party(other.a, 1)],
        [party(one.b, 2), party(other.b, 3)],
      );
      if (exchanged) found.push({ one, other, marked: roles.some((role) => role !== 'BARE') });
    }
  }
  const alike = ({ one, other }: RoleSwap): number => (areAlike([one.a, other.a]) ? 0 : 1);
  return found.sort((x, y) => alike(x) - alike(y));
}

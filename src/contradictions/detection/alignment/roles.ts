import { TokenKind } from '../../../language/tokens.js';
import type { AnalysedStatement } from '../analyse.js';
import type { Link } from './links.js';
import type { Unit } from './units.js';

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
export function roleOf(statement: AnalysedStatement, unit: Unit): Role {
  let before = unit.from - 1;
  while (SKIPPED.has(statement.tokens[before]?.text ?? '')) before--;
  const marker = statement.tokens[before]?.text ?? '';
  const named = ROLE_WORDS[marker];
  if (named !== undefined) return named;
  const token = statement.tokens[unit.from];
  if (token?.kind !== TokenKind.ARABIC) return 'BARE';
  if (/^(?:لل|لا(?=ل)|ل(?=[^ايو]))/.test(token.text) && token.text.length > 3) return 'TO';
  return /^ب(?:ال)?/.test(token.text) && token.text.length > 4 ? 'IN' : 'BARE';
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

/** Pairs of linked units whose roles are exchanged. */
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
      const doerA = doerOf({ unit: one.a, role: roles[0]! }, { unit: other.a, role: roles[1]! });
      const doerB = doerOf({ unit: one.b, role: roles[2]! }, { unit: other.b, role: roles[3]! });
      if (!doerA || !doerB || (doerA === one.a) === (doerB === one.b)) continue;
      found.push({ one, other, marked: roles.some((role) => role !== 'BARE') });
    }
  }
  return found;
}

import { TokenKind } from '../../../language/tokens.js';
import type { AnalysedStatement } from '../analyse.js';
import type { Link } from './soft-align.js';
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

/** Pairs of linked units whose roles are exchanged. */
export function roleSwaps(
  a: AnalysedStatement,
  b: AnalysedStatement,
  links: readonly Link[],
): RoleSwap[] {
  const found: RoleSwap[] = [];
  const usable = links.filter((link) => isParticipant(link.a) && isParticipant(link.b));
  for (let i = 0; i < usable.length; i++) {
    for (let j = i + 1; j < usable.length; j++) {
      const one = usable[i]!;
      const other = usable[j]!;
      const [oneA, oneB] = [roleOf(a, one.a), roleOf(b, one.b)];
      const [otherA, otherB] = [roleOf(a, other.a), roleOf(b, other.b)];
      const crossed = (one.a.order - other.a.order) * (one.b.order - other.b.order) < 0;
      const marked = oneA !== otherA && oneA === otherB && otherA === oneB;
      const unmarked = crossed && oneA === oneB && otherA === otherB && oneA === otherA;
      if (marked || unmarked) found.push({ one, other, marked });
    }
  }
  return found;
}

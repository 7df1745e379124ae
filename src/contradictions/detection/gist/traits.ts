import { Language } from '../../../language/language.js';
import { isSharedOut } from '../identity/shared-out.js';
import { doersTold } from '../identity/doers.js';
import { tellsRepeatable } from '../identity/repeatable.js';
import { isConditional, tellsOfAnother } from '../pairs/guards.js';
import { namesSpeaker } from '../pairs/staleness.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { takesStand, tellsPast } from '../reading/constancy.js';
import { isPartial } from '../reading/extents.js';
import { mentionIn } from '../reading/mentions.js';
import { RULES } from '../rules/rules.js';
import { ClaimKind } from '../types.js';

/** What holds of a statement as a whole, one bit each. */
export const Trait = {
  ENGLISH: 1 << 0,
  CONDITIONAL: 1 << 1,
  REPORTED: 1 << 2,
  CORRECTS: 1 << 3,
  TAKES_STAND: 1 << 4,
  TELLS_PAST: 1 << 5,
  FACT: 1 << 6,
  DENIED: 1 << 8,
  NAMES_SPEAKER: 1 << 9,
  STRESSES_DOER: 1 << 10,
  OWN_DOER: 1 << 11,
  SHARED_OUT: 1 << 12,
  NAMES_SUBJECT: 1 << 13,
  REFERS_BACK: 1 << 14,
  EXCLUSIVE: 1 << 15,
  REPEATABLE: 1 << 16,
  PART: 1 << 17,
} as const;

export function traitsOf(statement: AnalysedStatement): number {
  const mention = mentionIn(statement);
  const uses = statement.terms.flatMap(({ opposed }) => opposed);
  const holds: [number, boolean][] = [
    [Trait.ENGLISH, statement.language === Language.EN],
    [Trait.CONDITIONAL, isConditional(statement)],
    [Trait.REPORTED, tellsOfAnother(statement)],
    [Trait.CORRECTS, statement.scopeRoles.has('CORRECTION')],
    [Trait.TAKES_STAND, takesStand(statement)],
    [Trait.TELLS_PAST, tellsPast(statement)],
    [Trait.FACT, statement.kind === ClaimKind.FACT],
    [Trait.DENIED, statement.denied],
    [Trait.NAMES_SPEAKER, namesSpeaker(statement)],
    [Trait.STRESSES_DOER, doersTold(statement).stressed],
    [Trait.OWN_DOER, doersTold(statement).own],
    [Trait.SHARED_OUT, isSharedOut(statement)],
    [Trait.NAMES_SUBJECT, mention?.kind === 'NAMED'],
    [Trait.REFERS_BACK, mention?.kind === 'REFERRED'],
    [Trait.REPEATABLE, tellsRepeatable(statement)],
    [Trait.PART, isPartial(statement)],
    [Trait.EXCLUSIVE, uses.some(({ entry }) => entry.exclusive === true)],
  ];
  return holds.reduce((bits, [trait, held]) => (held ? bits | trait : bits), 0);
}

/** For each rule, in their order, whether a statement has what it needs of the one side, and of the other. */
export function needsOf(statement: AnalysedStatement): number {
  let bits = 0;
  for (const [at, { needs }] of RULES.entries()) {
    if (!needs || needs.one(statement)) bits |= 1 << (2 * at);
    if (!needs || needs.other(statement)) bits |= 2 << (2 * at);
  }
  return bits;
}

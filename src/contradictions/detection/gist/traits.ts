import { Language } from '../../../language/language.js';
import { isSharedOut } from '../identity/shared-out.js';
import { doerOf } from '../identity/doers.js';
import { classifiedIn } from '../identity/classified.js';
import { tellsRepeatable } from '../identity/repeatable.js';
import { isConditional, tellsOfAnother } from '../pairs/guards.js';
import { namesSpeaker } from '../pairs/staleness.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { takesStand, tellsPast } from '../reading/constancy.js';
import { dateEvent } from '../reading/date-events.js';
import { mentionIn } from '../reading/mentions.js';
import { sayingsOf } from '../reading/sayings.js';
import { mayDeny } from '../rules/attribution.rule.js';
import { rankOf } from '../rules/rank.rule.js';
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
  NEGATED: 1 << 7,
  DENIED: 1 << 8,
  NAMES_SPEAKER: 1 << 9,
  DENIES_SAYING: 1 << 10,
  TELLS_SAYING: 1 << 11,
  CLASSIFIED: 1 << 12,
  GIVES_RANK: 1 << 14,
  STRESSES_DOER: 1 << 15,
  OWN_DOER: 1 << 16,
  SHARED_OUT: 1 << 17,
  NAMES_SUBJECT: 1 << 18,
  REFERS_BACK: 1 << 19,
  TELLS_BIRTH: 1 << 20,
  EXCLUSIVE: 1 << 21,
  REPEATABLE: 1 << 22,
  CLAUSES: 1 << 23,
} as const;

/** Who did what it tells, as far as `identity.doer` needs it. */
function doersIn(statement: AnalysedStatement): number {
  let traits = 0;
  for (const term of statement.terms) {
    const doer = doerOf(statement, term);
    if (doer?.stressed) traits |= Trait.STRESSES_DOER;
    if (doer?.own) traits |= Trait.OWN_DOER;
  }
  return traits;
}

/** What a rule needs on one side or both to find anything. */
function concernsOf(statement: AnalysedStatement): number {
  const sayings = sayingsOf(statement);
  const mention = mentionIn(statement);
  const holds: [number, boolean][] = [
    [Trait.DENIES_SAYING, mayDeny(statement) && sayings.some(({ denied }) => denied)],
    [Trait.TELLS_SAYING, sayings.some(({ denied }) => !denied)],
    [Trait.CLASSIFIED, classifiedIn(statement) !== null],
    [Trait.GIVES_RANK, rankOf(statement) !== null],
    [Trait.SHARED_OUT, isSharedOut(statement)],
    [Trait.NAMES_SUBJECT, mention?.kind === 'NAMED'],
    [Trait.REFERS_BACK, mention?.kind === 'REFERRED'],
    [Trait.TELLS_BIRTH, statement.dates.some((date) => dateEvent(statement, date) === 'BIRTH')],
  ];
  return holds.reduce((bits, [trait, held]) => (held ? bits | trait : bits), doersIn(statement));
}

export function traitsOf(statement: AnalysedStatement): number {
  const uses = statement.terms.flatMap(({ opposed }) => opposed);
  const holds: [number, boolean][] = [
    [Trait.ENGLISH, statement.language === Language.EN],
    [Trait.CONDITIONAL, isConditional(statement)],
    [Trait.REPORTED, tellsOfAnother(statement)],
    [Trait.CORRECTS, statement.scopeRoles.has('CORRECTION')],
    [Trait.TAKES_STAND, takesStand(statement)],
    [Trait.TELLS_PAST, tellsPast(statement)],
    [Trait.FACT, statement.kind === ClaimKind.FACT],
    [Trait.NEGATED, statement.negations.length > 0],
    [Trait.DENIED, statement.denied],
    [Trait.NAMES_SPEAKER, namesSpeaker(statement)],
    [Trait.REPEATABLE, tellsRepeatable(statement)],
    [Trait.CLAUSES, new Set(statement.terms.map(({ clause }) => clause)).size > 1],
    [Trait.EXCLUSIVE, uses.some(({ entry }) => entry.exclusive === true)],
  ];
  return holds.reduce((bits, [trait, held]) => (held ? bits | trait : bits), concernsOf(statement));
}

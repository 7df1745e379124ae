import { ClaimKind, Stance } from '../../language/statement.js';
import type { CheckWorthiness, Proposal, WorthReason } from './types.js';

/** What a proposal has before it is weighed. */
export type Weighable = Omit<Proposal, 'worth'> & { namesInContent: boolean };

/** Before any reason. An attribution is a claim somebody made, and so worth something. */
const BASE = 0.3;

/** By how much each reason raises or lowers the score. Chosen by hand, in twentieths. */
export const WEIGHTS: Readonly<Record<WorthReason, number>> = {
  NUMBERS: 0.2,
  DATES: 0.1,
  NAMED_SPEAKER: 0.1,
  KNOWN_SPEAKER: 0.1,
  ANONYMOUS_SPEAKER: -0.05,
  NAMES_IN_CONTENT: 0.05,
  VERIFIABLE_PREDICATE: 0.15,
  DIRECT_QUOTE: 0.05,
  DENIAL: 0.1,
  COMMITMENT: 0.1,
  FORECAST: 0.05,
  DEMAND: -0.1,
  OPINION: -0.2,
  TOO_SHORT: -0.2,
  UNRESOLVED: -0.05,
};

/** Fewer words say little that could be checked. */
const SHORT = 4;
const DIGITS = 100;

function holds(reason: WorthReason, proposal: Weighable): boolean {
  const { kind, speaker, statement } = proposal;
  switch (reason) {
    case 'NUMBERS':
      return proposal.quantities.length > 0;
    case 'DATES':
      return proposal.dates.length > 0;
    case 'NAMED_SPEAKER':
      return speaker.kind !== 'ANONYMOUS';
    case 'KNOWN_SPEAKER':
      return speaker.knownSpeakerId !== null;
    case 'ANONYMOUS_SPEAKER':
      return speaker.kind === 'ANONYMOUS';
    case 'NAMES_IN_CONTENT':
      return proposal.namesInContent;
    case 'VERIFIABLE_PREDICATE':
      return kind === ClaimKind.FACT && proposal.form !== 'PARAPHRASE';
    case 'DIRECT_QUOTE':
      return proposal.form === 'DIRECT_QUOTE';
    case 'DENIAL':
      return proposal.stance === Stance.DENIES;
    case 'TOO_SHORT':
      return statement.text.split(' ').length < SHORT;
    case 'UNRESOLVED':
      return statement.unresolved.length > 0;
    default:
      return (kind as string) === reason;
  }
}

/** How much a claim deserves an editor's check, with every reason that counted. */
export function checkWorthiness(proposal: Weighable): CheckWorthiness {
  const reasons = (Object.keys(WEIGHTS) as WorthReason[])
    .filter((reason) => holds(reason, proposal))
    .map((reason) => ({ reason, weight: WEIGHTS[reason] }));
  const sum = reasons.reduce((total, { weight }) => total + weight, BASE);
  return { score: Math.round(Math.min(1, Math.max(0, sum)) * DIGITS) / DIGITS, reasons };
}

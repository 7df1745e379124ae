import type { WorthReason as TextReason } from '../engine/types.js';

/** Reasons that only the collection gives, beside those that the text gives. */
export type CollectionReason = 'NOVEL' | 'REPEATED' | 'CONFLICT';

export type WorthReason = TextReason | CollectionReason;

export interface Worth {
  score: number;
  reasons: { reason: WorthReason; weight: number }[];
}

/** Scores from which a claim on record says the same for certain, and from which it may. */
const SAME = 0.8;
const LIKE = 0.5;

/**
 * How much a proposal deserves a check, with the collection in view: what nobody has recorded weighs more,
 * what conflicts with the record most, what stands there already less.
 *
 * @param nearest the highest score of a near-duplicate, 0 where there is none
 */
export function worthInCollection(ofText: Worth, nearest: number, conflicts: number): Worth {
  const reasons = [...ofText.reasons];
  if (conflicts > 0) reasons.push({ reason: 'CONFLICT', weight: 0.3 });
  if (nearest >= SAME) reasons.push({ reason: 'REPEATED', weight: -0.2 });
  else if (nearest < LIKE) reasons.push({ reason: 'NOVEL', weight: 0.1 });
  const added = reasons.slice(ofText.reasons.length).reduce((sum, { weight }) => sum + weight, 0);
  const score = Math.min(1, Math.max(0, ofText.score + added));
  // Sums of hundredths, which binary fractions do not hold.
  return { score: Math.round(score * 100) / 100, reasons };
}

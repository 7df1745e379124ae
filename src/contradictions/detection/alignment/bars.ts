import { WEIGHTS } from './weights.js';

/** What is asked of a pair before a finding counts that only the trained model sees. Chosen for the weights: see CONTRIBUTING.md. */
export interface Bar {
  /** Of what the shorter statement says, the other must say this much, by weight. */
  cover: number;
  /** The least probability that the two speak of one matter. */
  related: number;
  /** And of a conflict. */
  conflict: number;
  /** Whether a glance at the two gists must leave it open: see `passesGlance`. */
  glance: boolean;
  /**
   * The least log odds that what rules and the model find is of rivals, and of no strangers: see `standsUnasked`. Null
   * where that is not asked.
   */
  rivals: { byRule: number; learned: number } | null;
}

/** Of two statements that somebody puts side by side. */
export const WHEN_ASKED: Bar = {
  cover: 0.15,
  related: WEIGHTS.related.threshold,
  conflict: WEIGHTS.conflict.threshold,
  glance: false,
  rivals: null,
};

/**
 * Of two claims of a collection that nobody asked about: of the pairs that a search proposes few conflict. What rules find is
 * asked less, since two short statements with opposite words on one thing have little else to tell them for rivals by.
 */
export const UNASKED: Bar = {
  cover: 0.2,
  related: 0.73,
  conflict: 0.62,
  glance: true,
  rivals: { byRule: -0.6, learned: 0.35 },
};

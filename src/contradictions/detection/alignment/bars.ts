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
}

/** Of two statements that somebody puts side by side. */
export const WHEN_ASKED: Bar = {
  cover: 0.15,
  related: WEIGHTS.related.threshold,
  conflict: WEIGHTS.conflict.threshold,
  glance: false,
};

/** Of two claims of a collection that nobody asked about: of the pairs that a search proposes few conflict. */
export const UNASKED: Bar = { cover: 0.2, related: 0.73, conflict: 0.65, glance: true };

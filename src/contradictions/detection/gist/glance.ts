import { FeatureRow } from '../alignment/feature-row.js';
import { reaches } from '../alignment/judge.js';
import { WEIGHTS } from '../alignment/weights.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { type Gist, gistOf } from './gist.js';
import { glanceFeatures } from './glance-features.js';
import { GistPair } from './gist-pair.js';

/** One pair is looked at at a time. */
const ROW = new FeatureRow();

/**
 * Whether a glance at two gists leaves it open that the trained model finds something of two claims that nobody asked
 * about. Of the pairs that a search proposes, and of which bounds do not rule that out, most are two things told of one
 * person or body: a few trees over what two gists say tell these for a fraction of what aligning two readings takes.
 *
 * @param pair whose meeting is of this pair
 */
export function passesGlance(pair: GistPair): boolean {
  const { glance } = WEIGHTS;
  return reaches(glance, glanceFeatures(ROW.clear(), pair), glance.least);
}

/** Two gists, met: good until another pair is. */
export function met(a: Gist, b: Gist): GistPair {
  const pair = new GistPair(a, b);
  pair.meeting.of(a.words, b.words, pair.cross);
  return pair;
}

/** The same of two readings; true where one of them has no gist. */
export function leavesOpen(a: AnalysedStatement, b: AnalysedStatement): boolean {
  const [x, y] = [gistOf(a), gistOf(b)];
  return !x || !y || passesGlance(met(x, y));
}

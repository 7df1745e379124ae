import type { Pair } from '../rules/rule.js';
import { ClaimKind } from '../types.js';

/** Whether one speaker stands behind both statements. */
export function sameSpeaker(pair: Pair): boolean {
  const { speakerKey } = pair.a;
  return speakerKey !== null && speakerKey !== '' && speakerKey === pair.b.speakerKey;
}

/**
 * Whether the later statement was said so long after the other that it tells of a later state. Not
 * where both speak of one fixed time; and a speaker's stand, plan or denial does not age: to drop it
 * is a reversal, which is what an editor looks for.
 *
 * @param days how long such a state is taken to last
 * @param anySpeaker the state is one of the world, and changes even where one speaker reports it
 */
export function isStale(pair: Pair, days: number, anySpeaker = false): boolean {
  if (pair.saidApart === null || pair.later === null || pair.saidApart <= days) return false;
  if (pair.time === 'SAME') return false;
  const facts = pair.a.kind === ClaimKind.FACT && pair.b.kind === ClaimKind.FACT;
  return anySpeaker || !sameSpeaker(pair) || facts;
}

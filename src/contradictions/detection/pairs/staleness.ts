import { looseKey } from '../../../language/text/normalise.js';
import { perWord } from '../../../language/text/tokens.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { isPastVerb, speaksOfSelf, takesStand, tellsPast } from '../reading/constancy.js';
import type { Term } from '../reading/terms.js';
import type { Pair } from '../rules/rule.js';
import type { Alignment } from './align.js';
import { ClaimKind } from '../types.js';

/** Whether one speaker stands behind both statements. */
export function sameSpeaker(pair: Pair): boolean {
  const { speakerKey } = pair.a;
  return speakerKey !== null && speakerKey !== '' && speakerKey === pair.b.speakerKey;
}

/** Whether one speaker takes a stand on both sides: to turn it is a reversal, however long after. */
export const standsTwice = (pair: Pair): boolean =>
  sameSpeaker(pair) && takesStand(pair.a) && takesStand(pair.b);

/** Whether one speaker gives two accounts of what was over when the first was given. */
export const accountsTwice = (pair: Pair): boolean =>
  sameSpeaker(pair) && tellsPast(pair.a) && tellsPast(pair.b);

/**
 * Whether the later statement was said so long after the other that it tells of a later state. Not
 * where both speak of one fixed time; and what one speaker stands for, or tells of what is over, does
 * not age: to drop it is a reversal, which is what an editor looks for.
 *
 * @param days how long such a state is taken to last
 * @param anySpeaker the state is one of the world, and changes even where one speaker reports it
 */
export function isStale(pair: Pair, days: number, anySpeaker = false): boolean {
  if (pair.saidApart === null || pair.later === null || pair.saidApart <= days) return false;
  if (pair.time === 'SAME') return false;
  if (!sameSpeaker(pair)) return true;
  if (standsTwice(pair)) return false;
  if (anySpeaker) return true;
  const facts = pair.a.kind === ClaimKind.FACT && pair.b.kind === ClaimKind.FACT;
  return facts && !accountsTwice(pair);
}

/** "We will not sell it", and later "we sold it": what one said one would not do, and did. */
export function breaksPromise(pair: Pair): boolean {
  if (!sameSpeaker(pair) || pair.later === null) return false;
  const [early, late] = pair.later === 'b' ? [pair.a, pair.b] : [pair.b, pair.a];
  return (
    early.tense === 'FUTURE' &&
    late.tense !== 'FUTURE' &&
    takesStand(early) &&
    speaksOfSelf(late) &&
    early.negations.length > 0
  );
}

/** "Was dropped because injured", "was fit, and I dropped him": one speaker's two accounts of one event. */
export const tellOneEvent = (pair: Pair, { a, b }: { a: Term; b: Term }): boolean =>
  accountsTwice(pair) &&
  pair.whole.pairs.some(
    ([x, y]) => x !== a && y !== b && isPastVerb(pair.a, x) && isPastVerb(pair.b, y),
  );

/** How much it tells that both speak of the one who speaks. */
export const OWN_WEIGHT = 0.6;

const looseWord = perWord(({ text }) => looseKey(text));

/** "I", «سنبقى», or the speaker's own name: whoever speaks is spoken of. */
export const namesSpeaker = noted((statement: AnalysedStatement): boolean => {
  if (speaksOfSelf(statement)) return true;
  const words = looseKey(statement.input.speaker ?? '')
    .split(' ')
    .filter((word) => word.length > 2);
  return words.length > 0 && statement.tokens.some((token) => words.includes(looseWord(token)));
});

/** What it tells that both sides speak of the one speaker: 0 where they do not. */
export const ownWeight = (pair: Pair): number =>
  sameSpeaker(pair) && namesSpeaker(pair.a) && namesSpeaker(pair.b) ? OWN_WEIGHT : 0;

/** An alignment in which the speaker counts as shared, where both sides speak of him. */
export function withSpeaker(pair: Pair, alignment: Alignment): Alignment {
  const own = ownWeight(pair);
  return own > 0 ? { ...alignment, shared: alignment.shared + own } : alignment;
}

import { nounFacts } from '../lexicon/source-nouns.js';
import type { CueHit } from '../text/found.js';
import { isMark, isWord, textAt } from '../text/token-tests.js';
import { type Clause, next } from './clause.js';
import { endsSpeech } from './segment.js';
import { isApposition, subjectBefore } from './source.js';
import { PREPOSITIONS, skipOccasion, skipTime } from './words.js';

/** Past the noun phrase after an inverted verb: "said Smith, the minister, who left". */
export function invertedEnd(clause: Clause, from: number): number {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  let apposed = false;
  let related = false;
  let at = from;
  while (at < sentence.to) {
    const word = textAt(tokens, at);
    if (word === ',') {
      if (
        textAt(tokens, at + 1) === 'which' ||
        !isApposition(clause, at + 1) ||
        (reading.quoteEnd[at + 1] ?? 0) > 0
      )
        return at;
      apposed = true;
      related = /^(?:who|whose)$/.test(textAt(tokens, at + 1));
    } else if (isMark(tokens[at]) && !/^[.'&-]$/.test(word)) return at;
    else if (word === '.' && (at + 1 >= sentence.to || !isWord(tokens[at - 1]))) return at;
    else if (!related && (skipTime(tokens, at) > at || skipOccasion(tokens, at) > at)) return at;
    else if (at > from && !related && ENDS_NAME.test(word) && !joinsNames(clause, at)) {
      if (!apposed || !/^(?:in|at|on)$/.test(word)) return at;
    }
    at = next(clause, at);
  }
  return at;
}

const ENDS_NAME =
  /^(?:in|at|on|during|after|before|when|while|as|told|adding|that|and|but|following|referring)$/;

/** "and" between two who speak. */
const joinsNames = ({ reading }: Clause, at: number): boolean =>
  textAt(reading.tokens, at) === 'and' &&
  (reading.tokens[at + 1]?.capital === true || nounFacts(textAt(reading.tokens, at + 1)) !== null);

/** Whether the cue stands before its subject: "said Smith". */
export function isInverted(clause: Clause, cue: CueHit): boolean {
  const { reading, sentence } = clause;
  const before = cue.from - 1;
  if (before < sentence.from) return false;
  const closed = (reading.quoteStart[before] ?? -1) >= 0 && endsSpeech(clause, before);
  const { tokens } = reading;
  if (!closed && (textAt(tokens, before) !== ',' || subjectBefore(clause, cue.from) !== null))
    return false;
  if (cue.to >= sentence.to || !isWord(tokens[cue.to])) return false;
  // "Roe, the director, said in May": no noun follows, so who speaks stands before.
  return !PREPOSITIONS.has(textAt(tokens, cue.to)) && skipTime(tokens, cue.to) === cue.to;
}

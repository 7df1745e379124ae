import { isMark, textAt } from '../text/token-tests.js';
import { type Clause, next } from './clause.js';
import { CONJUNCTIONS, PREPOSITIONS, RESUMPTIONS, SUBJECT_PRONOUNS } from './words.js';

/** "that" stands so near after the verb, past who was told, when and where. */
const THAT_REACH = 20;

/** The next "that" within reach which no mark and no other cue parts from the verb. */
export function thatAfter(clause: Clause, from: number): number | null {
  const { tokens } = clause.reading;
  for (let at = from; at < Math.min(clause.sentence.to, from + THAT_REACH); at = next(clause, at)) {
    const word = textAt(tokens, at);
    if (word === 'that') return isClauseThat(clause, at, from) ? at : null;
    if (isMark(tokens[at]) && !/^[,.'&$-]$/.test(word)) return null;
    if (word === ',' && !closesSoon(clause, at)) return null;
    if (
      at > from &&
      clause.cueAt.get(at)?.form.entry.pos === 'VERB' &&
      word !== 'call' &&
      word !== 'report'
    )
      return null;
    if (SUBJECT_PRONOUNS.has(word) || (CONJUNCTIONS.has(word) && word !== 'and')) return null;
  }
  return null;
}

/** "said, on Tuesday, that"; "acknowledged, however, that". */
function closesSoon({ reading }: Clause, at: number): boolean {
  for (let i = at + 1; i < at + 6; i++) if (textAt(reading.tokens, i) === ',') return true;
  return textAt(reading.tokens, at + 1) === 'that' || textAt(reading.tokens, at - 1) === 'however';
}

/** "said that night": a demonstrative; "the plan that": a relative. */
function isClauseThat({ reading }: Clause, at: number, from: number): boolean {
  const { tokens } = reading;
  const after = textAt(tokens, at + 1);
  if (
    PREPOSITIONS.has(textAt(tokens, at - 1)) &&
    at > from &&
    /^[a-z]/.test(after) &&
    textAt(tokens, at - 2) !== 'on'
  )
    return false;
  if (at === from && RESUMPTIONS.has(after)) return false;
  if (at === from && /^(?:night|day|week|evening|morning|is|was|would|will|had|has)$/.test(after))
    return false;
  return at + 1 < tokens.length;
}

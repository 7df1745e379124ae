import { isWord, textAt } from '../text/token-tests.js';
import type { Clause } from './clause.js';
import { LISTENERS, skipOccasion, skipTime } from './words.js';

/** Past times, occasions and adverbs between a verb and what it says. */
export function skipCircumstances(clause: Clause, from: number): number {
  const { tokens } = clause.reading;
  let at = from;
  for (let rounds = 0; rounds < 4; rounds++) {
    const start = at;
    at = skipTime(tokens, at);
    const occasion = skipOccasion(tokens, at);
    if (occasion > at) at = skipWith(clause, occasion);
    at = skipListener(clause, at);
    if (/^(?:publicly|privately|repeatedly|flatly|bluntly|also|again)$/.test(textAt(tokens, at)))
      at++;
    if (/^[a-z]{3,}ly$/.test(textAt(tokens, at)) && /^[,:]$/.test(textAt(tokens, at + 1))) at++;
    if (at === start) break;
  }
  return at;
}

/** "wrote to the mayor's office that", "added to reporters": past who was told. */
function skipListener({ reading, sentence }: Clause, from: number): number {
  const { tokens } = reading;
  if (textAt(tokens, from) !== 'to') return from;
  let at = from + 1;
  if (LISTENERS.has(textAt(tokens, at))) return at + 1;
  if (/^(?:him|her|them|me|us|the|a|an|his|its|their)$/.test(textAt(tokens, at))) at++;
  else if (tokens[at]?.capital !== true) return from;
  while (
    at < Math.min(sentence.to, from + 8) &&
    (tokens[at]?.capital === true || /^(?:'s|')$/.test(textAt(tokens, at)))
  )
    at++;
  return at;
}

/** "with CNN", "to reporters", "with the newspaper" after an occasion. */
function skipWith(clause: Clause, from: number): number {
  const { tokens } = clause.reading;
  if (!/^(?:with|to|on|for|by|in)$/.test(textAt(tokens, from))) return from;
  const time = skipTime(tokens, from);
  if (time > from) return time;
  let at = from + 1;
  while (
    at < from + 6 &&
    (tokens[at]?.capital === true || textAt(tokens, at) === 'the' || textAt(tokens, at) === "'s")
  )
    at++;
  return at > from + 1 || !isWord(tokens[at]) ? at : at + 1;
}

import { sortsAt } from '../../../language/concepts/sorts.js';
import { Language } from '../../../language/language.js';
import { bracketed } from '../../../language/text/brackets.js';
import { isFunctionWord } from '../../../language/words/function-words.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from './analyse.js';

/**
 * How an English statement speaks of its subject: by a name, at tokens `[from, to)`, with what says what it
 * is ("(2005 film)", "music") up to `labelled`; or by a word that refers to what was named before.
 */
export type Mention =
  | { kind: 'NAMED'; from: number; to: number; labelled: number }
  | { kind: 'REFERRED'; from: number; to: number };

const PRONOUN = /^(?:it|he|she|they)$/;
const POSSESSIVE = /^(?:its|his|her|their)$/;
/** A name stands no further from the beginning than this, in tokens. */
const REACH = 8;
/** "The multi-camera television series": so many words may stand before the noun. */
const NOUN_REACH = 5;
/** Of a name: "Make It or Break It", "Lord of the Rings". */
const JOINTS = 2;

/** Where a word refers to what was named before, from a token on; null where none does. */
function referredAt({ tokens }: AnalysedStatement, at: number): Mention | null {
  const text = tokens[at]?.text ?? '';
  if (PRONOUN.test(text) || POSSESSIVE.test(text))
    return { kind: 'REFERRED', from: at, to: at + 1 };
  if (text !== 'the') return null;
  for (let noun = at + 1; noun <= at + NOUN_REACH; noun++) {
    const token = tokens[noun];
    if (!token || token.capital || isFunctionWord(tokens, noun)) return null;
    const hit = sortsAt(tokens, noun);
    if (!hit) continue;
    // "The son of Anna Berg", "the series finale of Salt Lane" are named by whose they are.
    const [next, after] = [tokens[hit.to], tokens[hit.to + 1]];
    if (next?.text === 'of' || next?.capital || after?.text === 'of') return null;
    return { kind: 'REFERRED', from: at, to: hit.to };
  }
  return null;
}

function endOfName({ tokens, terms }: AnalysedStatement, from: number): number {
  // "Heavy metal" is one term.
  let to = terms.find((term) => term.from === from)?.to ?? from + 1;
  for (;;) {
    let next = to;
    while (next - to < JOINTS && tokens[next] && !tokens[next]?.capital) {
      if (!isFunctionWord(tokens, next) && !/^[-&\d]+$/.test(tokens[next]?.text ?? '')) break;
      next++;
    }
    if (tokens[next]?.capital !== true || /^(?:was|is|in|on|,)$/.test(tokens[to]?.text ?? ''))
      break;
    to = next + 1;
  }
  // "Uranium-235", "Apollo 11".
  while (/^[-\d]+$/.test(tokens[to]?.text ?? '')) to++;
  return to;
}

function namedFrom(statement: AnalysedStatement, start: number): Mention | null {
  const { tokens } = statement;
  const inside = bracketed(tokens);
  for (let at = start; at < start + REACH; at++) {
    const token = tokens[at];
    if (!token) return null;
    if (!token.capital || isFunctionWord(tokens, at)) continue;
    const to = endOfName(statement, at);
    let labelled = to;
    while (/^["'`]$/.test(tokens[labelled]?.text ?? '')) labelled++;
    while (inside[labelled] === 1) labelled++;
    if (labelled === to) labelled = sortsAt(tokens, to)?.to ?? to;
    return { kind: 'NAMED', from: at, to, labelled };
  }
  return null;
}

/** How the statement speaks of its subject; null in Arabic, whose names have no capitals, and where nothing tells. */
export const mentionIn = noted((statement: AnalysedStatement): Mention | null => {
  const { tokens, frame, language } = statement;
  if (language !== Language.EN) return null;
  const referred = referredAt(statement, frame.to);
  if (referred) return referred;
  // "Distributed by a small studio, the film was …".
  const comma = tokens.findIndex(({ text }, at) => at > frame.to && text === ',');
  const after = comma > 0 && comma - frame.to <= REACH ? referredAt(statement, comma + 1) : null;
  return after ?? namedFrom(statement, frame.to);
});

/** Whether one names what it speaks of and the other refers to what was named before. */
export function mayRefer(a: AnalysedStatement, b: AnalysedStatement): boolean {
  const [x, y] = [mentionIn(a), mentionIn(b)];
  return x !== null && y !== null && x.kind !== y.kind;
}

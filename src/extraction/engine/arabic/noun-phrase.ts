import { nounFacts } from '../lexicon/source-nouns.js';
import type { Reading } from '../text/reading.js';
import { textAt, wordSet } from '../text/token-tests.js';
import { fold } from '../../../language/text/normalise.js';
import {
  CIRCUMSTANCES,
  endsName,
  isAccusative,
  isActionNoun,
  isArabic,
  isDefinite,
  isDefiniteAction,
  leadsWithBi,
} from './words.js';

/** Names have rarely more parts than this. */
const NAME_WORDS = 3;
const CHAIN_WORDS = 4;

const PREPOSITIONS = wordSet(fold('في من إلى على عن مع بين حتى ضد نحو لدى'));

const isPreposition = (word: string): boolean => PREPOSITIONS.has(word);

/** The words of names that the article has given whole, folded. */
export type Names = ReadonlySet<string>;

const mayBeName = (reading: Reading, at: number, names: Names): boolean => {
  const token = reading.tokens[at];
  if (!isArabic(token)) return false;
  if (names.has(token.text)) return true;
  const { text } = token;
  if (CIRCUMSTANCES.has(text)) return false;
  return (
    !isActionNoun(text) && !isPreposition(text) && !leadsWithBi(text) && nounFacts(text) === null
  );
};

function skipName(reading: Reading, from: number, limit: number, names: Names): number {
  let at = from;
  while (at < limit && at < from + NAME_WORDS && mayBeName(reading, at, names)) {
    // A name begins without the article; what has it comes later, as in «سامر الحوراني».
    if (
      at === from &&
      isDefinite(textAt(reading.tokens, at)) &&
      !names.has(textAt(reading.tokens, at))
    )
      return from;
    at++;
    if (at > from + 1 && endsName(reading.tokens, at - 1)) break;
  }
  return at;
}

function skipAdjectives(reading: Reading, from: number, limit: number): number {
  let at = from;
  while (at < limit && isDefinite(textAt(reading.tokens, at))) {
    if (nounFacts(textAt(reading.tokens, at)) || isDefiniteAction(textAt(reading.tokens, at)))
      break;
    at++;
    // «المدعومة إيرانياً»
    if (at > from && at < limit && isAccusative(reading, at)) at++;
  }
  return at;
}

/** «باسم الحكومة», «في الوزارة»: what says of which body the one before is. */
function skipOffice(reading: Reading, from: number, limit: number): number {
  const word = textAt(reading.tokens, from);
  if (word !== fold('باسم') && word !== 'في' && !word.startsWith('لل')) return from;
  const at = word.startsWith('لل') ? from + 1 : from + 2;
  return at <= limit ? skipAdjectives(reading, at, limit) : from;
}

/**
 * Where the subject that begins after a verb ends, so that what follows is its object: the first word
 * that can belong to the same noun no longer. `from` itself where the subject is dropped.
 */
export function subjectEnd(reading: Reading, from: number, limit: number, names: Names): number {
  const { tokens } = reading;
  const first = tokens[from];
  if (from >= limit || !isArabic(first)) return from;
  const word = first.text;
  if (names.has(word)) {
    let at = from;
    while (at < limit && at < from + NAME_WORDS && names.has(textAt(tokens, at))) at++;
    return at;
  }
  // The accusative plural, and what has its owner's pronoun, is the object already.
  if (/^ال.{2,}ين$/.test(word) || /^(?!ال).{3,}(?:ه|ها|هم)$/.test(word) || isActionNoun(word))
    return from;
  const facts = nounFacts(word);
  let at = from + 1;
  if (!isDefinite(word)) {
    let steps = 0;
    while (at < limit && steps < CHAIN_WORDS && isChainNoun(reading, at, names)) {
      at++;
      steps++;
    }
    if (at < limit && isDefinite(textAt(tokens, at))) at++;
  }
  at = skipAdjectives(reading, at, limit);
  at = skipOffice(reading, at, limit);
  return facts?.office ? skipName(reading, at, limit, names) : at;
}

/** A further noun of «رئيس لجنة التعليم», or the indefinite adjective of «مسؤول حكومي». */
function isChainNoun(reading: Reading, at: number, names: Names): boolean {
  const word = textAt(reading.tokens, at);
  if (!isArabic(reading.tokens[at]) || isDefinite(word) || names.has(word)) return false;
  if (isActionNoun(word) || isPreposition(word) || leadsWithBi(word) || word.startsWith('لل'))
    return false;
  return (
    nounFacts(word) !== null ||
    /(?:ي|ية|يه)$/.test(word) ||
    isDefinite(textAt(reading.tokens, at + 1))
  );
}

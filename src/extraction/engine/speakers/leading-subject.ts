import { isArabic } from '../arabic/words.js';
import { subjectEnd } from '../arabic/noun-phrase.js';
import { looksFinite, PREPOSITIONS } from '../english/words.js';
import { Language } from '../../../language/language.js';
import { nounFacts } from '../lexicon/source-nouns.js';
import type { Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import { isMark, textAt } from '../text/token-tests.js';

/** A subject of more words is none. */
const REACH = 14;

/** «واعتذرت إدارة المطار، وقالت»: the noun behind the verb that opens the sentence, if it names a speaker. */
function arabicLead(
  reading: Reading,
  from: number,
  limit: number,
  names: ReadonlySet<string>,
): Range | null {
  const { tokens } = reading;
  if (!isArabic(tokens[from]) || limit - from < 3) return null;
  for (const start of [from + 1, from]) {
    const word = textAt(tokens, start);
    if (nounFacts(word) === null && !names.has(word)) continue;
    const end = subjectEnd(reading, start, limit, names);
    return end > start ? { from: start, to: end } : null;
  }
  return null;
}

/** "The mayor's office has declined": what stands before the first finite verb. */
function englishLead(reading: Reading, from: number, limit: number): Range | null {
  const { tokens } = reading;
  if (PREPOSITIONS.has(textAt(tokens, from))) return null;
  for (let at = from + 1; at < Math.min(limit, from + REACH); at++) {
    if (isMark(tokens[at]) && !/^[.'-]$/.test(textAt(tokens, at))) return null;
    if (looksFinite(tokens[at]) && textAt(tokens, at) !== "'s") return { from, to: at };
  }
  return null;
}

/** Whom a sentence speaks of before `limit`: the subject that a participle or a dropped subject goes back to. */
export function leadingSubject(
  reading: Reading,
  from: number,
  limit: number,
  names: ReadonlySet<string>,
): Range | null {
  return reading.language === Language.AR
    ? arabicLead(reading, from, limit, names)
    : englishLead(reading, from, limit);
}

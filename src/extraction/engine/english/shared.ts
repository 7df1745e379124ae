import type { Found } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import { isMark, textAt } from '../text/token-tests.js';
import type { Clause } from './clause.js';
import { trimEnd } from './content-end.js';
import { isFinite } from './finite.js';
import { subjectBefore } from './source.js';
import { ADVERBS, AUXILIARIES, DETERMINERS, SUBJECT_PRONOUNS } from './words.js';

/** The verb whose subject a participle shares stands so near. */
const REACH = 40;
/** The subject that follows a participle ends so near. */
const MAX_SUBJECT = 16;

/** The subjects of "Roe attacked the plan, calling it unfair" and of "Calling it unfair, Roe attacked the plan". */
export function sharedSubject(clause: Clause, { cue, parts }: Found): Range | null {
  if (!cue) return null;
  return subjectOfVerbBefore(clause, cue.from) ?? subjectAfter(clause, cue.from, parts.at(-1)!.to);
}

/** The nearest finite verb before that has a subject of its own. */
function subjectOfVerbBefore(clause: Clause, to: number): Range | null {
  const { tokens, quoteStart } = clause.reading;
  const limit = Math.max(clause.sentence.from, to - REACH);
  for (let at = to - 1; at > limit; at--) {
    const open = quoteStart[at] ?? -1;
    if (open >= 0) {
      at = open;
      continue;
    }
    if (!isFinite(tokens, at)) continue;
    while (AUXILIARIES.has(textAt(tokens, at - 1)) || ADVERBS.has(textAt(tokens, at - 1))) at--;
    const subject = subjectBefore(clause, at);
    if (subject && !/^(?:that|which)$/.test(textAt(tokens, at - 1))) return subject.range;
  }
  return null;
}

/** Who the main clause speaks of behind the comma that ends a participle at the head of the sentence. */
function subjectAfter(clause: Clause, cue: number, end: number): Range | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  if (cue > sentence.from + 2 || textAt(tokens, end) !== ',') return null;
  const from = end + 1;
  const first = tokens[from];
  const word = textAt(tokens, from);
  if (SUBJECT_PRONOUNS.has(word)) return { from, to: from + 1 };
  if (!DETERMINERS.has(word) && first?.capital !== true) return null;
  for (let at = from + 1; at < Math.min(sentence.to, from + MAX_SUBJECT); at++) {
    if (isMark(tokens[at]) && !/^[.'-]$/.test(textAt(tokens, at))) return null;
    if (isFinite(tokens, at)) return { from, to: trimEnd(clause, from, at) };
  }
  return null;
}

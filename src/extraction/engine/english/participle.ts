import { nounFacts } from '../lexicon/source-nouns.js';
import type { CueHit, Found } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import { isMark, isWord, textAt } from '../text/token-tests.js';
import { attribution } from './attribution.js';
import { carriersOf } from './carriers.js';
import { type Clause, verbGroup } from './clause.js';
import { type Complement, complementOf } from './complement.js';
import { complementContent } from './content-end.js';
import { subjectBefore } from './source.js';
import { DETERMINERS, isTime, PREPOSITIONS } from './words.js';

const BE = /^(?:is|are|was|were|been|am|'s|'re|'m)$/;
/** "began calling", "kept saying". */
const BEGIN = /^(?:began|begins|started|starts|kept|keeps|continued|continues)$/;
/** A noun phrase before "claiming that" is no longer. */
const MAX_NOUN = 8;

/** "is calling for", ", adding that", "a group calling for", "by saying": in that order. */
export function byParticiple(clause: Clause, cue: CueHit): Found | null {
  const complement = complementOf(clause, cue);
  if (!complement) return null;
  const content = complementContent(clause, complement);
  const carriers = carriersOf(clause, complement);
  if (isProgressive(clause, cue)) {
    const { from } = verbGroup(clause, cue);
    const begin = BEGIN.test(textAt(clause.reading.tokens, from - 1));
    const subject = subjectBefore(clause, begin ? from - 1 : from);
    return subject && attribution(cue, complement.frame, subject.range, [content], { carriers });
  }
  const noun = nounBefore(clause, cue.from);
  if (noun) return attribution(cue, complement.frame, noun, [content], { carriers });
  if (!canHang(clause, cue, complement)) return null;
  return attribution(cue, complement.frame, null, [content], { carriers });
}

function isProgressive(clause: Clause, cue: CueHit): boolean {
  const { tokens } = clause.reading;
  const { from } = verbGroup(clause, cue);
  for (let at = from; at < cue.from; at++) if (BE.test(textAt(tokens, at))) return true;
  return BEGIN.test(textAt(tokens, cue.from - 1));
}

/** "a group of teachers calling for", "Ryan saying he was": who the participle stands right behind. */
function nounBefore({ reading, sentence }: Clause, to: number): Range | null {
  const { tokens } = reading;
  let from = to;
  while (from > Math.max(sentence.from, to - MAX_NOUN)) {
    const token = tokens[from - 1];
    const { text } = token ?? { text: '' };
    if (!isWord(token) || isTime(token) || (PREPOSITIONS.has(text) && text !== 'of')) break;
    from--;
    if (DETERMINERS.has(text)) break;
  }
  if (from === to || isMark(tokens[to - 1])) return null;
  const head = nounFacts(textAt(tokens, to - 1));
  const opens = DETERMINERS.has(textAt(tokens, from)) || tokens[from]?.capital === true;
  return head !== null && opens && from > sentence.from ? { from, to } : null;
}

/** Whether the participle hangs on the clause before it: behind a mark or a joint, or with a clause of its own. */
function canHang(clause: Clause, cue: CueHit, { frame }: Complement): boolean {
  const { tokens } = clause.reading;
  const before = textAt(tokens, cue.from - 1);
  if (/^[,"]$/.test(before) || /^(?:while|after|before|by|without)$/.test(before)) return true;
  if (cue.from === clause.sentence.from)
    return frame !== 'OBJECT' || cue.form.entry.class === 'SPEECH';
  if (frame === 'OBJECT') return false;
  if (/^(?:and|in|\)|-)$/.test(before)) return true;
  return (
    (frame === 'THAT' || frame === 'QUOTE') &&
    isWord(tokens[cue.from - 1]) &&
    !DETERMINERS.has(before)
  );
}

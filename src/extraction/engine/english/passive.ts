import { nounFacts } from '../lexicon/source-nouns.js';
import type { CueHit, Found } from '../text/found.js';
import { isMark, textAt } from '../text/token-tests.js';
import { attribution } from './attribution.js';
import type { Clause, VerbGroup } from './clause.js';
import { contentFrom, trimEnd } from './content-end.js';
import { invertedEnd } from './inverted.js';
import { subjectBefore } from './source.js';
import { PREPOSITIONS } from './words.js';

/** "quoted the minister as saying", "was quoted as saying": whose words they are stands inside. */
export function quotingAs(clause: Clause, cue: CueHit, group: VerbGroup): Found | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  if (!/^(?:quoted?|quotes|quoting|cited?|cites)$/.test(textAt(tokens, cue.from))) return null;
  for (let at = cue.to + 1; at < Math.min(sentence.to, cue.to + 16); at++) {
    if (textAt(tokens, at) !== 'as' || !/^(?:say|tell)ing$/.test(textAt(tokens, at + 1))) continue;
    const start = textAt(tokens, at + 2) === 'that' ? at + 3 : at + 2;
    const carrier = subjectBefore(clause, group.from)?.range;
    return attribution(cue, 'THAT', { from: cue.to, to: at }, [contentFrom(clause, start)], {
      carriers: carrier ? [carrier] : [],
    });
  }
  return null;
}

/** "had been told by an officer that", "was quoted by the Post as saying". */
export function passive(clause: Clause, cue: CueHit, group: VerbGroup): Found | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  if (/^(?:quoted|cited)$/.test(textAt(tokens, cue.from))) return passiveQuote(clause, cue, group);
  const object = byObject(clause, cue, group);
  if (object) return object;
  for (let at = cue.to; at < Math.min(sentence.to, cue.to + 4); at++) {
    if (textAt(tokens, at) !== 'by') continue;
    const that = seekThat(clause, at + 1);
    if (that === null) return null;
    return attribution(cue, 'THAT', { from: at + 1, to: that }, [contentFrom(clause, that + 1)]);
  }
  return null;
}

/** "The plan was rejected by the union over its cost": what stands before is what the union rejected. */
function byObject(clause: Clause, cue: CueHit, group: VerbGroup): Found | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  const { frames } = cue.form.entry;
  if (!frames.includes('OBJECT') || textAt(tokens, cue.to) !== 'by') return null;
  const from = cue.to + 1;
  if (!isNamed(clause, from)) return null;
  const to = trimEnd(clause, from, invertedEnd(clause, from));
  const subject = subjectBefore(clause, group.from);
  if (!subject || to <= from || to > sentence.to) return null;
  return attribution(cue, 'OBJECT', { from, to }, [subject.range]);
}

/** Somebody, and not the way it was done: "by several unions", "by Roe". */
function isNamed({ reading: { tokens } }: Clause, from: number): boolean {
  for (let at = from; at < from + 4; at++) {
    if (tokens[at]?.capital === true || nounFacts(textAt(tokens, at)) !== null) return true;
    if (isMark(tokens[at]) || PREPOSITIONS.has(textAt(tokens, at))) return false;
  }
  return false;
}

function seekThat(clause: Clause, from: number): number | null {
  for (let at = from; at < Math.min(clause.sentence.to, from + 12); at++) {
    const word = textAt(clause.reading.tokens, at);
    if (word === 'that') return at > from ? at : null;
    if (/^[,.;:]$/.test(word)) return null;
  }
  return null;
}

function passiveQuote(clause: Clause, cue: CueHit, group: VerbGroup): Found | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  const subject = subjectBefore(clause, group.from);
  if (!subject) return null;
  for (let at = cue.to; at < Math.min(sentence.to, cue.to + 12); at++) {
    if (textAt(tokens, at) !== 'as' || textAt(tokens, at + 1) !== 'saying') continue;
    const carrier = textAt(tokens, cue.to) === 'by' ? [{ from: cue.to + 1, to: at }] : [];
    const start = textAt(tokens, at + 2) === 'that' ? at + 3 : at + 2;
    return attribution(cue, 'THAT', subject.range, [contentFrom(clause, start)], {
      carriers: carrier,
    });
  }
  return null;
}

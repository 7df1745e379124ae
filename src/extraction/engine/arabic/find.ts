import { type CueHit, type Found, MAX_IN_SENTENCE } from '../text/found.js';
import type { Reading } from '../text/reading.js';
import type { Sentence } from '../text/sentences.js';
import { textAt } from '../text/token-tests.js';
import { findByAttitude } from './attitudes.js';
import { splitSource } from './chain-source.js';
import { type Clause, readClause } from './clause.js';
import type { Names } from './noun-phrase.js';
import { findByCarrier, findByNoun, findByPreposition } from './phrases.js';
import { findByVerb } from './verbs.js';
import { RELATIVES } from './words.js';

function findByCue(clause: Clause, cue: CueHit, names: Names): Found | null {
  const { shape, entry } = cue.form;
  switch (shape) {
    case 'PREPOSITION':
      return findByPreposition(clause, cue);
    case 'NOUN':
    case 'NOUN_OF':
      return (
        (entry.attitude ? findByAttitude(clause, cue) : null) ??
        findByNoun(clause, cue) ??
        (shape === 'NOUN' && entry.pos === 'VERB' ? findByAttitude(clause, cue) : null)
      );
    default:
      if (entry.carrier && shape === 'FINITE') {
        const found = findByCarrier(clause, cue);
        if (found) return found;
      }
      return findByVerb(clause, cue, names);
  }
}

/** Whether a cue is already part of what another one found: of its source, its carrier or its own words. */
function isTaken(found: readonly Found[], cue: CueHit): boolean {
  return found.some(
    ({ cue: other, source, carriers, uses = null }) =>
      (other !== null && cue.from < other.to && other.from < cue.to) ||
      [source, uses, ...carriers].some(
        (range) => range && range.from <= cue.from && cue.to <= range.to,
      ),
  );
}

const WISHED = new Set('من بد يجب ينبغي يمكن اما واما يفترض المفترض يتعين'.split(' '));

/** Between «أن تكون» and its «قد» stands a subject of no more words. */
const SUBJECT_REACH = 12;

/** «نفى أن تكون الحكومة قد قررت»: what may not have been is nobody's decision. */
function isSubjunctive({ tokens }: Reading, from: number, to: number): boolean {
  for (let at = to - 1; at > Math.max(from, to - SUBJECT_REACH); at--)
    if (/^[يت]كون(?:وا)?$/.test(textAt(tokens, at))) return textAt(tokens, at - 1) === 'ان';
  return false;
}

/** «يجب أن يعلن», «إما أن يطلب», «مما يظهر»: nobody has said it, or nobody is who says it. */
function isHypothetical({ reading, sentence }: Clause, { from, form }: CueHit): boolean {
  const { tokens } = reading;
  if (form.shape !== 'FINITE') return false;
  const before = textAt(tokens, from - 1);
  if (before === 'قد' && isSubjunctive(reading, sentence.from, from - 1)) return true;
  return before === 'مما' || (before === 'ان' && WISHED.has(textAt(tokens, from - 2)));
}

/** «صرح فلان قائلا إن»: the participle says again what the verb said. */
const repeats = (found: readonly Found[], { parts, source }: Found): boolean =>
  source === null &&
  found.some(
    (each) =>
      each.source !== null &&
      each.parts.some(({ from, to }) => from === parts[0]?.from && to === parts[0]?.to),
  );

/** «شكك في ذلك»: what points at something said elsewhere says nothing by itself. */
const isEmptyTalk = ({ tokens }: Reading, { parts: [part, ...others] }: Found): boolean =>
  part !== undefined &&
  others.length === 0 &&
  part.to === part.from + 1 &&
  /^[بل]?(?:ذلك|هذا|هذه|تلك|هولاء)$/.test(textAt(tokens, part.from));

/** «وصف تصريحات الوزيرة بأنها …»: «بأن» belongs to the verb that the noun is the object of. */
const isWithinDescription = (
  { tokens }: Reading,
  found: readonly Found[],
  { cue, parts }: Found,
): boolean =>
  cue !== null &&
  cue.form.shape === 'NOUN' &&
  textAt(tokens, parts[0]?.from ?? -1).startsWith('بان') &&
  found.some(({ parts: [part] }) => part?.from === cue.from);

/** «أكدت النيابة أن…، وفقا لتقرير»: who stands after the preposition carries what the verb before gave. */
function carries(found: readonly Found[], { cue, parts, source }: Found): boolean {
  const last = found.at(-1);
  const content = last?.parts.at(-1);
  if (cue?.form.shape !== 'PREPOSITION' || !last?.cue || !content || !source) return false;
  const [left] = parts;
  if (!left || left.from > last.cue.from || left.to !== content.to) return false;
  last.carriers.unshift(source);
  return true;
}

/** The attributions of one Arabic sentence, left to right by cue. */
export function findInArabic(reading: Reading, sentence: Sentence, names: Names): Found[] {
  const clause = readClause(reading, sentence);
  const found: Found[] = [];
  for (const group of clause.cues) {
    if (found.length >= MAX_IN_SENTENCE) break;
    const [first] = group;
    if (!first || isTaken(found, first) || isHypothetical(clause, first)) continue;
    // «قال إن …، على حد قوله»: the phrase says again what the verb said.
    if (first.form.owned && found.length > 0) continue;
    // «الذي قال إن»: the clause belongs to a noun, and says nothing new of its own subject.
    if (RELATIVES.has(textAt(reading.tokens, first.from - 1)) && first.form.entry.strict) continue;
    for (const cue of group) {
      const hit = findByCue(clause, cue, names);
      if (!hit || repeats(found, hit) || isEmptyTalk(reading, hit)) continue;
      if (isWithinDescription(reading, found, hit)) continue;
      if (!carries(found, hit)) found.push(splitSource(reading, hit));
      break;
    }
  }
  return found;
}

import { Stance } from '../../../language/statement.js';
import { nounFacts } from '../lexicon/source-nouns.js';
import type { CueHit, Found } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import { lastWithin, textAt } from '../text/token-tests.js';
import { attribution } from './attribution.js';
import { carriersOf } from './carriers.js';
import { type Clause, type VerbGroup, verbGroup } from './clause.js';
import { type Complement, complementOf } from './complement.js';
import { complementContent } from './content-end.js';
import { asAside, opening, onTheLeft, startsSpeech } from './left.js';
import { byParticiple } from './participle.js';
import { passive, quotingAs } from './passive.js';
import { relativeObject } from './relative-object.js';
import { isInverted } from './inverted.js';
import { type Subject, subjectBefore } from './source.js';
import { ADVERBS, AUXILIARIES } from './words.js';

/** A belief, a wish or a plan that somebody does not have tells something; what was not said does not. */
const tellsNegated = ({ form: { entry } }: CueHit): boolean =>
  entry.stance === Stance.DENIES || entry.stance === Stance.DOUBTS || entry.class !== 'SPEECH';

/** An attribution by a verb; null where nobody says anything with it here. */
export function findByVerb(clause: Clause, cue: CueHit): Found | null {
  const group = verbGroup(clause, cue);
  if (/^(?:nor|neither)$/.test(textAt(clause.reading.tokens, cue.from - 1))) return null;
  if (group.negated && !tellsNegated(cue)) return null;
  if (group.from === cue.from && isBareParticiple(clause, cue)) return null;
  if (group.passive) return passive(clause, cue, group);
  const quoting = quotingAs(clause, cue, group);
  if (quoting) return quoting;
  if (cue.form.shape === 'PARTICIPLE') return byParticiple(clause, cue);
  const complement = complementOf(clause, cue);
  const said = opening(clause, cue) ?? asAside(clause, cue, group);
  if (said) return said;
  const found =
    complement && !isAside(clause, cue, complement) && !closesQuote(clause, cue, group, complement)
      ? onTheRight(clause, cue, group, complement)
      : onTheLeft(clause, cue, group);
  return found && { ...found, negated: group.negated };
}

/** "a method known as", "the letter written in May": no finite verb without "has" or "was". */
const isBareParticiple = ({ reading }: Clause, { from, form: { entry } }: CueHit): boolean =>
  entry.participle !== undefined && textAt(reading.tokens, from) === entry.participle;

/** `"…," said Smith that night`: behind a quote, what follows an inverted verb is who speaks. */
function isAside(clause: Clause, cue: CueHit, { frame }: Complement): boolean {
  return (
    frame !== 'THAT' &&
    frame !== 'QUOTE' &&
    isInverted(clause, cue) &&
    cue.form.entry.frames.includes('QUOTE') &&
    !subjectBehindComma(clause, cue)
  );
}

/** `"…," he told the crowd in Ohio`: a quote right before the subject is what was said, and not what follows. */
function closesQuote(
  clause: Clause,
  cue: CueHit,
  group: VerbGroup,
  { frame, content }: Complement,
): boolean {
  const before = textAt(clause.reading.tokens, content - 1);
  const quotes = frame === 'QUOTE' && (content === cue.to || before === ':');
  if (frame === 'THAT' || quotes || !cue.form.entry.frames.includes('QUOTE')) return false;
  const { tokens, quoteStart } = clause.reading;
  const subject = subjectBefore(clause, group.from);
  if (!subject) return false;
  const edge = subject.clauseFrom;
  const last = textAt(tokens, edge - 1) === ',' ? edge - 2 : edge - 1;
  const open = quoteStart[last] ?? -1;
  if (open < 0 || edge <= clause.sentence.from) return false;
  const spoken = last < edge - 1 || /^[,.!?]$/.test(lastWithin(tokens, last));
  return spoken && startsSpeech(clause, open);
}

/** ", which critics said would": a verb right after a comma has no subject before it unless that is apposed. */
const subjectBehindComma = (clause: Clause, cue: CueHit): boolean =>
  (clause.reading.quoteStart[cue.from - 1] ?? -1) < 0 && subjectBefore(clause, cue.from) !== null;

function onTheRight(
  clause: Clause,
  cue: CueHit,
  group: VerbGroup,
  complement: Complement,
): Found | null {
  if (cue.form.shape === 'BASE' && group.infinitive)
    return byInfinitive(clause, cue, group, complement);
  const subject = subjectBefore(clause, group.from);
  const source = subject?.range ?? null;
  const coordinated =
    source === null &&
    (cue.form.shape !== 'BASE' || group.from < cue.from) &&
    /^(?:and|but|or|,)$/.test(textAt(clause.reading.tokens, group.from - 1));
  if (!source && !coordinated) return null;
  if (subject && !agrees(clause, cue, subject)) return null;
  if (cue.form.entry.document && complement.frame === 'OBJECT' && !namesDocument(clause, source))
    return null;
  const content = complementContent(clause, complement);
  const carriers = carriersOf(clause, complement);
  const relative = relativeObject(clause, subject, complement);
  if (relative) return attribution(cue, complement.frame, source, relative, { carriers });
  return attribution(cue, complement.frame, source, [content], { carriers });
}

/** "A poll shows Roe ahead", and not "Roe showed patience". */
function namesDocument({ reading: { tokens } }: Clause, source: Range | null): boolean {
  if (!source) return false;
  for (let at = source.from; at < source.to; at++)
    if (nounFacts(textAt(tokens, at))?.kind === 'DOCUMENT') return true;
  return false;
}

/** A base form is finite only behind a plural or a modal: "they say", "critics argue". */
function agrees(clause: Clause, cue: CueHit, { range }: Subject): boolean {
  if (cue.form.shape !== 'BASE') return true;
  const { tokens } = clause.reading;
  const last = textAt(tokens, range.to - 1);
  if (/^(?:he|she|it)$/.test(last)) return textAt(tokens, range.to) !== textAt(tokens, cue.from);
  return true;
}

/** "used her address to promise": the subject of the sentence speaks. */
function byInfinitive(
  clause: Clause,
  cue: CueHit,
  group: VerbGroup,
  complement: Complement,
): Found | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  if (cue.form.entry.class !== 'SPEECH') return null;
  const verb = verbBefore(clause, group.from);
  if (verb === null) return null;
  let start = verb;
  while (AUXILIARIES.has(textAt(tokens, start - 1)) || ADVERBS.has(textAt(tokens, start - 1)))
    start--;
  if (/^(?:n't|not|never)$/.test(textAt(tokens, verb - 1))) return null;
  const subject = subjectBefore(clause, start);
  if (!subject || subject.range.from > sentence.from + 6) return null;
  return attribution(cue, complement.frame, subject.range, [complementContent(clause, complement)]);
}

const TO_SPEAK =
  /^(?:use[ds]?|continu(?:e[ds]?|ing)|went|took|taken|seized|rose|stood|spoke|began|started|tr(?:ied|ies|ying)|sought|seem(?:s|ed)?|appear(?:s|ed)?|moved|rushed|hastened|struggl(?:es|ed|ing)|quick|careful|keen|forced|managed|failed|tends|tended|opted|chose|proceeded|paused|hoping)$/;

/** The finite verb that an infinitive hangs on, if it is one by which people come to speak. */
function verbBefore(clause: Clause, to: number): number | null {
  for (let at = to - 1; at >= Math.max(clause.sentence.from, to - 9); at--) {
    if (TO_SPEAK.test(textAt(clause.reading.tokens, at))) return at;
  }
  return null;
}

import { Stance } from '../../../language/statement.js';
import type { CueHit, Found } from '../text/found.js';
import { isEmpty, type Range } from '../text/ranges.js';
import { isMark, textAt } from '../text/token-tests.js';
import { type Clause, type VerbGroup, verbGroup } from './clause.js';
import { type Complement, complementOf } from './complement.js';
import { contentFrom, trimEnd } from './content-end.js';
import { relativeObject } from './relative-object.js';
import { invertedEnd, isInverted, type Subject, subjectBefore } from './source.js';
import { MEDIA, RESUMPTIONS, skipOccasion, skipTime, SUBJECT_PRONOUNS } from './words.js';

/** A medium's name, and no longer list of those who were told. */
const MEDIA_WORDS = 7;

const tellsNegated = ({ form: { entry } }: CueHit): boolean =>
  entry.stance === Stance.DENIES || entry.stance === Stance.DOUBTS || entry.class === 'BELIEF';

const attribution = (
  cue: CueHit,
  frame: Found['frame'],
  source: Range | null,
  parts: Range[],
  more: Partial<Found> = {},
): Found | null =>
  parts.length === 0 || parts.some(isEmpty)
    ? null
    : {
        cue,
        frame,
        source,
        missing: source ? null : 'SHARED',
        parts,
        carriers: [],
        negated: false,
        ...more,
      };

/** An attribution by a verb; null where nobody says anything with it here. */
export function findByVerb(clause: Clause, cue: CueHit): Found | null {
  const group = verbGroup(clause, cue);
  if (/^(?:nor|neither)$/.test(textAt(clause.reading.tokens, cue.from - 1))) return null;
  if (group.negated && !tellsNegated(cue)) return null;
  if (group.passive) return passive(clause, cue, group);
  const quoting = quotingAs(clause, cue, group);
  if (quoting) return quoting;
  if (cue.form.shape === 'PARTICIPLE') return byParticiple(clause, cue);
  const complement = complementOf(clause, cue);
  const found =
    complement && !isAside(clause, cue, complement)
      ? onTheRight(clause, cue, group, complement)
      : onTheLeft(clause, cue, group);
  return found && { ...found, negated: group.negated };
}

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

/** ", which critics said would": a verb right after a comma has no subject before it unless that is apposed. */
const subjectBehindComma = (clause: Clause, cue: CueHit): boolean =>
  (clause.reading.quoteStart[cue.from - 1] ?? -1) < 0 && subjectBefore(clause, cue.from) !== null;

function carriersOf(clause: Clause, { addressee }: Complement): Range[] {
  const { tokens } = clause.reading;
  if (!addressee || addressee.to - addressee.from > MEDIA_WORDS) return [];
  let { to } = addressee;
  for (let at = addressee.from; at < to; at++) {
    if (skipTime(tokens, at) > at || skipOccasion(tokens, at) > at) to = at;
  }
  for (let at = addressee.from; at < to; at++)
    if (MEDIA.has(textAt(tokens, at)) && (tokens[at]?.capital === true || at > addressee.from))
      return [{ from: addressee.from, to }];
  return [];
}

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
    cue.form.shape !== 'BASE' &&
    /^(?:and|but|or|,)$/.test(textAt(clause.reading.tokens, group.from - 1));
  if (!source && !coordinated) return null;
  if (subject && !agrees(clause, cue, subject)) return null;
  const content = contentFrom(clause, complement.content);
  const carriers = carriersOf(clause, complement);
  const relative = relativeObject(clause, subject, complement);
  if (relative) return attribution(cue, complement.frame, source, relative, { carriers });
  return attribution(cue, complement.frame, source, [content], { carriers });
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
  const subject = subjectBefore(clause, verb);
  if (!subject || subject.range.from > sentence.from + 6) return null;
  if (/^(?:declin|refus|fail)/.test(textAt(tokens, verb))) return null;
  return attribution(cue, complement.frame, subject.range, [
    contentFrom(clause, complement.content),
  ]);
}

/** The finite verb that an infinitive hangs on, if it is one by which people come to speak. */
function verbBefore(clause: Clause, to: number): number | null {
  for (let at = to - 1; at >= Math.max(clause.sentence.from, to - 9); at--) {
    if (
      /^(?:used|uses|continued|continues|went|took|seized|rose|stood|spoke|began|started)$/.test(
        textAt(clause.reading.tokens, at),
      )
    )
      return at;
  }
  return null;
}

/** ", adding that", ", saying": the source of what stands before. */
function byParticiple(clause: Clause, cue: CueHit): Found | null {
  const complement = complementOf(clause, cue);
  if (!complement) return null;
  const { tokens } = clause.reading;
  const before = textAt(tokens, cue.from - 1);
  const progressive = /^(?:is|are|was|were|been|'s|'re)$/.test(before);
  if (progressive) {
    const subject = subjectBefore(
      clause,
      verbGroup(clause, cue).from === cue.from ? cue.from - 1 : verbGroup(clause, cue).from,
    );
    return (
      subject &&
      attribution(cue, complement.frame, subject.range, [contentFrom(clause, complement.content)])
    );
  }
  if (!/^[,)"]$|^(?:and|while|by|without|in|before|after)$/.test(before)) return null;
  if (
    before !== ',' &&
    before !== '"' &&
    before !== 'while' &&
    cue.form.entry.frames.includes('OBJECT') &&
    complement.frame === 'OBJECT'
  )
    return null;
  return attribution(cue, complement.frame, null, [contentFrom(clause, complement.content)]);
}

/** "quoted the minister as saying", "was quoted as saying": whose words they are stands inside. */
function quotingAs(clause: Clause, cue: CueHit, group: VerbGroup): Found | null {
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
function passive(clause: Clause, cue: CueHit, group: VerbGroup): Found | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  if (/^(?:quoted|cited)$/.test(textAt(tokens, cue.from))) return passiveQuote(clause, cue, group);
  for (let at = cue.to; at < Math.min(sentence.to, cue.to + 4); at++) {
    if (textAt(tokens, at) !== 'by') continue;
    const that = seekThat(clause, at + 1);
    if (that === null) return null;
    return attribution(cue, 'THAT', { from: at + 1, to: that }, [contentFrom(clause, that + 1)]);
  }
  return null;
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

/** `"…," he said`, "…, officials said", `"…," said Smith, the minister`: the content stands before. */
function onTheLeft(clause: Clause, cue: CueHit, group: VerbGroup): Found | null {
  const { frames } = cue.form.entry;
  const objects = frames.includes('OBJECT') || frames.includes('OBJECT_SHORT');
  if (!frames.includes('QUOTE') && !frames.includes('BARE') && !objects) return null;
  if (cue.form.shape === 'BASE' && group.infinitive) return null;
  const { sentence } = clause;
  const inverted = isInverted(clause, cue);
  let source: Range;
  let edge: number;
  if (inverted) {
    source = { from: cue.to, to: trimEnd(clause, cue.to, invertedEnd(clause, cue.to)) };
    edge = cue.from;
  } else {
    const subject = subjectBefore(clause, group.from);
    if (!subject) return null;
    source = subject.range;
    edge = Math.max(subject.clauseFrom, sentence.from);
  }
  const resumed = inverted ? null : resumption(clause, cue, source);
  if (resumed) return resumed;
  const left = leftContent(clause, edge);
  if (!left || isEmpty(source) || (!frames.includes('QUOTE') && !frames.includes('BARE')))
    return null;
  const after = inverted ? source.to : afterVerb(clause, cue);
  const right = rightPart(clause, after);
  return attribution(cue, null, source, right ? [left, right] : [left], {
    carriers: inverted ? [] : toldAfter(clause, cue),
  });
}

/** ", a charge Ortiz has denied": the noun that takes up what was said, and behind it who speaks. */
function resumption(clause: Clause, cue: CueHit, { from, to }: Range): Found | null {
  const { tokens } = clause.reading;
  if (!/^(?:a|an|the)$/.test(textAt(tokens, from))) return null;
  for (let at = from + 1; at < Math.min(to - 1, from + 4); at++) {
    if (!RESUMPTIONS.has(textAt(tokens, at)) || textAt(tokens, at + 1) === 'of') continue;
    const start = textAt(tokens, at + 1) === 'that' ? at + 2 : at + 1;
    return attribution(cue, 'OBJECT', { from: start, to }, [{ from, to: at + 1 }]);
  }
  return null;
}

/** Who was told where the content stands before: "…, the chief told Reuters." */
function toldAfter(clause: Clause, cue: CueHit): Range[] {
  const { tokens } = clause.reading;
  if (cue.form.entry.addressee !== 'ALWAYS') return [];
  let to = cue.to;
  while (to < clause.sentence.to && !isMark(tokens[to]) && skipTime(tokens, to) === to) to++;
  return carriersOf(clause, { frame: 'QUOTE', content: cue.to, addressee: { from: cue.to, to } });
}

/** What stands before the mark at the edge: the quote that closes there, or the sentence so far. */
function leftContent(clause: Clause, edge: number): Range | null {
  const { reading, sentence } = clause;
  const { tokens, quoteStart } = reading;
  if (edge <= sentence.from) return null;
  const last =
    textAt(tokens, edge - 1) === ',' && (quoteStart[edge - 2] ?? -1) >= 0 ? edge - 2 : edge - 1;
  const open = quoteStart[last] ?? -1;
  if (open >= sentence.from && (open === sentence.from || startsSpeech(clause, open)))
    return { from: open, to: last + 1 };
  if (open < 0 && textAt(tokens, edge - 1) !== ',') return null;
  const to = open >= 0 ? last + 1 : trimEnd(clause, sentence.from, edge);
  return to - sentence.from >= 2 ? { from: sentence.from, to } : null;
}

/** Whether a quote is speech by itself: after a joint or mark, and not the end of the author's clause. */
function startsSpeech({ reading, sentence }: Clause, open: number): boolean {
  const before = textAt(reading.tokens, open - 1);
  return /^[,:;]$/.test(before) || open - sentence.from <= 1;
}

/** Past who was told, times and occasions behind the verb. */
function afterVerb(clause: Clause, cue: CueHit): number {
  const { tokens } = clause.reading;
  let at = cue.to;
  while (at < clause.sentence.to && !isMark(tokens[at])) at++;
  return at;
}

/** "…, economists said, how the programme would be financed": the rest after the aside. */
function rightPart(clause: Clause, at: number): Range | null {
  const { reading, sentence } = clause;
  const { tokens, quoteEnd } = reading;
  const mark = textAt(tokens, at);
  if ((mark !== ',' && mark !== ':') || at + 1 >= sentence.to) return null;
  const from = at + 1;
  if ((quoteEnd[from] ?? 0) > 0) return contentFrom(clause, from);
  const word = textAt(tokens, from);
  const cue = clause.cueAt.get(from);
  if (
    cue ||
    mark === ':' ||
    /^(?:and|but|while|who|which|as|a|an|the|in|at|during|according|after|noting|referring|citing)$/.test(
      word,
    )
  )
    return null;
  if (/^[a-z]+ing$/.test(word) || SUBJECT_PRONOUNS.has(word)) return null;
  const rest = contentFrom(clause, from);
  return rest.to - rest.from >= 3 ? rest : null;
}

import type { CueHit, Found } from '../text/found.js';
import { isEmpty, type Range } from '../text/ranges.js';
import { isMark, textAt } from '../text/token-tests.js';
import { attribution } from './attribution.js';
import { carriersOf } from './carriers.js';
import type { Clause, VerbGroup } from './clause.js';
import { contentFrom, trimEnd } from './content-end.js';
import { hasFinite } from './finite.js';
import { invertedEnd, isInverted } from './inverted.js';
import { subjectBefore } from './source.js';
import {
  PREPOSITIONS,
  RESUMPTIONS,
  skipOccasion,
  skipTime,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
} from './words.js';

/** `"…," he said`, "…, officials said", `"…," said Smith, the minister`: the content stands before. */
export function onTheLeft(clause: Clause, cue: CueHit, group: VerbGroup): Found | null {
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
  if (isEmpty(source) || (!frames.includes('QUOTE') && !frames.includes('BARE'))) return null;
  const after = inverted ? source.to : afterVerb(clause, cue);
  const right = rightPart(clause, after, edge);
  const left = leftContent(clause, edge, right !== null);
  if (!left) return null;
  if (!isQuoted(clause, left) && !saysPlainly(clause, cue, left, { inverted, after, right }))
    return null;
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

const isQuoted = ({ reading }: Clause, { from, to }: Range): boolean =>
  (reading.quoteEnd[from] ?? 0) > 0 || (reading.quoteStart[to - 1] ?? -1) >= 0;

interface Surroundings {
  inverted: boolean;
  after: number;
  right: Range | null;
}

/** "Shares fell, analysts said": words without a quote are said only by a clause, with nothing behind the verb. */
function saysPlainly(
  clause: Clause,
  cue: CueHit,
  left: Range,
  { inverted, after, right }: Surroundings,
): boolean {
  const { tokens } = clause.reading;
  const { frames, addressee } = cue.form.entry;
  if (!frames.includes('BARE')) return false;
  if (right) return true;
  if (!hasFinite(tokens, left.from, left.to) || opensAdverbial(clause, left)) return false;
  if (inverted || addressee === 'ALWAYS' || after === cue.to) return true;
  return (
    skipTime(tokens, cue.to) > cue.to ||
    skipOccasion(tokens, cue.to) > cue.to ||
    /^(?:in|at|on|to|during|after|before|when|while|as|of|through|by|earlier|about|later|last|this)$/.test(
      textAt(tokens, cue.to),
    )
  );
}

/** "When he left, she said …": a clause that hangs on what follows, with none of its own before the verb. */
function opensAdverbial({ reading: { tokens } }: Clause, { from, to }: Range): boolean {
  if (!SUBORDINATORS.has(textAt(tokens, from))) return false;
  for (let at = from; at < to; at++)
    if (textAt(tokens, at) === ',' && hasFinite(tokens, at, to)) return false;
  return true;
}

/** "As the Tribune reported, the road is open": the aside stands first, what it tells of behind its comma. */
export function asAside(clause: Clause, cue: CueHit, group: VerbGroup): Found | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  const { frames } = cue.form.entry;
  if (
    textAt(tokens, sentence.from) !== 'as' ||
    !(frames.includes('BARE') || frames.includes('THAT'))
  )
    return null;
  const subject = subjectBefore(clause, group.from);
  if (subject?.range.from !== sentence.from + 1) return null;
  const end = afterVerb(clause, cue);
  const plain =
    end === cue.to ||
    skipTime(tokens, cue.to) > cue.to ||
    skipOccasion(tokens, cue.to) > cue.to ||
    (PREPOSITIONS.has(textAt(tokens, cue.to)) && end - cue.to < 6);
  if (!plain || textAt(tokens, end) !== ',') return null;
  return attribution(cue, 'BARE', subject.range, [contentFrom(clause, end + 1)]);
}

/** "Said Ann Roe, who lives there: “…”": the verb opens the sentence, who speaks and the quote follow. */
export function opening(clause: Clause, cue: CueHit): Found | null {
  const { reading, sentence } = clause;
  const { frames } = cue.form.entry;
  const first = /^(?:and|but)$/.test(textAt(reading.tokens, sentence.from));
  if (cue.from !== sentence.from + (first ? 1 : 0) || !frames.includes('QUOTE')) return null;
  if (cue.form.shape !== 'PAST' && cue.form.shape !== 'FINITE') return null;
  const end = invertedEnd(clause, cue.to);
  const source = { from: cue.to, to: trimEnd(clause, cue.to, end) };
  if (!/^[,:]$/.test(textAt(reading.tokens, end)) || isEmpty(source) || end + 1 >= sentence.to)
    return null;
  return attribution(cue, 'QUOTE', source, [contentFrom(clause, end + 1)]);
}

/** What stands before the mark at the edge: the quote that closes there, or the sentence so far. */
function leftContent(clause: Clause, edge: number, goesOn: boolean): Range | null {
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
  const from = openBracket(clause, edge) ?? sentence.from;
  return to - from >= (goesOn ? 1 : 2) ? { from, to } : null;
}

/** Past the bracket that is open at `edge`: "(It was late, officials said.)". */
export function openBracket({ reading, sentence }: Clause, edge: number): number | null {
  const { tokens, quoteStart } = reading;
  for (let at = edge - 1; at >= sentence.from; at--) {
    const word = textAt(tokens, at);
    if (word === ')') return null;
    if (word === '(') return at + 1;
    at = Math.min(at, Math.max(quoteStart[at] ?? -1, -1) >= 0 ? quoteStart[at]! : at);
  }
  return null;
}

/** Whether a quote is speech by itself: after a joint or mark, and not the end of the author's clause. */
export function startsSpeech({ reading, sentence }: Clause, open: number): boolean {
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
function rightPart(clause: Clause, at: number, edge: number): Range | null {
  const { reading, sentence } = clause;
  const { tokens, quoteEnd } = reading;
  const mark = textAt(tokens, at);
  if ((mark !== ',' && mark !== ':') || at + 1 >= sentence.to) return null;
  const from = at + 1;
  if ((quoteEnd[from] ?? 0) > 0) return contentFrom(clause, from);
  const word = textAt(tokens, from);
  const cue = clause.cueAt.get(from);
  if (mark === ',' && !cue && needsRest(clause, edge)) return contentFrom(clause, from);
  if (
    cue ||
    mark === ':' ||
    /^(?:and|but|while|who|which|as|a|an|the|in|at|during|before|when|while|then|according|after|noting|referring|citing)$/.test(
      word,
    )
  )
    return null;
  if (/^[a-z]+ing$/.test(word) || SUBJECT_PRONOUNS.has(word)) return null;
  const rest = contentFrom(clause, from);
  return rest.to - rest.from >= 2 ? rest : null;
}

/** "Back then, she said, it was easy": what stands before the aside is no sentence by itself. */
function needsRest(clause: Clause, edge: number): boolean {
  const { reading, sentence } = clause;
  const { tokens, quoteStart } = reading;
  if ((quoteStart[edge - 1] ?? -1) >= 0 || (quoteStart[edge - 2] ?? -1) >= 0) return false;
  if (edge <= sentence.from) return false;
  return (
    !hasFinite(tokens, sentence.from, edge) ||
    opensAdverbial(clause, { from: sentence.from, to: edge })
  );
}

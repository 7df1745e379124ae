import type { CueHit } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import { isMark, textAt } from '../text/token-tests.js';
import { type Clause, isJoined, next, takesAtOnce } from './clause.js';
import { bare } from './words.js';

/** A verb of saying so near after «فيما» or «بينما» makes it the author's turn again. */
const TURN_REACH = 9;
const TURNS = /^(?:فيما|بينما|حين|غير|الا)$/;

/** Whether a cue has anything to say after itself: its clause at once, or its preposition, or a noun. */
function continues(clause: Clause, cue: CueHit): boolean {
  const { tokens } = clause.reading;
  const after = tokens[cue.to];
  if (!after || cue.to >= clause.sentence.to) return false;
  return takesAtOnce(clause, cue) || !isMark(after);
}

/** Whether a new attribution or the author's own words begin at `at`, which a comma may stand before. */
function turnsAt(clause: Clause, at: number, afterComma: boolean): boolean {
  const { tokens } = clause.reading;
  const word = textAt(tokens, at);
  if (afterComma && /^(?:وذلك|وفق|وفقا|حسبما|بحسب)$/.test(word)) return true;
  if (TURNS.test(bare(word)) || TURNS.test(word) || /^و?لكن/.test(word))
    return turnWithin(clause, at);
  if (afterComma && word === 'ثم' && clause.cueAt.get(at + 1)?.form.shape === 'FINITE') return true;
  const cue = clause.cueAt.get(at);
  if (cue?.form.owned) return true;
  if (!cue || !continues(clause, cue)) return false;
  const { shape, entry } = cue.form;
  if (shape === 'PREPOSITION')
    return (
      isSource(clause, cue) &&
      (afterComma || cue.to - cue.from > 1 || /^(?:بحسب|وفقا|حسبما|طبقا)$/.test(word))
    );
  if (shape === 'PARTICIPLE')
    return (
      afterComma || (word.startsWith('و') && isJoined(clause, cue) && takesAtOnce(clause, cue))
    );
  if (shape !== 'FINITE' || entry.strict) return false;
  return isJoined(clause, cue) || (afterComma && takesAtOnce(clause, cue));
}

/** «كما» and «على ما» name a source only before a verb of saying. */
export const isSource = (clause: Clause, cue: CueHit): boolean =>
  cue.form.entry.takes !== 'VERB' || verbAfter(clause, cue) !== null;

/** The verb of «حسبما أفاد», and of «وفق ما نقلته» without its object; null where none of saying follows. */
export function verbAfter({ cueAt, reading }: Clause, { to }: CueHit): CueHit | null {
  const verb = cueAt.get(to);
  if (verb) return verb.form.shape === 'FINITE' ? verb : null;
  const token = reading.tokens[to];
  const [, bareVerb] = /^(.{3,})ه[ا]?$/.exec(token?.text ?? '') ?? [];
  if (!token || bareVerb === undefined) return null;
  const hit = reading.cues.matchAt([{ ...token, text: bareVerb }], 0);
  const form = hit?.values.find(({ shape }) => shape === 'FINITE');
  return form ? { form, from: to, to: to + 1 } : null;
}

function turnWithin(clause: Clause, from: number): boolean {
  for (
    let at = from + 1;
    at < Math.min(clause.sentence.to, from + TURN_REACH);
    at = next(clause, at)
  ) {
    const cue = clause.cueAt.get(at);
    if (cue?.form.shape === 'FINITE' && continues(clause, cue)) return true;
    if (cue?.form.shape === 'PREPOSITION' && at === from + 1) return isSource(clause, cue);
    if (textAt(clause.reading.tokens, at) === ',') return false;
  }
  return false;
}

/** Marks and joints that end no content. */
export function trimEnd(clause: Clause, from: number, end: number): number {
  const { tokens } = clause.reading;
  let to = end;
  while (to > from && isMark(tokens[to - 1]) && !/^["'?!%)]$/.test(textAt(tokens, to - 1))) to--;
  return to;
}

/** The content that begins at `start`: to the end of the sentence, or to where somebody else's turn begins. */
export function contentFrom(clause: Clause, start: number, phrase = false): Range {
  const { reading, sentence } = clause;
  const { tokens, quoteEnd } = reading;
  let from = start;
  while (from < sentence.to && textAt(tokens, from) === ',') from++;
  const whole = quoteEnd[from] ?? 0;
  if (whole > 0 && endsAfterQuote(clause, whole)) return { from, to: whole };
  let to = sentence.to;
  for (let at = from; at < sentence.to; at = next(clause, at)) {
    const afterComma = textAt(tokens, at - 1) === ',';
    // A noun as content has no verb that «، و…» could join.
    const joined =
      phrase &&
      afterComma &&
      /^(?:و.{2,}|فيما|بينما|اذ|رغم|وسط|بعدما|غير)$/.test(textAt(tokens, at));
    if (at > from && (joined || turnsAt(clause, at, afterComma))) {
      to = textAt(tokens, at) === 'حين' && textAt(tokens, at - 1) === 'في' ? at - 1 : at;
      break;
    }
  }
  return { from, to: trimEnd(clause, from, to) };
}

/** Whether a quote that ends at `at` is all of the content: a stop, a comma or a new turn follows. */
function endsAfterQuote(clause: Clause, at: number): boolean {
  const { reading, sentence } = clause;
  if (at >= sentence.to) return true;
  const word = textAt(reading.tokens, at);
  if (/^[.!?;]$/.test(word)) return true;
  if (word !== ',') return turnsAt(clause, at, false);
  const after = textAt(reading.tokens, at + 1);
  // «"…"، وإن …» goes on.
  return !/^و(?:ان|انه|انها|انهم)$/.test(after);
}

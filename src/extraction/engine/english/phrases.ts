import type { CueHit, Found } from '../text/found.js';
import { isEmpty, type Range } from '../text/ranges.js';
import { isMark, isWord, textAt } from '../text/token-tests.js';
import { type Clause, next, verbGroup } from './clause.js';
import { complementOf } from './complement.js';
import { complementContent, contentFrom, trimEnd } from './content-end.js';
import { isFinite } from './finite.js';
import { invertedEnd } from './inverted.js';
import { openBracket } from './left.js';
import { subjectBefore } from './source.js';
import { nounFacts } from '../lexicon/source-nouns.js';
import { AUXILIARIES, DETERMINERS, PREPOSITIONS } from './words.js';

const made = (
  cue: CueHit,
  source: Range | null,
  parts: Range[],
  more: Partial<Found> = {},
): Found | null =>
  parts.some(isEmpty)
    ? null
    : {
        cue,
        frame: null,
        source,
        missing: source ? null : 'SHARED',
        parts,
        carriers: [],
        negated: false,
        ...more,
      };

/** Where the source after "according to" ends: a comma whose other side is no apposition, or a stop. */
function sourceEnd(clause: Clause, from: number): number {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  for (let at = from; at < sentence.to; at = next(clause, at)) {
    const word = textAt(tokens, at);
    if (/^[;:!?]$/.test(word) || (word === '.' && at + 1 >= sentence.to)) return at;
    if (word === ',') return apposed(clause, at) ?? at;
    if (at > from && clause.cueAt.get(at)?.form.shape === 'PREPOSITION') return at;
  }
  return sentence.to;
}

/** "according to Jane Roe, a professor at Calder, the": past the apposition, which two commas enclose. */
function apposed(clause: Clause, comma: number): number | null {
  const { reading, sentence } = clause;
  if (!/^(?:a|an|who|whose|which)$/.test(textAt(reading.tokens, comma + 1))) return null;
  for (let at = comma + 1; at < sentence.to; at = next(clause, at)) {
    const word = textAt(reading.tokens, at);
    if (word === ',' || (word === '.' && at + 1 >= sentence.to)) return at;
  }
  return null;
}

/** "according to", "in the words of", "citing". */
export function findByPreposition(clause: Clause, cue: CueHit): Found | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  const end = sourceEnd(clause, cue.to);
  const source = { from: cue.to, to: trimEnd(clause, cue.to, end) };
  if (isEmpty(source) || (!isWord(tokens[source.from]) && !(reading.quoteEnd[source.from] ?? 0))) {
    if (isEmpty(source)) return null;
  }
  const opens =
    cue.from === sentence.from ||
    (cue.from === sentence.from + 1 && !isMark(tokens[sentence.from]));
  if (cue.form.entry.chain) return byChain(clause, cue, source, end, opens);
  if (opens)
    return citing(clause, cue, source, end) ?? made(cue, source, [contentFrom(clause, end + 1)]);
  const left = {
    from: openBracket(clause, cue.from) ?? leftStart(clause, cue.from),
    to: trimEnd(clause, sentence.from, cue.from),
  };
  const rest =
    textAt(tokens, end) === ',' && end + 2 < sentence.to && textAt(tokens, cue.from - 1) === ',';
  const right = rest ? contentFrom(clause, end + 1) : null;
  const aside =
    right &&
    !isEmpty(right) &&
    !/^(?:and|but|who|which|a|an|while)$/.test(textAt(tokens, end + 1)) &&
    !clause.cueAt.has(end + 1);
  return isEmpty(left) ? null : made(cue, source, aside ? [left, right] : [left]);
}

/** "According to the paper, citing two officials, the ministry …": the first source carries the second. */
function citing(clause: Clause, cue: CueHit, carrier: Range, comma: number): Found | null {
  const chain = clause.cueAt.get(comma + 1);
  if (!chain?.form.entry.chain) return null;
  const end = sourceEnd(clause, chain.to);
  const source = { from: chain.to, to: trimEnd(clause, chain.to, end) };
  if (isEmpty(source) || textAt(clause.reading.tokens, end) !== ',') return null;
  return made(cue, source, [contentFrom(clause, end + 1)], {
    carriers: [mediumOf(clause, carrier)],
    uses: chain,
  });
}

/** "a report by the news agency Meridian": the medium behind what it published, and else all of it. */
function mediumOf({ reading: { tokens } }: Clause, range: Range): Range {
  for (let at = range.from + 1; at < range.to - 1; at++) {
    if (!/^(?:by|in|from|on)$/.test(textAt(tokens, at))) continue;
    if (nounFacts(textAt(tokens, at - 1))?.kind === 'DOCUMENT') return { ...range, from: at + 1 };
  }
  return range;
}

/** The clause before the cue begins past a joint that another clause stands before: "…, but X, according to". */
function leftStart({ sentence, reading }: Clause, cue: number): number {
  const { tokens } = reading;
  const dashes: number[] = [];
  for (let at = sentence.from; at < cue; at++)
    if (textAt(tokens, at) === '-' && tokens[at]?.spaced && tokens[at + 1]?.spaced) dashes.push(at);
  // Two dashes enclose an aside, one begins what the cue belongs to.
  if (dashes.length % 2 === 1) return dashes.at(-1)! + 1;
  const first = textAt(tokens, sentence.from);
  return /^(?:but|and|still|meanwhile)$/.test(first) ? sentence.from + 1 : sentence.from;
}

/** "Citing two officials, the paper said the ministry …"; "…, the paper said, citing officials". */
function byChain(
  clause: Clause,
  cue: CueHit,
  source: Range,
  end: number,
  opens: boolean,
): Found | null {
  const { reading, sentence } = clause;
  if (!opens || textAt(reading.tokens, end) !== ',') return null;
  for (let at = end + 1; at < Math.min(sentence.to, end + 14); at = next(clause, at)) {
    const verb = clause.cueAt.get(at);
    if (verb?.form.entry.pos !== 'VERB') continue;
    const complement = complementOf(clause, verb);
    const carrier = subjectBefore(clause, verbGroup(clause, verb).from);
    if (!complement || !carrier) return null;
    return made(cue, source, [complementContent(clause, complement)], {
      carriers: [carrier.range],
      uses: verb,
    });
  }
  return null;
}

const POSSESSIVES = /^(?:his|her|its|their|our|my)$/;

/** The owner of a noun: "Smith's claim", "his view", "a warning from officials". */
function ownerOf(clause: Clause, cue: CueHit): Range | null {
  const { tokens } = clause.reading;
  let at = cue.from;
  while (at > clause.sentence.from && at > cue.from - 3 && isAdjective(clause, at - 1)) at--;
  const before = textAt(tokens, at - 1);
  if (POSSESSIVES.test(before)) return { from: at - 1, to: at };
  if (before !== "'s" && before !== "'") return null;
  let from = at - 2;
  while (from > clause.sentence.from && tokens[from - 1]?.capital === true) from--;
  if (DETERMINERS.has(textAt(tokens, from - 1))) from--;
  return { from, to: at - 1 };
}

const isAdjective = ({ reading }: Clause, at: number): boolean => {
  const word = textAt(reading.tokens, at);
  return (
    isWord(reading.tokens[at]) &&
    !POSSESSIVES.test(word) &&
    word !== "'s" &&
    !reading.tokens[at]?.capital
  );
};

/** Verbs that give their subject the noun behind them: "made the case that", "expressed concern that". */
const LIGHT =
  /^(?:ma(?:de|kes?|king)|(?:express|voic|rais|issu|shar|float|push|promot|hold|deliver|offer|repeat|reiterat|echo|reject|dismiss)(?:e?s|ed|e|ing)?|held|ha[sd]|have|gave|gives?|giving|sen[dt]|sends)$/;

/** Who has the noun through a verb before it: "Critics raised the concern that". */
function holderOf(clause: Clause, cue: CueHit): Range | null {
  const { tokens } = clause.reading;
  for (let at = cue.from - 1; at >= Math.max(clause.sentence.from, cue.from - 5); at--) {
    const word = textAt(tokens, at);
    if (LIGHT.test(word)) {
      let from = at;
      while (
        AUXILIARIES.has(textAt(tokens, from - 1)) ||
        /^[a-z]{3,}ly$/.test(textAt(tokens, from - 1))
      )
        from--;
      if (/^(?:to|n't|not|never)$/.test(textAt(tokens, from - 1))) return null;
      return subjectBefore(clause, from)?.range ?? null;
    }
    if (!isWord(tokens[at]) || PREPOSITIONS.has(word)) return null;
  }
  return null;
}

/** "Smith's claim that", "a warning from officials that", "In her view, …". */
export function findByNoun(clause: Clause, cue: CueHit): Found | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  const owner = ownerOf(clause, cue);
  if (
    owner &&
    /^(?:view|opinion|estimation)$/.test(textAt(tokens, cue.from)) &&
    /^(?:in|from)$/.test(textAt(tokens, owner.from - 1)) &&
    textAt(tokens, cue.to) === ','
  )
    return made(cue, owner, [contentFrom(clause, cue.to + 1)]);
  let at = cue.to;
  if (
    owner &&
    /^(?:is|was|'s|remains)$/.test(textAt(tokens, at)) &&
    textAt(tokens, at + 1) === 'that'
  )
    return made(cue, owner, [contentFrom(clause, at + 2)], { frame: 'THAT' });
  let source = owner ?? holderOf(clause, cue);
  if (!source && /^(?:by|from)$/.test(textAt(tokens, at))) {
    const end = invertedEnd(clause, at + 1);
    source = { from: at + 1, to: end };
    at = end;
  }
  // "Her claim that crime doubled is false": the clause is part of what the sentence says itself.
  if (!source || isEmpty(source)) return null;
  const word = textAt(tokens, at);
  const { frames, prepositions = [] } = cue.form.entry;
  const start =
    (frames.includes('THAT') && word === 'that') ||
    (frames.includes('PREP') && prepositions.includes(word))
      ? at + 1
      : word === 'to' && frames.includes('TO')
        ? at
        : -1;
  if (start < 0 || start >= sentence.to) return null;
  const limit = owner && owner.from <= sentence.from + 1 ? secondVerb(clause, start) : sentence.to;
  if (limit === null) return null;
  return made(cue, source, [contentFrom(clause, start, limit)], {
    frame: word === 'that' ? 'THAT' : 'PREP',
  });
}

/** "Her claim that crime doubled is false": where the verb stands whose subject the noun is. */
function secondVerb({ reading, sentence }: Clause, from: number): number | null {
  const { tokens } = reading;
  let first = true;
  for (let at = from + 1; at < sentence.to; at++) {
    if (/^(?:who|which|that|and|but|[;:])$/.test(textAt(tokens, at))) return null;
    if (!isFinite(tokens, at)) continue;
    if (!first) {
      while (AUXILIARIES.has(textAt(tokens, at - 1))) at--;
      return at;
    }
    first = false;
    while (AUXILIARIES.has(textAt(tokens, at + 1))) at++;
  }
  return null;
}

/** "is confident that", "seemed sure". */
export function findByAdjective(clause: Clause, cue: CueHit): Found | null {
  const { tokens } = clause.reading;
  let at = cue.from;
  let linked = false;
  let negated = false;
  while (at > clause.sentence.from && at > cue.from - 6) {
    const word = textAt(tokens, at - 1);
    if (
      /^(?:is|are|was|were|be|been|'s|'re|'m|am|seems?|seemed|remains?|remained|sounded|felt|grew|has|have|had|would)$/.test(
        word,
      )
    )
      linked = true;
    else if (/^(?:not|n't|never)$/.test(word)) negated = true;
    else if (
      !/^(?:very|more|most|increasingly|also|still|so|quite|less|fairly|long|always|often|now|particularly|just|even|[a-z]{3,}ly)$/.test(
        word,
      )
    )
      break;
    at--;
  }
  if (!linked) return null;
  const complement = complementOf(clause, cue);
  const subject = subjectBefore(clause, at);
  if (!complement || !subject) return null;
  return made(cue, subject.range, [complementContent(clause, complement)], {
    frame: complement.frame,
    negated,
  });
}

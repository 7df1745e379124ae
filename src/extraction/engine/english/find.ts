import { type CueHit, type Found, MAX_IN_SENTENCE } from '../text/found.js';
import { contains, isEmpty, type Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import type { Sentence } from '../text/sentences.js';
import { textAt } from '../text/token-tests.js';
import { type Clause, readClause } from './clause.js';
import { findByAdjective, findByNoun, findByPreposition } from './phrases.js';
import { sharedSubject } from './shared.js';
import { findTurn } from './turns.js';
import { findByVerb } from './verbs.js';

function findByCue(clause: Clause, cue: CueHit): Found | null {
  switch (cue.form.shape) {
    case 'PREPOSITION':
      return findByPreposition(clause, cue);
    case 'NOUN':
      return findByNoun(clause, cue);
    case 'ADJECTIVE':
      return findByAdjective(clause, cue);
    default:
      return findByVerb(clause, cue);
  }
}

const within = (range: Range | null, cue: CueHit): boolean =>
  range !== null && range.from <= cue.from && cue.to <= range.to;

/** Whether a cue belongs to the source, the cue or the listeners of one found before. */
function isTaken(found: readonly Found[], cue: CueHit): boolean {
  return found.some(
    ({ cue: other, source, carriers, uses }) =>
      within(uses ?? null, cue) ||
      (other !== null && cue.from < other.to && other.from < cue.to) ||
      within(source, cue) ||
      carriers.some((carrier) => within(carrier, cue)),
  );
}

/** "has urged his cabinet …, two people said": what stands before ", two people said" ends at its comma. */
function bounded(found: readonly Found[]): Found[] {
  return found.map((each) => {
    const outer = found.find(
      (other) =>
        other !== each &&
        other.source &&
        other.frame === null &&
        other.cue &&
        other.parts[0]!.from <= each.cue!.from &&
        other.parts[0]!.to > each.cue!.to,
    );
    if (!outer) return each;
    const limit = outer.parts[0]!.to;
    const parts = each.parts.map((part) =>
      part.from < limit && part.to > limit ? { from: part.from, to: limit } : part,
    );
    return { ...each, parts };
  });
}

/** The attributions of one English sentence, left to right by cue. */
export function findInEnglish(
  reading: Reading,
  sentence: Sentence,
  isKnown: (word: string) => boolean,
): Found[] {
  const turn = findTurn(reading, sentence, isKnown);
  if (turn) return [turn];
  const clause = readClause(reading, sentence);
  const found: Found[] = [];
  for (const group of clause.cues) {
    if (found.length >= MAX_IN_SENTENCE) break;
    const [first] = group;
    if (!first || isTaken(found, first)) continue;
    for (const cue of group) {
      const hit = findByCue(clause, cue);
      if (!hit || hit.parts.some(isEmpty) || isIdle(clause, hit) || isAnybodys(clause, hit))
        continue;
      found.push(citing(clause, hit));
      break;
    }
  }
  return withSources(clause, bounded(found.filter((each) => !isPartOfAnother(each, found))));
}

/** "The Post, citing two officials, reported": the officials say it, and the paper carries it. */
function citing({ cueAt }: Clause, found: Found): Found {
  const { source } = found;
  if (!source) return found;
  for (let at = source.from + 2; at < source.to - 1; at++) {
    const chain = cueAt.get(at);
    if (!chain?.form.entry.chain) continue;
    const carrier = { from: source.from, to: at - 1 };
    const to = source.to;
    return { ...found, source: { from: chain.to, to }, carriers: [...found.carriers, carrier] };
  }
  return found;
}

/** Inside what somebody says, "voters back Roe" is told already; only a clause or an aim of its own adds a claim. */
function isPartOfAnother({ cue, frame }: Found, found: readonly Found[]): boolean {
  if (cue === null || !/^(?:OBJECT|OBJECT_AS|OBJECT_SHORT|PREP|ING)$/.test(frame ?? ''))
    return false;
  if (cue.form.entry.class === 'SPEECH') return false;
  return found.some(
    (other) => other.cue !== cue && other.parts.some((part) => contains(part, cue)),
  );
}

/** "Roe attacked the plan, calling it unfair": a source for those whose clause has a subject and said nothing before. */
function withSources(clause: Clause, found: readonly Found[]): Found[] {
  const spoke = (to: number): boolean =>
    found.some(({ source, cue }) => source !== null && cue !== null && cue.from < to);
  return found.map((each) => {
    if (each.missing !== 'SHARED' || !each.cue || spoke(each.cue.from)) return each;
    const source = sharedSubject(clause, each);
    return source && !each.parts.some((part) => contains(part, source))
      ? { ...each, source, missing: null }
      : each;
  });
}

const ANYBODY = /^(?:no|any|some|every)(?:body|one)$/;

/** "Nobody warned him", "no one expects it": no speaker that could be named or asked. */
function isAnybodys({ reading: { tokens } }: Clause, { source }: Found): boolean {
  if (source?.to !== (source?.from ?? 0) + 1) return false;
  const word = textAt(tokens, source.from);
  return ANYBODY.test(word) || (word === 'one' && textAt(tokens, source.from - 1) === 'no');
}

/** A content of one or two words without a quote says nothing: "he said so". */
function isIdle({ reading }: Clause, { parts, frame }: Found): boolean {
  const words = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const quoted = parts.some(({ from }) => (reading.quoteEnd[from] ?? 0) > 0);
  return (
    words < 2 &&
    !quoted &&
    /^(?:so|it|this|that|not|yes|no)$/.test(textAt(reading.tokens, parts[0]!.from)) &&
    frame !== null
  );
}

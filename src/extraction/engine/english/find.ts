import { type CueHit, type Found, MAX_IN_SENTENCE } from '../text/found.js';
import { isEmpty, type Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import type { Sentence } from '../text/sentences.js';
import { textAt } from '../text/token-tests.js';
import { type Clause, readClause } from './clause.js';
import { findByAdjective, findByNoun, findByPreposition } from './phrases.js';
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
export function findInEnglish(reading: Reading, sentence: Sentence): Found[] {
  const clause = readClause(reading, sentence);
  const found: Found[] = [];
  for (const group of clause.cues) {
    if (found.length >= MAX_IN_SENTENCE) break;
    const [first] = group;
    if (!first || isTaken(found, first)) continue;
    for (const cue of group) {
      const hit = findByCue(clause, cue);
      if (!hit || hit.parts.some(isEmpty) || isIdle(clause, hit)) continue;
      found.push(hit);
      break;
    }
  }
  return bounded(found);
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

import { wordsByRole } from '../../../language/cues/word-roles.js';
import { type LexiconEntry, loadLexicon } from '../../../language/lexicon.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Term } from '../reading/terms.js';
import type { Pair } from '../rules/rule.js';
import { FindingKind, type Span } from '../types.js';

const EXCEPT = wordsByRole<'EXCEPT'>('others')('EXCEPT');
const ALMOST = new Set(
  loadLexicon<LexiconEntry & { kind: string }>('modality')
    .filter(({ kind }) => kind === 'ALMOST')
    .flatMap(({ en }) => en),
);
/** How many words after "except" name what is left out. */
const REACH = 5;

/** What a statement leaves out of the whole that it speaks of: "all ministers except the defence minister". */
const leftOut = noted(({ tokens, terms }: AnalysedStatement): readonly Term[] => {
  const at = tokens.findIndex(({ text }) => EXCEPT.has(text));
  return at < 0 ? [] : terms.filter(({ from }) => from > at && from <= at + REACH);
});

const WHOLE = new Set(['ALL', 'NONE']);
const PART = new Set(['SOME', 'FEW', 'MOST', 'NOT_ALL']);

/** Whether one side leaves out what the other speaks of, so that both can hold. */
export function isLeftOut({ a, b, whole }: Pair, kind: FindingKind): boolean {
  const [outA, outB] = [leftOut(a), leftOut(b)];
  // Two exceptions of one whole may well clash, and so may the whole and what is said of all of it.
  if (outA.length > 0 === outB.length > 0) return false;
  const [left, other] = outA.length > 0 ? [outA, b] : [outB, a];
  const speaksOf = (roles: ReadonlySet<string>): boolean =>
    other.quantifiers.some(({ entry }) => roles.has(entry.role));
  if (kind === FindingKind.QUANTIFIER) return speaksOf(PART);
  if (speaksOf(WHOLE)) return false;
  if (kind !== FindingKind.NEGATION && kind !== FindingKind.OPPOSITION) return false;
  return whole.pairs.some((each) => left.includes(each[outA.length > 0 ? 0 : 1]));
}

/** Whether what the spans mark nearly happened: "the plane almost crashed". */
export const onlyNearly = ({ tokens }: AnalysedStatement, spans: readonly Span[]): boolean =>
  spans.some(({ start }) => {
    const at = tokens.findIndex((token) => token.end > start);
    return ALMOST.has(tokens[at - 1]?.text ?? '') || ALMOST.has(tokens[at]?.text ?? '');
  });

import { wordsByRole } from '../../../language/cues/word-roles.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';
import { arabicRootKey } from '../../../language/words/arabic-forms.js';
import { englishStem } from '../../../language/words/english-forms.js';
import { isFunctionWord } from '../../../language/words/function-words.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Term } from '../reading/terms.js';
import type { Clash } from '../rules/clashes.js';
import type { Pair } from '../rules/rule.js';

const wordsOf = wordsByRole<'RETURN' | 'STILL' | 'AT_FIRST' | 'SINCE'>('succession-words');
const RETURN = wordsOf('RETURN');
const STILL = wordsOf('STILL');
const AT_FIRST = wordsOf('AT_FIRST');
const SINCE = wordsOf('SINCE');

/** A word of return stands before its predicate, or after it and a word or two: "open to cars again". */
const BEFORE = 2;
const AFTER = 4;
/** "Two years after its listing", «الذين كانوا محتجزين»: so far behind the word that says it is over. */
const BEHIND = 5;
/** Of shorter words the root is too often that of another. */
const LETTERS = 4;

/** Whether a predicate tells that things are as they had been: "reopened", "open again", «أعيد فتحه». */
function tellsReturn({ tokens, clauses }: AnalysedStatement, { from, to, clause }: Term): boolean {
  for (let at = Math.max(0, from - BEFORE); at < Math.min(tokens.length, to + AFTER); at++) {
    if (clauses[at] !== clause) continue;
    const { text } = tokens[at]!;
    if (RETURN.has(text) || (text === 'جديد' && tokens[at - 1]?.text === 'من')) return true;
  }
  return false;
}

/** «في البداية», "initially", but not «منذ البداية»: from the first on. */
const saysAtFirst = ({ tokens }: AnalysedStatement): boolean =>
  tokens.some(({ text }, at) => AT_FIRST.has(text) && !SINCE.has(tokens[at - 1]?.text ?? ''));

const says = ({ tokens }: AnalysedStatement, words: ReadonlySet<string>): boolean =>
  tokens.some(({ text }) => words.has(text));

const rootOf = ({ kind, text }: Token): string =>
  kind === TokenKind.ARABIC ? arabicRootKey(text) : englishStem(text);

/** Whether a statement tells beside its own predicate that what the other side's tells is over. */
function recalls(
  own: AnalysedStatement,
  predicate: Term,
  other: AnalysedStatement,
  opposite: Term,
): boolean {
  const roots = new Set<string>();
  for (let at = opposite.from; at < opposite.to; at++) {
    const token = other.tokens[at]!;
    if (token.text.length >= LETTERS && !isFunctionWord(other.tokens, at)) roots.add(rootOf(token));
  }
  return own.tokens.some(
    (token, at) =>
      (at < predicate.from || at >= predicate.to) &&
      token.text.length >= LETTERS &&
      roots.has(rootOf(token)) &&
      own.tokens.slice(Math.max(0, at - BEHIND), at).some(({ text }) => SINCE.has(text)),
  );
}

/**
 * Whether one side tells that what it says came after what the other says, or was so only at first. Opposite
 * predicates are then of two times, whatever the dates.
 */
export function followEachOther(pair: Pair, { a: x, b: y }: Clash): boolean {
  const { a, b, time } = pair;
  if (time === 'SAME' && a.dates.length > 0 && b.dates.length > 0) return false;
  if (saysAtFirst(a) !== saysAtFirst(b)) return true;
  const [returnsA, returnsB] = [tellsReturn(a, x), tellsReturn(b, y)];
  if (returnsA !== returnsB && !says(returnsA ? b : a, STILL)) return true;
  return recalls(a, x, b, y) || recalls(b, y, a, x);
}

/** A postponement to the very date the other side gives: "moved from June to October". */
export function movedTo(pair: Pair): boolean {
  return [pair.a, pair.b].some(
    (side) => side.scopeRoles.has('POSTPONEMENT') && side.dates.length > 1 && pair.time === 'SAME',
  );
}

/** "Lasts from 5 to 8 June", "ends on 8 June": what goes on until a day ends on it. */
export function endsAsSaid(pair: Pair, { useA }: Clash): boolean {
  if (!useA.entry.id.startsWith('end-')) return false;
  return pair.a.dates.some((a) =>
    pair.b.dates.some((b) => a.frame === b.frame && a.latest === b.latest),
  );
}

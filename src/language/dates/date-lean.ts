import { isFutureVerb } from './future-verbs.js';
import type { LexiconEntry } from '../lexicon.js';
import { perfectIn } from '../words/arabic-perfects.js';
import { isPastForm } from '../words/english-forms.js';
import { indexLexicon } from '../words/lexicon-index.js';
import { Inflection } from '../words/phrase-index.js';
import { type Token, TokenKind } from '../text/tokens.js';

/**
 * Whether what a date belongs to is told as past or as to come. `OPEN` where it was planned for the date
 * and may by now lie on either side ("was scheduled for"); null where the words do not say.
 */
export type Lean = 'PAST' | 'FUTURE' | 'OPEN' | null;

type Sign = 'PAST' | 'FUTURE' | 'PRESENT' | 'PLANNED' | 'MOVED';

interface TenseEntry extends LexiconEntry {
  tense: Sign;
}

const index = indexLexicon('tense-words', Inflection.FIXED, ({ tense }: TenseEntry) => tense);

/** "Will be opened", "is signed", "to be held": no past, whatever their form. */
const PASSIVE = new Set(['be', 'is', 'are', 'been', 'to', 'being']);
/** What is told behind these has a tense of its own: "said that", «أعلن أن». */
const OPENS_CLAUSE = new Set(['ان', 'بان', 'انه', 'انها', 'that']);
/** After these an Arabic verb stands, and not a noun of the same letters. */
const BEFORE_VERB = new Set(['قد', 'وقد', 'الذي', 'التي', 'حين', 'عندما', 'بعدما', 'كما']);
/** Before a date to which something is moved. */
const TOWARDS = new Set(['to', 'for', 'until', 'till', 'الي', 'حتي', 'ل']);
const FROM = new Set(['from', 'من']);
const DATE_LINKS = new Set(['the', 'يوم', 'شهر', 'تاريخ', 'موعد', 'early', 'late', 'next', 'this']);
/** Nouns and nisbas that begin like an imperfect: يوم, يوليو, يمني. */
const NO_IMPERFECT = /^[وف]?ي(?:وم|ون|ول|نا|هود|مي|من|سار|سير|ابان|اسر|خت|د)|(?:ة|ات|ان[يه]?ة?)$/;

/** No further than so many words from its date does a tense reach. */
const REACH = 60;

/** Whether the verb that a word may be can stand there. */
const opensClause = (tokens: readonly Token[], at: number, first: number): boolean => {
  const before = tokens[at - 1];
  return (
    at === first ||
    before === undefined ||
    before.kind === TokenKind.PUNCTUATION ||
    BEFORE_VERB.has(before.text) ||
    OPENS_CLAUSE.has(before.text)
  );
};

function arabicSign(tokens: readonly Token[], at: number, first: number): Sign | null {
  const token = tokens[at];
  if (token?.kind !== TokenKind.ARABIC) return null;
  if (isFutureVerb(token, '', tokens[at - 1])) return 'FUTURE';
  if (/^[وف]?ي[ء-ي]{3,}$/.test(token.text) && !NO_IMPERFECT.test(token.text)) return 'PRESENT';
  const perfect = perfectIn(token.text);
  if (perfect === 'YES') return 'PAST';
  const opens = opensClause(tokens, at, first);
  if (perfect === 'MAYBE' && opens) return 'PAST';
  // A sentence that a feminine perfect opens: "انطلقت".
  return opens && /^[ء-ي]{3,}ت$/.test(token.text) && !token.text.endsWith('ات') ? 'PAST' : null;
}

function signAt(tokens: readonly Token[], at: number, first: number): Sign | null {
  const token = tokens[at];
  if (!token) return null;
  const [listed] = index.matchAt(tokens, at)?.values ?? [];
  if (listed === 'MOVED' && token.kind === TokenKind.ARABIC && !opensClause(tokens, at, first))
    return perfectIn(token.text) === 'YES' ? 'MOVED' : null;
  if (listed) return listed;
  if (token.kind === TokenKind.ARABIC) return arabicSign(tokens, at, first);
  const past = isPastForm(token.text) && !PASSIVE.has(tokens[at - 1]?.text ?? '');
  return past ? 'PAST' : null;
}

/** The word that ties a date to what is moved: "to" of "to 20 June", «من» of «من يوم 20 حزيران». */
function tieOf(tokens: readonly Token[], at: number): string {
  let tie = at - 1;
  while (DATE_LINKS.has(tokens[tie]?.text ?? '')) tie--;
  return tokens[tie]?.text ?? '';
}

/** Whether something past stands before a word: "was scheduled", «أُلغيت القمة المقررة». */
function isToldAsPast(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
    const sign = signAt(tokens, i, 0);
    if (sign === 'PAST') return true;
    if (sign === 'FUTURE' || sign === 'PRESENT') return false;
  }
  return false;
}

/** What a sign says of the date at `at`; undefined where it says nothing of it. */
function leanOfSign(
  tokens: readonly Token[],
  sign: Sign,
  where: number,
  at: number,
): Lean | undefined {
  if (sign === 'PAST' || sign === 'FUTURE') return sign;
  if (sign === 'PLANNED') return isToldAsPast(tokens, where) ? 'OPEN' : 'FUTURE';
  if (sign === 'PRESENT') return undefined;
  const tie = tieOf(tokens, at);
  if (FROM.has(tie)) return 'OPEN';
  return TOWARDS.has(tie) || /^ل\S/.test(tokens[at]?.text ?? '') ? 'FUTURE' : 'PAST';
}

/** The nearest sign of tense before a date, else the first one after it. */
export function leanAt(tokens: readonly Token[], at: number, to = at + 1): Lean {
  // Behind a present or a "that", what is told before says nothing of this date, unless it plans it.
  let cut: 'CLAUSE' | 'PRESENT' | null = null;
  for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
    if (OPENS_CLAUSE.has(tokens[i]?.text ?? '')) cut = 'CLAUSE';
    const sign = signAt(tokens, i, 0);
    if (sign === null) continue;
    if (sign === 'PRESENT') {
      cut ??= 'PRESENT';
      continue;
    }
    const auxiliary = cut === 'PRESENT' && index.matchAt(tokens, i) !== null;
    if (sign === 'PAST' && cut !== null && !auxiliary) continue;
    const lean = leanOfSign(tokens, sign, i, at);
    if (lean !== undefined) return lean;
  }
  if (cut !== null) return null;
  for (let i = to; i < Math.min(tokens.length, to + REACH); i++) {
    const sign = signAt(tokens, i, to);
    if (sign === 'PAST' || sign === 'FUTURE') return sign;
    if (sign === 'PLANNED') return 'FUTURE';
  }
  return null;
}

/** An Arabic sentence that an imperfect opens ("ينتهي", "تنطلق") tells of what is or is to come. */
export const opensInImperfect = (tokens: readonly Token[]): boolean =>
  /^[وف]?[يت][ء-ي]{3,}$/.test(tokens[0]?.text ?? '') && !/[تة]$/.test(tokens[0]?.text ?? '');

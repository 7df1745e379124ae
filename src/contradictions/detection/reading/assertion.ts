import { withoutConjunction } from '../../../language/words/arabic-forms.js';
import { isFutureVerb } from '../../../language/dates/future-verbs.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from './analyse.js';
import { HEARSAY_REACH, isHearsay } from './hearsay.js';
import type { Term } from './terms.js';

/** The commonest patterns of Arabic verbal nouns, without the article: انسحاب, إنهاء, تأجيل, مغادرة. */
const VERBAL_NOUN = /^(?:ا\S{1,4}ا\S|ت\S\Sي\S|م\Sا\S\Sة|\S{2}ا\Sة|ت\S{3})$/;
/** Verbal nouns of simple verbs, which no pattern tells. */
const SIMPLE = new Set([
  'بقاء',
  'رحيل',
  'خروج',
  'دخول',
  'وجود',
  'صعود',
  'هبوط',
  'نزول',
  'وقف',
  'سحب',
  'قطع',
  'منع',
  'حظر',
  'فوز',
  'نشر',
  'نمو',
  'قبول',
  'شراء',
  'بيع',
  'شن',
  'خوض',
  'وصول',
  'نزوح',
  'هروب',
  'جلاء',
  'حل',
  'عقد',
  'بدء',
  'طرد',
  'عزل',
]);

/** Verbs that only say that the noun's event takes place: "سيشهد العراق انسحاب القوات". */
const SUPPORT =
  /^س?(?:[يت]شهد|[يت]تم|[يت]جري|[يت]بدا|[يت]سجل|[يت]حقق|[يت]علن|[يت]قرر|[يت]توقع|[يت]وكد|[يت]كون|[يت]صبح|[يت]قع|[يت]حدث|[يت]واصل|[يت]ستمر)/;
const FINITE = /^ي\S{2,}/;
const NOT_VERBS = new Set([
  'يوم',
  'يوما',
  'يوميا',
  'يونيو',
  'يوليو',
  'يناير',
  'يورو',
  'يوان',
  'يمين',
  'يمن',
  'يسار',
  'يد',
]);

const bare = (word: string): string => {
  const form = withoutConjunction(word).at(-1) ?? word;
  return form.replace(/^(?:بال|كال|لل|ال|[بل](?=ا|ت))/, '');
};

/** Whether an Arabic predicate is a verbal noun, which a clause may speak of without asserting it. */
export function isVerbalNoun(token: Token): boolean {
  if (token.kind !== TokenKind.ARABIC) return false;
  return [bare(token.text), token.text].some((form) => SIMPLE.has(form) || VERBAL_NOUN.test(form));
}

/** A verb in person: an imperfect with ي, or any future with س. The prefix ت alone is too often a noun's. */
function isFinite(tokens: readonly Token[], at: number, raw: string): boolean {
  const token = tokens[at];
  if (token?.kind !== TokenKind.ARABIC) return false;
  const forms = withoutConjunction(token.text);
  return (
    (isFutureVerb(token, raw, tokens[at - 1]) ||
      forms.some((form) => FINITE.test(form) && !NOT_VERBS.has(form))) &&
    !forms.some((form) => SUPPORT.test(form))
  );
}

const BACKGROUND = new Set([
  'بعد',
  'قبل',
  'عقب',
  'منذ',
  'بسبب',
  'رغم',
  'حال',
  'دون',
  'قبيل',
  'بعيد',
  'اثر',
  'مقابل',
  'after',
  'before',
  'since',
  'despite',
  'because',
  'following',
  'until',
]);
/** Whether a predicate stands behind a word of hearsay in its clause: "rumours of", «هل». */
const followsHearsay = ({ tokens, clauses }: AnalysedStatement, { from, clause }: Term): boolean =>
  tokens.some(
    ({ text }, at) =>
      at < from &&
      at >= from - HEARSAY_REACH &&
      clauses[at] === clause &&
      isHearsay(text, ['TOLD', 'ASKED']),
  );

const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their', 'of', 'any']);

/** "After the withdrawal", "after the coalition withdraws", «بعد أن انسحبت»: background, not the statement. */
function isBackground(statement: AnalysedStatement, at: number): boolean {
  const { tokens, clauses } = statement;
  let before = at - 1;
  while (ARTICLES.has(tokens[before]?.text ?? '') || tokens[before]?.text === 'ان') before--;
  if (BACKGROUND.has(tokens[before]?.text ?? '')) return true;
  if (tokens[at]?.kind !== TokenKind.LATIN) return false;
  for (let k = at - 1; k >= at - REACH && clauses[k] === clauses[at]; k--)
    if (BACKGROUND.has(tokens[k]?.text ?? '')) return true;
  return false;
}

const REACH = 4;
const INTENDING =
  /^(?:plan|intend|want|due|set|going|expect|promis|pledg|vow|schedul|about|ready|agree|decid|have|has|had|need|continu|begin|began|start)/;

/** "ask the forces to leave": an infinitive is only asserted after a verb that means to do it. */
function isAskedFor(statement: AnalysedStatement, at: number): boolean {
  const { tokens } = statement;
  return (
    tokens[at - 1]?.text === 'to' &&
    tokens[at]?.kind === TokenKind.LATIN &&
    !INTENDING.test(tokens[at - 2]?.text ?? '') &&
    isVerbBefore(tokens, at)
  );
}

/** A verb of asking or making stands somewhere before the infinitive. */
function isVerbBefore(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(0, at)
    .some((token) =>
      /^(?:ask|oblig|forc|urg|press|tell|order|call|want|invit|seek|help|push|persuad|compel|requir)/.test(
        token.text,
      ),
    );
}

const ENGLISH_NOUN = /(?:al|tion|sion|ment|ure|ance|exit)$/;

/** "The departure of US forces widens Iran's influence": a noun whose clause has a verb of its own. */
function isEnglishSubject(statement: AnalysedStatement, predicate: Term): boolean {
  const token = statement.tokens[predicate.from];
  if (token?.kind !== TokenKind.LATIN || !ENGLISH_NOUN.test(token.text)) return false;
  return statement.terms.some(
    (term) =>
      term.from >= predicate.to &&
      term.clause === predicate.clause &&
      term.place === null &&
      !term.keys.some((key) => /^[cn]:/.test(key)) &&
      /[a-z]{3}(?:s|ed)$/.test(statement.tokens[term.to - 1]?.text ?? ''),
  );
}

/**
 * Whether a statement asserts its predicate. "Their exit widens Iran's influence" and "the bloc will
 * ask for their exit" speak of an exit; neither says that it takes place. A verbal noun is asserted only
 * where no other verb in person rules its clause.
 */
export function isAsserted(statement: AnalysedStatement, predicate: Term): boolean {
  const token = statement.tokens[predicate.from];
  if (isBackground(statement, predicate.from) || isAskedFor(statement, predicate.from))
    return false;
  if (isEnglishSubject(statement, predicate) || followsHearsay(statement, predicate)) return false;
  if (!token || !isVerbalNoun(token)) return true;
  return !statement.tokens.some(
    (_, at) =>
      (at < predicate.from || at >= predicate.to) &&
      at >= statement.frame.to &&
      statement.clauses[at] === predicate.clause &&
      isFinite(statement.tokens, at, statement.input.statement),
  );
}

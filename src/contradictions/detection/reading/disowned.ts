import { findNegators } from '../../../language/cues/cues.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from './analyse.js';
import { findAsides, openerAfter } from './frame.js';
import { readTerms, type Term } from './terms.js';

/** Verbs that give words to somebody, folded; "called it", "described it as" among them. */
const SPEAKS =
  /^(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|sp(?:eak|oke|oken|eaking)|quot(?:e|es|ed|ing)|wr(?:ite|ites|ote|itten)|post(?:s|ed)?|tweet(?:s|ed)?|utter(?:s|ed)?|[وف]?(?:قال(?:ت|وا)?|[يتن]قول(?:ون)?|صرح(?:ت|وا)?|[يت]صرح|ادل(?:ي|ت|وا)|[يت]دلي|تحدث(?:ت|وا)?|[يت]تحدث|كتب(?:ت)?|[يت]كتب|دعا|دعت|[يت]دعو|نسب(?:ت|ته|تها|ه|ها|وا)?|[يت]نسب(?:ه|ها)?|نقل(?:ت|ته|وا)?|[يت]نقل|ذكر(?:ت|وا)?|وصف(?:ت|وا)?|[يت]صف|نشر(?:ت|ته)?|افت(?:ي|ت)|اعلن(?:ت|وا)?))$/;
/** After لم alone: the jussive, in every person. */
const JUSSIVE =
  /^(?:[اينت](?:قل|صرح|دل|دلي|تحدث|كتب|ذكر|نطق|صف|نسب|تفوه)|[ينت]د(?:ع|عو|لوا)|[يت](?:قولوا|قولا|كتبوا))$/;
/** Verbs that bring words about only with a word for them: "issued no report", «لم نصدر فتوى». */
const BRINGS = /^(?:[اينت](?:صدر|نشر|دل|جر|وجه|طلق|عط)|اصدر(?:ت)?|نشر(?:ت)?)$/;
/** Words for what is spoken or written. */
const WORDS =
  /^(?:words?|remarks?|comments?|statements?|interviews?|quot(?:es?|ations?)|tweets?|posts?|reports?|calls?|claims?|[وفبل]?(?:ال)?(?:تصريح(?:ا|ات)?|كلام(?:ا|ه|ها)?|حديث(?:ا)?|تغريد(?:ة|ات)|منشور(?:ا|ات)?|فتوي|بيان(?:ا|ات)?|مقابلة|مقابلات|خبر(?:ا)?|تقرير(?:ا)?|قول|حرف(?:ا)?|كلمة|رسالة|اقوال|تدوينة|اقتباس))$/;
/** What was never said is called made up. */
const MADE_UP =
  /^(?:fabricat(?:ed|ion|ions)|invented|invention|forged|forgery|bogus|misquoted|misreports?|misreported|concocted|doctored|[وف]?(?:مختلق(?:ة|ا)?|ملفق(?:ة|ا)?|مفبرك(?:ة|ا)?|مزور(?:ة|ا)?|مصطنع(?:ة)?|مجتز(?:ا|اة)|محرف(?:ة|ا)?))$/;
const NOTHING = new Set(['nothing', 'شييا']);
const MINE = new Set(['mine', 'his', 'hers', 'ours', 'theirs']);
/** "Did not say when": what is kept back is a question's answer. */
const ASKS = /^(?:when|whether|if|why|how|where|who|what|متي|هل|كيف|لماذا|اين|ما|اذا)$/;
const TURNS = /^(?:و?لكن(?:ه|ها|هم)?|بل|but|while)$/;
/** What may stand between a particle and the verb it denies. */
const BETWEEN =
  /^(?:has|have|had|ever|once|actually|publicly|even|he|she|they|i|we|in|fact|at|any|point)$/;
/** "Was not told", "has not been called": whoever is spoken to, or of. */
const PASSIVE = /^(?:is|are|was|were|be|been|being)$/;
const DENIED_BEFORE = /^(?:having|ever|had|[يت]كون|قد|كان|كانت|انه|انها)$/;
const REACH = 6;
/** How far before "made up" the words stand that are. */
const NEAR = 7;
/** Between a verb of denial and what it denies stands the denier, and an aside about where. */
const DENIAL_REACH = 18;
const nowhere = (): boolean => false;

/** Words that somebody is or is not said to have spoken, and where they are told. */
export interface Spoken {
  /** The token of the verb or noun of speech. */
  at: number;
  /** What was said, or not: the tokens `[from, to)`. */
  from: number;
  to: number;
  /** A word for what is spoken, which is followed by what it is about: "no remark on the dam". */
  noun: boolean;
}

const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? '';

/** The first token in `[from, to)` that passes; -1 where none does before the statement turns or, unless told, a mark. */
function firstIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  passes: (text: string, at: number) => boolean,
  overMarks = false,
): number {
  for (let at = from; at < Math.min(to, tokens.length); at++) {
    const text = textAt(tokens, at);
    if (TURNS.test(text) || (!overMarks && isMark(tokens[at]))) return -1;
    if (passes(text, at)) return at;
  }
  return -1;
}

const isMark = (token: Token | undefined): boolean =>
  token?.kind === TokenKind.PUNCTUATION && token.text !== '"' && token.text !== '-';

/** «لم يقل», «لم يصدر عنه», «لم نصدر فتوى». */
function deniedByLam(tokens: readonly Token[], to: number): number {
  const verb = textAt(tokens, to);
  if (JUSSIVE.test(verb) && !BRINGS.test(verb)) return to;
  if (/^[يت]صدر$/.test(verb) && /^عن(?:ه|ها|هم|ا|ي)$/.test(textAt(tokens, to + 1))) return to;
  if (!BRINGS.test(verb)) return -1;
  // The report that was not published is a paper, and no words.
  return firstIn(
    tokens,
    to + 1,
    to + 1 + REACH,
    (text) => WORDS.test(text) && !/^[وفبل]?ال/.test(text),
  );
}

/** "Never told", "had at no point called", "made no such remark", "are not mine"; "was not told" denies no words. */
function deniedByParticle(tokens: readonly Token[], from: number, to: number): number {
  const cue = textAt(tokens, to - 1);
  if (cue === 'no' && !/^(?:point|time)$/.test(textAt(tokens, to)))
    return firstIn(tokens, to, to + REACH, (text) => WORDS.test(text));
  if (!/^(?:not|n't|never|no)$/.test(cue) || PASSIVE.test(textAt(tokens, from - 1))) return -1;
  const mine =
    MINE.has(textAt(tokens, to)) && tokens.slice(0, from).some(({ text }) => WORDS.test(text));
  if (mine) return to;
  const verb = firstIn(tokens, to, to + REACH, (text) => SPEAKS.test(text));
  const between = tokens.slice(to, Math.max(to, verb));
  return cue === 'no' || between.every(({ text }) => BETWEEN.test(text)) ? verb : -1;
}

/** "Denied having said", «نفى أن يكون قد أدلى»: the verb that a verb of denial denies. */
function deniedSpeech(tokens: readonly Token[], to: number): number {
  const arabic = tokens[to - 1]?.kind === TokenKind.ARABIC;
  const denies = (text: string, at: number): boolean => {
    if (!SPEAKS.test(text) || (arabic && /^[وف]/.test(text) && !text.startsWith('وصف')))
      return false;
    const before = tokens.slice(Math.max(to, at - 2), at);
    if (before.some(isMark)) return false;
    return text.endsWith('ing') || before.some((token) => DENIED_BEFORE.test(token.text));
  };
  return firstIn(tokens, to, to + DENIAL_REACH, denies, arabic);
}

/** «ما نسب إليه مختلق», "a fabricated quotation": words that are called made up. */
function madeUpAt(tokens: readonly Token[]): number {
  return tokens.findIndex(({ text }, at) => {
    const up = /^(?:made|makes)$/.test(text) && textAt(tokens, at + 1) === 'up';
    if (!up && !MADE_UP.test(text)) return false;
    const isSpoken = (word: string): boolean => WORDS.test(word) || /^[يت]?نسب/.test(word);
    const left = tokens.slice(Math.max(0, at - NEAR), at);
    const near = left.slice(left.findLastIndex(isMark) + 1);
    return (
      near.some((token) => isSpoken(token.text)) ||
      firstIn(tokens, at + 1, at + 1 + REACH, isSpoken) >= 0
    );
  });
}

/** Where a statement says that words were not spoken; -1 where it does not. */
function disownedAt({ tokens }: AnalysedStatement): number {
  for (const { entry, from, to } of findNegators(tokens, nowhere)) {
    if (entry.kind === 'EXCEPTION' || entry.split === true) continue;
    const lam = /^[وف]?لم$/.test(textAt(tokens, to - 1));
    const particle = lam ? deniedByLam(tokens, to) : deniedByParticle(tokens, from, to);
    const at = entry.id === 'deny' ? deniedSpeech(tokens, to) : particle;
    if (at >= 0 && !ASKS.test(textAt(tokens, at + 1))) return at;
  }
  const nothing = tokens.findIndex(({ text }) => NOTHING.has(text));
  if (nothing > 0) {
    const before = tokens.slice(Math.max(0, nothing - REACH), nothing);
    if (before.some(({ text }) => SPEAKS.test(text)) && !before.some(isMark)) return nothing;
  }
  return madeUpAt(tokens);
}

/** All content words of a statement, those of its frame and of who speaks among them. */
export const wordsOf = noted(({ tokens }: AnalysedStatement): readonly Term[] =>
  readTerms(tokens, (at) => SPEAKS.test(textAt(tokens, at)) || WORDS.test(textAt(tokens, at))),
);

/** A statement with those who speak in it among its terms. */
export const inFull = noted((statement: AnalysedStatement): AnalysedStatement => ({
  ...statement,
  notes: [],
  terms: wordsOf(statement),
}));

/** Where a statement says that words were not spoken: all of it but the verb may tell which. */
export const disowned = noted((statement: AnalysedStatement): Spoken | null => {
  const at = disownedAt(statement);
  return at < 0
    ? null
    : {
        at,
        from: 0,
        to: statement.tokens.length,
        noun: !SPEAKS.test(textAt(statement.tokens, at)),
      };
});

/** «السفير: سنضاعف», "Aide: we are ready": the mark after whoever speaks. */
function colonAt(tokens: readonly Token[]): number {
  const at = tokens.findIndex(({ text }) => text === ':');
  return at > 0 && at < 12 ? at : -1;
}

/** Where what somebody is said to have said begins, and who is said to have said it stands before. */
export const spoken = noted((statement: AnalysedStatement): Spoken | null => {
  const { tokens } = statement;
  if (disowned(statement)) return null;
  const asides = findAsides(tokens, 0);
  const end =
    asides.find((each) => each.to >= tokens.length - 1 && each.from > 0)?.from ?? tokens.length;
  const verbs = tokens.flatMap(({ text }, at) => (SPEAKS.test(text) && at < end ? [at] : []));
  const verb = verbs.filter((at) => at < end - 2 && opens(tokens, at)).at(-1) ?? verbs[0] ?? -1;
  const colon = colonAt(tokens);
  if (colon > verb) return { at: colon, from: colon + 1, to: end, noun: false };
  if (verb < 0) return null;
  const opener = openerAfter(tokens, verb + 1);
  return { at: verb, from: opener > 0 ? opener : verb + 1, to: end, noun: false };
});

/** Whether words follow that are said: "said that", "as saying", «دعا إلى». */
const opens = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === TokenKind.LATIN ||
  openerAfter(tokens, at + 1) > 0 ||
  textAt(tokens, at).startsWith('دع');

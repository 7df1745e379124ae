import { type Token, TokenKind } from '../../../language/text/tokens.js';
import { textAt, wordSet } from '../text/token-tests.js';
import { ADVERBS, AUXILIARIES, looksFinite, skipTime, SUBJECT_PRONOUNS } from './words.js';

/** Common verbs: a base form is a verb behind a plural, a form in s behind a singular. */
const COMMON = wordSet(
  'act add agree aim allow appear apply argue arrive ask attack avoid back beat become begin believe belong benefit bring build buy',
  'call care carry cause change charge choose claim close come compare compete complain concern consider contain continue control cost cover create cut',
  'deal decide defeat demand depend deserve die differ disagree do draw drive drop earn end endorse enjoy enter exist expect explain face fail fall favor fear feel fight find fit fly focus follow force form',
  'gain get give go govern grow happen hate have help hold hope hurt ignore include increase intend involve join keep kill know lack lead lean learn leave let lie like live lose love make matter mean meet miss move need',
  'offer open oppose owe own pass pay perform plan play pose prefer prepare present prevent produce protect prove provide push put raise rank reach receive reflect refuse reject remain remember represent require respect rest return rise run save shrink widen lower boost harm ease limit shift',
  'say see seek seem sell send serve set shape share show sign sit sound speak spend stand stay stop struggle succeed suffer suggest support suppose survive take talk tell tend think threaten travel treat trust try turn understand use value view violate vote',
  'want warn watch wear win wish wonder work worry write',
);

/** Whether a word before a verb reads like a plural, whose verb has no s. */
export const isPlural = (word: string): boolean =>
  /[^sui]s$/.test(word) ||
  /^(?:people|men|women|children|police|voters|who|that|which|many|most|some|others|both|all|few|they|we|you|i|percent|half|\d+)$/.test(
    word,
  );

/** Whether the word at `at` is a finite verb as far as it and its neighbour before can tell; there is no tagger. */
export function isFinite(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== TokenKind.LATIN || token.capital) return false;
  const { text } = token;
  const before = textAt(tokens, at - 1);
  if (text === "'s")
    return SUBJECT_PRONOUNS.has(before) || /^(?:that|there|what|here|it)$/.test(before);
  if (/^(?:be|been|being)$/.test(text)) return false;
  if (AUXILIARIES.has(text)) return text !== "n't";
  if (looksFinite(token)) return !isParticiple(before);
  if (text.endsWith('s') && isForm(text))
    return !isPlural(before) && !/^(?:the|a|an|of|to)$/.test(before);
  return COMMON.has(text) && isPlural(before) && before !== 'to';
}

const isParticiple = (before: string): boolean => /^(?:the|a|an|of|to|be|been|being)$/.test(before);

const isForm = (text: string): boolean =>
  COMMON.has(text.slice(0, -1)) ||
  (text.endsWith('es') && COMMON.has(text.slice(0, -2))) ||
  (text.endsWith('ies') && COMMON.has(`${text.slice(0, -3)}y`));

/** Whether a finite verb stands in `[from, to)`: the sign of a clause. */
export function hasFinite(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isFinite(tokens, at)) return true;
  return false;
}

/** A finite verb that is no participle behind a noun: "the report released Monday". */
export function isVerbal(tokens: readonly Token[], at: number): boolean {
  if (!isFinite(tokens, at)) return false;
  if (!textAt(tokens, at).endsWith('ed')) return true;
  const before = textAt(tokens, at - 1);
  const named = tokens[at - 1]?.capital === true && skipTime(tokens, at - 1) === at - 1;
  return (
    (named || SUBJECT_PRONOUNS.has(before) || ADVERBS.has(before)) &&
    textAt(tokens, at + 1) !== 'by'
  );
}

/** Whether a verb stands in `[from, to)` that is no participle behind a noun. */
export function hasVerb(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isVerbal(tokens, at)) return true;
  return false;
}

import { conceptsAt, keysOfStates } from '../../../language/concepts/concepts.js';
import { isOfState } from '../../../language/concepts/state-acts.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';
import { withoutConjunction } from '../../../language/words/arabic-forms.js';
import { isPastForm } from '../../../language/words/english-forms.js';
import { isFunctionWord } from '../../../language/words/function-words.js';
import { keyed } from './key-bits.js';
import type { Term } from './terms.js';

/** Before these a capital is a place, or part of a name: "in Oslo", "the Oslo court". */
const OF_PLACES =
  /^(?:in|at|near|to|from|of|for|around|outside|inside|on|by|with|into|onto|across|through|towards?|via|over|under|behind|between|among|against|about|within|amid|the|an?|its|their|his|her|our|في|من|الي|علي|عن|نحو|قرب|حول|داخل|خارج|عبر|ضمن|بين|عند|لدي|قبل|بعد|منذ|حتي|خلال|امام|وراء|خلف|تحت|فوق|مع|قبالة|وسط)$/;
/** What may part an English subject from its verb. */
const BEFORE_VERB =
  /^(?:has|have|had|is|are|was|were|be|been|will|would|can|could|may|might|must|should|did|does|do|not|n't|never|no|longer|yet|also|again|now|still|already|just|to|.{2,}ly)$/;
const VERB_REACH = 4;
const ARABIC_BEFORE_VERB = /^(?:لا|لم|لن|قد|سوف|ما)$/;
/** Cities are feminine: so is a verb whose subject one is. Of two the verb is a dual. */
const FEMININE = /^[وف]?(?!ال)(?:س?ت.{2,}|.{2,}(?<!ا)تا?)$/;
const WITH = new Set(['with', 'مع']);
const BETWEEN = new Set(['between', 'بين', 'وبين']);
/** "Talks that opened on Monday between": so many words may part what ties from whom it ties. */
const TIE_REACH = 4;
const TIE_AFTER = 3;

/** Places named side by side, "Washington, London and Paris", as tokens `[from, to)`. */
interface Run {
  from: number;
  to: number;
  several: boolean;
}

const joins = (tokens: readonly Token[], from: number, to: number): boolean =>
  from === to
    ? tokens[to]?.text.startsWith('و') === true
    : to - from <= 2 && tokens.slice(from, to).every(({ text }) => text === ',' || text === 'and');

function runAround(tokens: readonly Token[], terms: readonly Term[], at: number): Run {
  const isPlace = (term: Term | undefined): term is Term => typeof term?.place === 'string';
  let [first, last] = [at, at];
  for (let before = terms[first - 1]; isPlace(before); before = terms[first - 1]) {
    if (!joins(tokens, before.to, terms[first]!.from)) break;
    first--;
  }
  for (let next = terms[last + 1]; isPlace(next); next = terms[last + 1]) {
    if (!joins(tokens, terms[last]!.to, next.from)) break;
    last++;
  }
  return { from: terms[first]!.from, to: terms[last]!.to, several: last > first };
}

/** Whether a name stands as it is listed, without a preposition written with it: "لبيروت" is a place. */
function isBare(token: Token): boolean {
  if (token.kind !== TokenKind.ARABIC) return true;
  if (/^[وف]?(?:[بك]ال|لل)/.test(token.text)) return false;
  return withoutConjunction(token.text).some(
    (text) => conceptsAt([{ ...token, text }], 0)?.distance === 0,
  );
}

/** Whether a name may be the subject of what follows: nothing before it makes it a place. */
function opens(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before) return true;
  if (before.kind === TokenKind.PUNCTUATION) return before.text !== '-';
  if (OF_PLACES.test(before.text)) return false;
  return isFunctionWord(tokens, at - 1) || isOfState(tokens, at - 1, 'ACT');
}

function actsInEnglish(tokens: readonly Token[], { from, to, several }: Run): boolean {
  if (tokens[from - 1]?.text === 'by') {
    const passive = isPastForm(tokens[from - 2]?.text ?? '');
    if (passive && isOfState(tokens, from - 2, 'ACT')) return true;
  }
  if (!opens(tokens, from)) return false;
  let at = to;
  while (at < to + VERB_REACH && BEFORE_VERB.test(tokens[at]?.text ?? '')) at++;
  const verb = tokens[at]?.text ?? '';
  // "The ban", "the plan" of a city is no act of it; "bans" and "planned" are.
  const inflected = at > to || several || verb.endsWith('s') || isPastForm(verb);
  return inflected && isOfState(tokens, at, 'ACT');
}

/** "She visited Beirut and stressed": a verb joined to one before it has another subject. */
function isJoined(token: Token): boolean {
  const [, text] = withoutConjunction(token.text);
  return text !== undefined && isOfState([{ ...token, text }], 0, 'ACT');
}

function actsInArabic(tokens: readonly Token[], { from, to }: Run): boolean {
  const isAct = (at: number): boolean =>
    FEMININE.test(tokens[at]?.text ?? '') && isOfState(tokens, at, 'ACT');
  if (isAct(from - 1)) return true;
  if (!opens(tokens, from)) return false;
  const at = ARABIC_BEFORE_VERB.test(tokens[to]?.text ?? '') ? to + 1 : to;
  return isAct(at) && !isJoined(tokens[at]!);
}

/** "Kigali's envoy", «موقف موسكو». */
function isHolder(tokens: readonly Token[], { from, to, several }: Run): boolean {
  if (tokens[to]?.text === "'s")
    return [to + 1, to + 2].some((at) => isOfState(tokens, at, 'HOLDER'));
  const before = tokens[from - 1];
  return (
    !several &&
    before?.kind === TokenKind.ARABIC &&
    !/^[وفبلك]*ال/.test(before.text) &&
    isOfState(tokens, from - 1, 'HOLDER')
  );
}

/** "Talks between Beirut and Damascus", "an agreement with Warsaw". */
function isTied(tokens: readonly Token[], { from, to, several }: Run): boolean {
  const before = tokens[from - 1]?.text ?? '';
  if (!(WITH.has(before) || (several && BETWEEN.has(before)))) return false;
  const next = tokens[to];
  const latin = next?.kind === TokenKind.LATIN ? next.text : null;
  if (latin === "'s") return false;
  // "A deal with Oslo hospitals" is with none of the state.
  if (latin !== null && !isFunctionWord(tokens, to) && !isPastForm(latin)) return false;
  const start = Math.max(0, from - 1 - TIE_REACH);
  return tokens.some(
    (_, i) =>
      ((i >= start && i < from - 1) || (i >= to && i < to + TIE_AFTER)) &&
      isOfState(tokens, i, 'TIE'),
  );
}

function standsForState(tokens: readonly Token[], terms: readonly Term[], at: number): boolean {
  const run = runAround(tokens, terms, at);
  const first = tokens[run.from];
  if (!first || !isBare(first)) return false;
  const acts = first.kind === TokenKind.ARABIC ? actsInArabic : actsInEnglish;
  return acts(tokens, run) || isHolder(tokens, run) || isTied(tokens, run);
}

/**
 * A capital that acts by its will stands for its state, "Oslo rejected", and gets the state's key beside
 * its own; where something is, happens or is counted there, it stays a place.
 */
export function readCapitals(tokens: readonly Token[], terms: readonly Term[]): void {
  for (const [at, term] of terms.entries()) {
    if (term.place === null) continue;
    const states = keysOfStates(term.place);
    if (states === undefined || !standsForState(tokens, terms, at)) continue;
    Object.assign(term, keyed([...term.keys, ...states.filter((key) => !term.keys.includes(key))]));
  }
}

import { withoutConjunction } from '../words/arabic-forms.js';
import { conceptsAt } from '../concepts/concepts.js';
import { isFunctionWord } from '../words/function-words.js';
import type { LexiconEntry } from '../lexicon.js';
import { type Token, TokenKind, tokenise } from '../text/tokens.js';

/** An Arabic subject of a name, a title and an epithet. */
const ARABIC_GAP = 5;
const ENGLISH_GAP = 3;
/** "Failed again to": only adverbs part an English verb from its infinitive; "failed due to" is no cue. */
const ADVERB = /^(?:again|once|twice|yet|on|today|yesterday|[a-z]{3,6}day|.{2,}ly)$/;
/** "رفض الاتهامات مؤكدا أن": a participle has taken the clause for itself. */
const CIRCUMSTANCE = /^م.{2,}ا$/;
const IMPERFECT = /^[يتنا]../;

/** What stands behind "to" where it leads to a thing or a place. */
const NO_ACT = /^(?:the|an?|this|that|these|those|his|her|its|their|our|my)$/;

interface SplitForm<T> {
  particle: string;
  entry: T;
}

/** A split cue: its entry, and the token after its particle. */
export interface SplitHit<T> {
  entry: T;
  opens: number;
}

/** What opens another clause or phrase, and no object is. */
const NO_OBJECT =
  /^(?:and|or|but|that|which|who|whether|if|for|by|about|with|from|in|on|at|of|because|when|while|i|you|he|she|it|we|they|is|was|were|are|be|been|has|had|have|will|would|should|must|.{2,}ed)$/;

/** Whether a word may stand between the verb and its particle. */
function mayPart(tokens: readonly Token[], at: number, object: boolean): boolean {
  const token = tokens[at];
  if (token?.kind === TokenKind.LATIN)
    return ADVERB.test(token.text) || (object && !NO_OBJECT.test(token.text));
  return (
    token?.kind === TokenKind.ARABIC &&
    !isFunctionWord(tokens, at) &&
    !CIRCUMSTANCE.test(token.text)
  );
}

/** Whether what follows the particle can be the act that is not done, and no place or time. */
function opensAct(tokens: readonly Token[], at: number, particle: string): boolean {
  const next = tokens[at];
  if (!next || next.kind === TokenKind.NUMBER || next.kind === TokenKind.PUNCTUATION) return false;
  if (particle === 'ان') return IMPERFECT.test(next.text);
  if (particle === 'to') return !NO_ACT.test(next.text);
  if (particle !== 'في') return true;
  if (conceptsAt(tokens, at)?.values.some((concept) => concept.place !== undefined)) return false;
  // A verbal noun is definite, or has its object after it; the name of a place is neither.
  const object = tokens[at + 1]?.kind === TokenKind.ARABIC && !isFunctionWord(tokens, at + 1);
  return next.text.startsWith('ال') || object;
}

/**
 * Two-word cues whose words other words may part: "فشلت الحكومة في" is the cue "فشلت في" in the order
 * of a verbal sentence.
 */
export class SplitForms<T extends LexiconEntry & { object?: boolean }> {
  private readonly byVerb = new Map<string, SplitForm<T>[]>();

  constructor(entries: readonly T[]) {
    for (const entry of entries) {
      for (const form of [...entry.ar, ...entry.en]) {
        const [verb, particle, ...more] = tokenise(form);
        if (!verb || !particle || more.length > 0) continue;
        const known = this.byVerb.get(verb.text) ?? [];
        this.byVerb.set(verb.text, [...known, { particle: particle.text, entry }]);
      }
    }
  }

  /** The cue whose verb stands at `at` and whose particle follows within reach, or null. */
  matchAt(tokens: readonly Token[], at: number): SplitHit<T> | null {
    const token = tokens[at];
    if (!token) return null;
    const arabic = token.kind === TokenKind.ARABIC;
    const words = arabic ? withoutConjunction(token.text) : [token.text];
    // Most words are no such verb.
    if (!words.some((word) => this.byVerb.has(word))) return null;
    const forms = words.flatMap((word) => this.byVerb.get(word) ?? []);
    const object = forms.some(({ entry }) => entry.object === true);
    const last = Math.min(tokens.length, at + 2 + (arabic ? ARABIC_GAP : ENGLISH_GAP));
    for (let next = at + 1; next < last; next++) {
      const form = forms.find((each) => each.particle === tokens[next]?.text);
      if (form)
        return opensAct(tokens, next + 1, form.particle)
          ? { entry: form.entry, opens: next + 1 }
          : null;
      if (!mayPart(tokens, next, object)) return null;
    }
    return null;
  }
}

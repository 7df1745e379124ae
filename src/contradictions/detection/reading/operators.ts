import { withoutConjunction } from '../../../language/words/arabic-forms.js';
import { TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from './analyse.js';
import { isVerbalNoun } from './assertion.js';
import type { Pair } from '../rules/rule.js';
import { subjectOf } from './subjects.js';
import type { OpposedUse } from '../../../language/concepts/concepts.js';
import { type Term, termsMeet } from './terms.js';

/** Verbs that undo what the noun after them names: "lifted the ban" allows. */
const UNDOING =
  /^(?:(?:lift|end|overturn|quash|repeal|suspend|cancel|scrap|revers|revok|reject|oppos|remov|drop)(?:s|ed|es|ing|ped|ping|led|ling|e|al)?|[يت]?رفع(?:ت|وا)?|الغ(?:ي|ت|وا|اء)|[يت]لغي|انه(?:ي|ت|وا|اء)|[يت]نهي|فك(?:ت)?|[يت]?نقض(?:ت)?|ابطل(?:ت)?|ابطال|[يت]?عارض(?:ت)?|[يت]?رفض(?:ت)?)$/;
const ENGLISH_LINKS = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her', 'our', 'of', "'s"]);
/** Words between an Arabic verb and its object: the subject and its epithets. */
const REACH = 4;
/** Content words after a verb of attitude among which its object stands. */
const OBJECT_TERMS = 3;
const AGAINST = new Set(['against', 'versus', 'vs', 'امام', 'مقابل']);

/** Whether a predicate is a noun that a verb before it undoes. */
function isUndone(statement: AnalysedStatement, predicate: Term): boolean {
  const { tokens, clauses } = statement;
  const token = tokens[predicate.from];
  if (!token) return false;
  const arabic = token.kind === TokenKind.ARABIC;
  if (arabic && !token.text.startsWith('ال') && !isVerbalNoun(token)) return false;
  for (let at = predicate.from - 1; at >= Math.max(0, predicate.from - REACH); at--) {
    const word = tokens[at];
    if (!word || clauses[at] !== clauses[predicate.from]) return false;
    const forms = arabic ? withoutConjunction(word.text) : [word.text];
    if (forms.some((form) => UNDOING.test(form))) return true;
    const passes =
      arabic || ENGLISH_LINKS.has(word.text) || statement.terms.some((t) => t.from === at);
    if (!passes) return false;
  }
  return false;
}

/** "Lifted the ban" and "allowed" agree: one predicate is turned round by the verb that governs it. */
export const oneIsUndone = (pair: Pair, a: Term, b: Term): boolean =>
  isUndone(pair.a, a) !== isUndone(pair.b, b);

/** The words after a verb up to the first break: its object, and before it an Arabic verb's subject. */
function phraseAfter(statement: AnalysedStatement, predicate: Term): Term[] {
  const { tokens } = statement;
  let at = predicate.to;
  while (ENGLISH_LINKS.has(tokens[at]?.text ?? '')) at++;
  // "Rejected the nomination" holds its object.
  const found = statement.terms.filter(
    (term) => term.from > predicate.from && term.to <= predicate.to,
  );
  for (const term of statement.terms) {
    if (term.from !== at) continue;
    found.push(term);
    at = term.to;
  }
  return found;
}

/** A ban or a refusal is an act too; an agreement is rather a thing. */
const namesAct = ({ entry, side }: OpposedUse): boolean =>
  entry.attribute !== true && (entry.attitude !== true || side === 'b');

/** "Opposes the ban on fishing", "supports fishing": the object is an act that only one side names. */
export function attitudeToAnother(pair: Pair, a: Term, b: Term): boolean {
  const ownAct = (own: AnalysedStatement, other: AnalysedStatement, predicate: Term): boolean =>
    phraseAfter(own, predicate)
      .slice(0, OBJECT_TERMS)
      .some(
        (term) => term.opposed.some(namesAct) && !term.keys.some((key) => other.byKey.has(key)),
      );
  return ownAct(pair.a, pair.b, a) !== ownAct(pair.b, pair.a, b);
}

/** "Opposes the new dam", "supports a ceasefire": two English objects that have nothing in common. */
export function attitudeObjectsDiffer(pair: Pair, a: Term, b: Term): boolean {
  if (pair.crossLanguage || pair.a.tokens[a.from]?.kind !== TokenKind.LATIN) return false;
  const left = phraseAfter(pair.a, a);
  const right = phraseAfter(pair.b, b);
  if (left.length === 0 || right.length === 0) return false;
  return !left.some((one) => right.some((other) => termsMeet(one, other, false)));
}

/** What the predicate is set against: "fell against the dollar". */
function rivalOf(statement: AnalysedStatement, predicate: Term): Term | undefined {
  const { tokens, clauses } = statement;
  const at = tokens.findIndex(
    (token, i) =>
      i >= predicate.to && clauses[i] === clauses[predicate.from] && AGAINST.has(token.text),
  );
  return at < 0 ? undefined : statement.terms.find((term) => term.from > at);
}

/**
 * One event told from both sides: "the dollar rose against the lira", "the lira fell against the
 * dollar". Each side's rival is the other's subject, or the winner's name stands as the loser's rival.
 */
export function sidesSwapped(pair: Pair, a: Term, b: Term, converse: boolean): boolean {
  const rivalA = rivalOf(pair.a, a);
  const rivalB = rivalOf(pair.b, b);
  const named = (terms: readonly Term[], rival: Term): boolean =>
    terms.some((term) => termsMeet(term, rival, pair.crossLanguage));
  if (rivalA && rivalB)
    return (
      !termsMeet(rivalA, rivalB, pair.crossLanguage) &&
      named(pair.b.terms, rivalA) &&
      named(pair.a.terms, rivalB)
    );
  if (!converse) return false;
  if (rivalB) return named(subjectOf(pair.a, a).slice(0, 1), rivalB);
  return rivalA !== undefined && named(subjectOf(pair.b, b).slice(0, 1), rivalA);
}

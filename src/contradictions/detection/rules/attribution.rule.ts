import { occasionsIn } from '../../../language/concepts/occasions.js';
import { arabicStem } from '../../../language/words/arabic-forms.js';
import { findNegators } from '../../../language/cues/cues.js';
import { englishStem } from '../../../language/words/english-forms.js';
import { isFunctionWord } from '../../../language/words/function-words.js';
import { TokenKind } from '../../../language/text/tokens.js';
import { alignTerms, slotsDiffer } from '../pairs/align.js';
import { oneIsTurned, speakersApart, type Words } from '../pairs/other-words.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { openerAfter } from '../reading/frame.js';
import { noted } from '../once.js';
import { type Candidate, type Pair, type Rule, spanOf } from './rule.js';
import { type Saying, saidTerms, sayingsOf } from '../reading/sayings.js';
import { type Term, termsMeet } from '../reading/terms.js';
import { attributionSentences } from './sentences.js';
import { DismissalReason, FindingKind, Relation, type Span } from '../types.js';

const nowhere = (): boolean => false;
export const MIN_SHARED = 0.9;
const MIN_COVERAGE = 0.6;

interface Told {
  statement: AnalysedStatement;
  saying: Saying;
}

/** The denial of having said something, and the report that it was said; `deniedFirst` in pair order. */
interface Clash {
  denied: Told;
  told: Told;
  deniedFirst: boolean;
  coverage: number;
  /** Somebody else's words, or words on another occasion. */
  others: boolean;
}

/** How much of what was said is the same on both sides, 0–1; null where too little is. */
function coverageOf(denied: Told, told: Told, crossLanguage: boolean): number | null {
  const { shared, restWeightA, restWeightB } = alignTerms(
    saidTerms(denied.statement, denied.saying),
    saidTerms(told.statement, told.saying),
    crossLanguage,
  );
  const least = Math.min(restWeightA, restWeightB);
  const coverage = shared + least === 0 ? 0 : shared / (shared + least);
  return shared < MIN_SHARED || coverage < MIN_COVERAGE ? null : coverage;
}

/**
 * Who is said to speak: the content words before the verb and, in Arabic, between it and what was said; those after a verb
 * that comes last.
 */
function speakersIn({ statement, saying }: Told): Set<string> {
  const { tokens } = statement;
  const wordsOf = (from: number, to: number): string[] =>
    tokens.slice(from, to).flatMap((token, at) => {
      if (token.kind === TokenKind.PUNCTUATION || isFunctionWord(tokens, from + at)) return [];
      return token.kind === TokenKind.ARABIC ? arabicStem(token.text) : englishStem(token.text);
    });
  if (saying.last) return new Set(wordsOf(saying.to, tokens.length));
  const before = wordsOf(0, saying.from);
  // An Arabic speaker follows the verb; what stands before it may be the outlet.
  const arabic = tokens[saying.from]?.kind === TokenKind.ARABIC;
  const after = arabic ? wordsOf(saying.to, openerAfter(tokens, saying.to)) : [];
  return new Set([...before, ...after]);
}

/** Whether both name who speaks, in one language, and name nobody in common. */
function speakersDiffer(denied: Told, told: Told, crossLanguage: boolean): boolean {
  if (crossLanguage) return false;
  const [left, right] = [speakersIn(denied), speakersIn(told)];
  return left.size > 0 && right.size > 0 && ![...left].some((word) => right.has(word));
}

const occasionsOf = noted(({ tokens }: AnalysedStatement) => occasionsIn(tokens));

/** "Did not say in the speech", "said in an interview": each was said, or not, on its own occasion. */
export function occasionsDiffer(pair: Pair): boolean {
  const [left, right] = [occasionsOf(pair.a), occasionsOf(pair.b)];
  return left.size > 0 && right.size > 0 && ![...left].some((each) => right.has(each));
}

/** The names of those who speak, in letters that tell a name by its capital. */
const namesIn = ({ statement, saying }: Told): readonly Term[] =>
  statement.terms.filter(
    (term) => term.name && (saying.last ? term.from >= saying.to : term.to <= saying.from),
  );

/** In Arabic, the words that name the speaker right after the verb: «قال رئيس الاتحاد». */
function phraseAfter({ statement, saying }: Told): readonly Term[] {
  const phrase: Term[] = [];
  for (const term of statement.terms) {
    if (term.from < saying.to) continue;
    if (term.from !== (phrase.at(-1)?.to ?? saying.to)) break;
    const text = statement.tokens[term.from]?.text ?? '';
    if (statement.tokens[term.from]?.kind !== TokenKind.ARABIC || /^[لب](?!.{0,2}$)/.test(text))
      break;
    phrase.push(term);
  }
  return phrase;
}

/** Whether each side names a speaker whom the other does not: two that share a given name. */
function namesApart(denied: Told, told: Told, crossLanguage: boolean): boolean {
  const [left, right] = [namesIn(denied), namesIn(told)];
  const lacks = (own: readonly Term[], other: readonly Term[]): boolean =>
    own.some((one) => !other.some((each) => termsMeet(one, each, crossLanguage)));
  if (crossLanguage) return false;
  if (lacks(left, right) && lacks(right, left)) return true;
  const [one, other] = [phraseAfter(denied), phraseAfter(told)];
  return lacks(one, told.statement.terms) && lacks(other, denied.statement.terms);
}

/** "Promised to cut it", "did not promise to abolish it": in one slot of what is said stand two words. */
function matterDiffers(pair: Pair, denied: Told, told: Told): boolean {
  const said = ({ statement, saying }: Told): readonly Term[] => saidTerms(statement, saying);
  const [own, other] = denied.statement === pair.a ? [denied, told] : [told, denied];
  return slotsDiffer(pair, alignTerms(said(own), said(other), pair.crossLanguage));
}

const OWN = new Set(['he', 'she', 'they', 'i', 'we', 'himself', 'herself']);
/** «إنه», «بأنها»: the particle with its pronoun. */
const OWN_OPENER = /^ب?ان(?:ه|ها|هم|هما|ي|ني|نا)$/;
const FIRST_WORDS = 3;

/** What is said is of the speaker on one side, and on the other of somebody else: "he was", "some engineers were". */
function saidOfOthers(denied: Told, told: Told, crossLanguage: boolean): boolean {
  const isOwn = ({ statement: { tokens }, saying }: Told): boolean => {
    const after = openerAfter(tokens, saying.to);
    return OWN.has(tokens[after]?.text ?? '') || OWN_OPENER.test(tokens[after - 1]?.text ?? '');
  };
  if (isOwn(denied) === isOwn(told)) return false;
  const [of, other] = isOwn(denied) ? [told, denied] : [denied, told];
  const from = openerAfter(of.statement.tokens, of.saying.to);
  if (from < 0) return false;
  const first = of.statement.terms.find((term) => term.from >= from);
  return (
    first !== undefined &&
    first.from < from + FIRST_WORDS &&
    !other.statement.terms.some((term) => termsMeet(first, term, crossLanguage))
  );
}

/** Most statements hold no denial at all. */
const mayDeny = noted(
  ({ tokens, frame, negations, denied }: AnalysedStatement): boolean =>
    denied || negations.length > 0 || (frame.to > 0 && findNegators(tokens, nowhere).length > 0),
);

/** Somebody else's words, words on another occasion, or words about somebody else. */
const areOthers = (pair: Pair, denied: Told, told: Told): boolean =>
  speakersDiffer(denied, told, pair.crossLanguage) ||
  (!pair.crossLanguage && speakersApart(pair)) ||
  namesApart(denied, told, pair.crossLanguage) ||
  occasionsDiffer(pair) ||
  matterDiffers(pair, denied, told) ||
  saidOfOthers(denied, told, pair.crossLanguage);

function clashOf(pair: Pair): Clash | null {
  let best: Clash | null = null;
  for (const deniedFirst of [true, false]) {
    const [own, other] = deniedFirst ? [pair.a, pair.b] : [pair.b, pair.a];
    if (!mayDeny(own)) continue;
    for (const saying of sayingsOf(own).filter((each) => each.denied)) {
      for (const report of sayingsOf(other).filter((each) => !each.denied)) {
        const denied = { statement: own, saying };
        const told = { statement: other, saying: report };
        const coverage = coverageOf(denied, told, pair.crossLanguage);
        if (coverage === null) continue;
        const others = areOthers(pair, denied, told);
        // "A site reported that he said": whose words they are is told by one of the two verbs.
        if (!best || (others === best.others ? coverage > best.coverage : best.others))
          best = { denied, told, deniedFirst, coverage, others };
      }
    }
  }
  return best;
}

function reasonFor({ denied, told, others }: Clash): DismissalReason | null {
  if (others) return DismissalReason.DIFFERENT_SUBJECT;
  const wordsOf = ({ statement, saying }: Told): Words => ({
    statement,
    from: saying.last ? 0 : saying.to,
  });
  return oneIsTurned(wordsOf(told), wordsOf(denied)) ? DismissalReason.NOT_CONTRADICTORY : null;
}

interface SaidAndDenied extends Pick<Candidate, 'score' | 'reason'> {
  deniedText: Span;
  toldText: Span;
  /** Whether the first of the pair denies. */
  deniedFirst: boolean;
}

/** That something was said, against that it was not. */
export function saidAgainstDenied({
  deniedText,
  toldText,
  deniedFirst,
  score,
  reason,
}: SaidAndDenied): Candidate {
  return {
    relation: Relation.CONTRADICTORY,
    score,
    spansA: [deniedFirst ? deniedText : toldText],
    spansB: [deniedFirst ? toldText : deniedText],
    valueA: deniedFirst ? 'not said' : 'said',
    valueB: deniedFirst ? 'said' : 'not said',
    sentences: attributionSentences(toldText.text, deniedText.text, deniedFirst),
    reason,
  };
}

function find(pair: Pair): Candidate[] {
  const clash = clashOf(pair);
  if (!clash) return [];
  const { denied, told, deniedFirst, coverage } = clash;
  const deniedText = spanOf(
    denied.statement,
    Math.max(0, denied.saying.from - 1),
    denied.saying.to,
  );
  const toldText = spanOf(told.statement, told.saying.from, told.saying.to);
  const score = Math.min(0.9, 0.4 + 0.5 * coverage);
  return [
    saidAgainstDenied({ deniedText, toldText, deniedFirst, score, reason: reasonFor(clash) }),
  ];
}

/** One statement reports that someone said something; the other says that they did not. */
export const attributionRule: Rule = {
  name: 'attribution.denied',
  version: 4,
  kind: FindingKind.ATTRIBUTION,
  needs: {
    one: (side) => mayDeny(side) && sayingsOf(side).some(({ denied }) => denied),
    other: (side) => sayingsOf(side).some(({ denied }) => !denied),
  },
  find,
};

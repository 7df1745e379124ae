import { alignTerms, isNeutral } from '../pairs/align.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { isAnotherBearer } from '../pairs/another-bearer.js';
import { oneIsTurned, speakersApart } from '../pairs/other-words.js';
import { tellsOthers } from '../reading/frame.js';
import { disowned, type Spoken, spoken, wordsOf } from '../reading/disowned.js';
import type { Term } from '../reading/terms.js';
import { DismissalReason, FindingKind } from '../types.js';
import { attributionRule, occasionsDiffer, saidAgainstDenied } from './attribution.rule.js';
import { type Candidate, type Pair, type Rule, spanOf } from './rule.js';

/** How much of what was said must be what the other side says was not, by weight and of its weight. */
const MIN_SAID = 1;
const MIN_SHARE = 0.45;
/** Words of a name or an office by which the speaker is known again. */
const MIN_SPEAKER = 0.4;
/** How much of what stands before what is said must be met: who speaks, to whom, where. */
const MIN_KNOWN = 0.4;
const MIN_KNOWN_OF_ONE_LANGUAGE = 0.55;
/** Between languages a word no lexicon knows could not have met. */
const UNTRANSLATED = 0.4;

interface Clash {
  told: AnalysedStatement;
  denied: AnalysedStatement;
  words: Spoken;
  denial: Spoken;
  share: number;
}

/** "No remark about the dam": a word for words is followed by their matter alone. How much of it is met, 0–1. */
function shareAbout(denied: AnalysedStatement, at: number, met: readonly Term[]): number {
  const about = wordsOf(denied).filter(({ from }) => from > at);
  const total = about.reduce((sum, { weight }) => sum + weight, 0);
  const shared = about.reduce((sum, term) => sum + (met.includes(term) ? term.weight : 0), 0);
  return total === 0 ? 0 : shared / total;
}

/** What one side reports as said, which the other says was not; null where they do not answer each other. */
function clashOf(pair: Pair, deniedFirst: boolean): Clash | null {
  const [denied, told] = deniedFirst ? [pair.a, pair.b] : [pair.b, pair.a];
  const [denial, words] = [disowned(denied), spoken(told)];
  if (!denial || !words) return null;
  const { pairs } = alignTerms(wordsOf(told), wordsOf(denied), pair.crossLanguage);
  const isSaid = ({ from, to }: Term): boolean => from >= words.from && to <= words.to;
  const weigh = (term: Term, met: boolean): number =>
    term.weight * (pair.crossLanguage && !met && !isNeutral(term) ? UNTRANSLATED : 1);
  let [said, all, speaker, speakers] = [0, 0, 0, 0];
  for (const term of wordsOf(told)) {
    const met = pairs.some(([own]) => own === term);
    if (isSaid(term)) {
      all += weigh(term, met);
      if (met) said += weigh(term, met);
    } else if (term.from < words.from) {
      speakers += weigh(term, met);
      if (met) speaker += weigh(term, met);
    }
  }
  const met = denial.noun
    ? shareAbout(
        denied,
        denial.at,
        pairs.map(([, other]) => other),
      )
    : 0;
  const share = all === 0 ? 0 : Math.max(said / all, met);
  return said >= MIN_SAID &&
    share >= MIN_SHARE &&
    speaker >= MIN_SPEAKER &&
    speaker >= (pair.crossLanguage ? MIN_KNOWN : MIN_KNOWN_OF_ONE_LANGUAGE) * speakers
    ? { told, denied, words, denial, share }
    : null;
}

/** Words that the speaker only tells of others, on another occasion, or another's words. */
const areOthers = (pair: Pair, clash: Clash): boolean =>
  attributionRule.find(pair).some(({ reason }) => reason !== null) ||
  occasionsDiffer(pair) ||
  speakersApart(pair) ||
  isAnotherBearer(pair) ||
  tellsOthers(clash.told, clash.words.from);

function reasonFor(pair: Pair, clash: Clash): DismissalReason | null {
  if (areOthers(pair, clash)) return DismissalReason.DIFFERENT_SUBJECT;
  const { told, denied, words, denial } = clash;
  if (told.frame.reported) return DismissalReason.REPORTED_NOT_ASSERTED;
  const [said, unsaid] = [
    { statement: told, from: words.from },
    { statement: denied, from: denial.at + 1 },
  ];
  if (!denial.noun && oneIsTurned(said, unsaid)) return DismissalReason.NOT_CONTRADICTORY;
  // What was not said so far may be said after.
  const since = pair.later === (told === pair.a ? 'a' : 'b') && (pair.saidApart ?? 0) > 0;
  return since || denied.scopeRoles.has('SO_FAR') ? DismissalReason.SUPERSEDED : null;
}

function find(pair: Pair): Candidate[] {
  const first = clashOf(pair, true);
  const clash = first ?? clashOf(pair, false);
  if (!clash) return [];
  const { told, denied, words, denial, share } = clash;
  const deniedFirst = first !== null;
  const deniedText = spanOf(denied, Math.max(0, denial.at - 1), denial.at + 1);
  const toldText = spanOf(told, words.at, words.to);
  const score = Math.min(0.9, 0.45 + 0.45 * share);
  const reason = reasonFor(pair, clash);
  return [saidAgainstDenied({ deniedText, toldText, deniedFirst, score, reason })];
}

/** One statement gives words to somebody; the other says that they were never spoken, or made up. */
export const disownedRule: Rule = {
  name: 'attribution.disowned',
  version: 2,
  kind: FindingKind.ATTRIBUTION,
  needs: {
    one: (statement) => disowned(statement) !== null,
    other: (statement) => spoken(statement) !== null,
  },
  find,
};

import {
  type CueHit,
  findModalities,
  findNegators,
  findReporting,
  type NegatorEntry,
} from '../../../language/cues/cues.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from './analyse.js';
import { openerAfter } from './frame.js';
import { noted } from '../once.js';
import type { Term } from './terms.js';

/** A verb of saying in a statement: that someone said, called for or promised something. */
export interface Saying {
  from: number;
  to: number;
  /** The statement says that it was not said. */
  denied: boolean;
}

const nowhere = (): boolean => false;

/** Verbs of saying that only a negation tells apart from other words: "لم أقل". */
const JUSSIVES = new Set([
  'اقل',
  'يقل',
  'تقل',
  'نقل',
  'اصرح',
  'يصرح',
  'تصرح',
  'اطالب',
  'ادع',
  'يدع',
  'تدع',
  'ندع',
  'يدل',
  'تدل',
  'ادل',
]);
/** Calls and promises are sayings too. */
const SPEECH_ACTS = new Set(['DEMAND', 'PROMISE']);

function jussivesOf({ tokens }: AnalysedStatement): { from: number; to: number }[] {
  return tokens.flatMap((token, at) =>
    JUSSIVES.has(token.text) && /^[وف]?لم$/.test(tokens[at - 1]?.text ?? '')
      ? [{ from: at, to: at + 1 }]
      : [],
  );
}

/** "On reports that", "these claims": a noun, which nobody is said to have said. */
const BEFORE_NOUN = new Set([
  'on',
  'of',
  'the',
  'a',
  'an',
  'these',
  'those',
  'such',
  'media',
  'press',
  'by',
  'amid',
  'about',
  'denied',
  'denies',
]);

const isNoun = ({ tokens }: AnalysedStatement, at: number): boolean =>
  /^(?:reports?|claims?|notes?|states?)$/.test(tokens[at]?.text ?? '') &&
  BEFORE_NOUN.has(tokens[at - 1]?.text ?? '');

/** "Did not say when": what is kept back is a question's answer. */
const ASKS = new Set([
  'when',
  'whether',
  'if',
  'why',
  'how',
  'where',
  'who',
  'متي',
  'هل',
  'كيف',
  'لماذا',
  'اين',
]);

/** How far before its verb a denial of saying stands: "denied that he had ever said". */
const REACH = 6;

/** After these another statement begins: "denied it but said". */
const TURNS = /^(?:و?لكن(?:ه|ها|هم)?|بل|but|while)$/;

/** «لم», «لا» and «لن», of which each denies the verb right after it. */
const PARTICLES = new Set(['la', 'lam', 'lan']);
/** Helping verbs, which hand on what denies them: "had not asked". */
const HELPING =
  /^(?:[يتان]كن|[يت]كونوا|[يت]كون|[يتان]عد|[يت]عودوا|[يت]سبق|[يت]حدث|[يت]قم|[يت]زل|[يت]زال)$/;

/** «أن», before which somebody is not sure: what follows is denied with it, as in "was not shown that he said". */
const THAT = /^[وفب]?ان(?:ه|ها|هم|هما)?$/;

/** An English object begins with one of these where no preposition stands before it, or another clause does. */
const OPENS_OBJECT =
  /^(?:the|an?|its|their|his|her|our|my|your|any|all|what|whatever|which|who|those|these|that)$/;
const PREPOSITION = /^(?:in|on|at|of|to|by|for|from|with|during|after|before|since|under|over)$/;
/** "At no time did the minister promise": the subject comes after. */
const INVERTED = /^(?:do|does|did|has|had|is|was|were|will|would|can|could)$/;
const UNSURE = /^(?:think|believe|recall|remember|mean|clear|true|certain|sure|known|case)$/;

/**
 * Whether a cue's denial reaches the verb that comes after all these words, and not only another verb among them: who "did
 * not deliver the aid it promised" has promised it.
 */
function reaches(before: readonly Token[], { entry, to }: CueHit<NegatorEntry>): boolean {
  const next = before[to];
  if (!next) return true;
  if (next.kind === TokenKind.ARABIC)
    return (
      !PARTICLES.has(entry.id) ||
      HELPING.test(next.text) ||
      before.slice(to + 1).some(({ text }) => THAT.test(text))
    );
  if (entry.id === 'never' && INVERTED.test(next.text)) return true;
  const object = before.findIndex(
    ({ text }, at) =>
      at > to && OPENS_OBJECT.test(text) && !PREPOSITION.test(before[at - 1]?.text ?? ''),
  );
  if (object < 0) return true;
  // "Was not shown that he said", but "the report that said".
  const opensClause = before[object]!.text === 'that' && object < before.length - 1;
  return opensClause || UNSURE.test(before[object - 1]!.text);
}

/** Whether the words right before a verb of saying deny it; two denials undo each other. */
function isDenied({ tokens, clauses }: AnalysedStatement, verb: number): boolean {
  const turn = tokens.findLastIndex((token, at) => at < verb && TURNS.test(token.text));
  const from = Math.max(0, verb - REACH, turn + 1);
  const before = tokens.slice(from, verb);
  const cues = findNegators(before, nowhere).filter(
    (cue) =>
      cue.entry.kind === 'DENIAL' ||
      (cue.entry.kind === 'CLAUSE' &&
        clauses[from + cue.from] === clauses[verb] &&
        reaches(before, cue)),
  );
  return cues.length % 2 === 1;
}

/** Whether what follows a verb of saying is a question's answer; an Arabic subject may come between. */
function asks({ tokens }: AnalysedStatement, from: number): boolean {
  const opener = openerAfter(tokens, from);
  const to = opener < 0 ? from + REACH : opener;
  return tokens
    .slice(from, to)
    .some(({ text, kind }, at) => ASKS.has(text) && (at === 0 || kind === TokenKind.ARABIC));
}

/** The verbs of saying of a statement, in order; those of its frame come first. */
export const sayingsOf = noted((statement: AnalysedStatement): readonly Saying[] => {
  const { tokens } = statement;
  const verbs = findReporting(tokens, nowhere).filter(({ from }) => !isNoun(statement, from));
  const acts = findModalities(tokens, nowhere).filter(({ entry }) => SPEECH_ACTS.has(entry.kind));
  return [
    ...verbs.map(({ from, to, entry }) => ({
      from,
      to,
      // "Has not yet confirmed the envoy" denies an act and no words.
      denied:
        entry.phrase !== true &&
        !asks(statement, to) &&
        (entry.bare === true || openerAfter(tokens, to) > 0) &&
        isDenied(statement, from),
    })),
    ...[...acts, ...jussivesOf(statement)].map(({ from, to }) => ({
      from,
      to,
      denied: isDenied(statement, from),
    })),
  ].sort((x, y) => x.from - y.from);
});

/** The words that name a speaker are no more than these. */
const MOST_OF_SPEAKER = 4;

/** "…, said witnesses", «…، قال شهود»: what was said stands before the verb, and only who said it after. */
export function endsWithSpeaker(
  { tokens, terms }: AnalysedStatement,
  { from, to }: Saying,
): boolean {
  if (!/^[,،–—]$/u.test(tokens[from - 1]?.text ?? '') || openerAfter(tokens, to) > 0) return false;
  const after = terms.filter((term) => term.from >= to).length;
  return after <= MOST_OF_SPEAKER && terms.filter((term) => term.to <= from).length > after;
}

/** What a statement says was said: its terms after the verb of saying, or those before it where it comes last. */
export function saidTerms(statement: AnalysedStatement, saying: Saying): readonly Term[] {
  const after = statement.terms.filter((term) => term.from >= saying.to);
  if (after.length > 0 && !endsWithSpeaker(statement, saying)) return after;
  return statement.terms.filter((term) => term.to <= saying.from);
}

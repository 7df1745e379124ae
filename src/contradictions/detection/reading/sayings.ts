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
  /** "…, said witnesses", «…، قال شهود عيان»: what was said stands before the verb, and only who said it after. */
  last: boolean;
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

/** Where a comma ends what stands before a verb, inside quotation marks or not; null where none does. */
function endOfSaid(tokens: readonly Token[], verb: number): number | null {
  const at = /^["'”»]$/u.test(tokens[verb - 1]?.text ?? '') ? verb - 2 : verb - 1;
  return tokens[at]?.text === ',' ? at : null;
}

/** How far before its verb a denial of saying stands: "denied that he had ever said". */
const REACH = 6;

/** After these another statement begins: "denied it but said". */
const TURNS = /^(?:و?لكن(?:ه|ها|هم)?|بل|but|while)$/;

/** Cues of which, in Arabic, each denies the verb right after it: «لم», «لا», «لن», «رفض أن», «فشل في». */
const OF_NEXT = new Set(['la', 'lam', 'lan', 'refuse', 'fail']);
/** Helping verbs, which hand on what denies them: «لم يكن قد قال». */
const HELPING = /^(?:[يتان]كن|[يت]كونوا|[يت]كون|[يتان]عد|[يت]عودوا|[يت]سبق|[يت]حدث|[يت]قم)$/;
/** «أن»: a denied verb's clause is denied with it, as in «لم يثبت أن الوزير قال»; not so after these. */
const THAT = /^[وفب]?ان(?:ه|ها|هم|هما)?$/;
const BEFORE_FACT = /^(?:بعد|قبل|منذ|دون|غير|الا|[يت]لبث|[يت]نس[يى]?)$/;
const RELATIVE = /^(?:[بل]?ما|مما|الذي|التي|الذين|اللذين)$/;

/** An English object begins with one of these where no adverbial does, or another clause begins. */
const OPENS_OBJECT =
  /^(?:the|an?|its|their|his|her|our|my|your|any|all|those|these|that|what|whatever|which|who)$/;
const ADVERBIAL = /^(?:in|at|during)$/;
/** "Did not make any promise": the object is the saying itself. */
const ARTICLE = /^(?:an?|any)$/;
/** After these what is said to be said is as unsure as they are. */
const UNSURE =
  /^(?:think|believe|recall|remember|mean|clear|true|certain|sure|known|case|shown|show|proven|proved|prove|established|confirmed|say|said|claim|claimed|suggest|suggested|whether)$/;
/** "Not until Monday", "not the first time": it was said. */
const AFFIRMS = /^(?:until|first|only)$/;
/** "At no time did the minister promise": the subject comes after. */
const INVERTED = /^(?:do|does|did|has|had|is|was|were|will|would|can|could)$/;

type Cue = CueHit<NegatorEntry>;

function reachesArabic(before: readonly Token[], { entry, to, opens = to }: Cue): boolean {
  const between = before.slice(opens);
  if (between.some(({ text }) => RELATIVE.test(text))) return false;
  if (!OF_NEXT.has(entry.id) || HELPING.test(between[0]!.text)) return true;
  return between.some(
    ({ text }, at) => at > 0 && THAT.test(text) && !BEFORE_FACT.test(between[at - 1]!.text),
  );
}

/**
 * Whether a cue's denial reaches the verb that comes after all these words, and not only another verb among them: who "did
 * not deliver the aid it promised" has promised it.
 */
function reaches(before: readonly Token[], cue: Cue): boolean {
  const { entry, from, to } = cue;
  const next = before[cue.opens ?? to];
  if (!next || /^(?:or|nor|او)$/.test(before.at(-1)!.text)) return true;
  if (next.kind === TokenKind.ARABIC) return reachesArabic(before, cue);
  if (before.slice(to, to + 2).some(({ text }) => AFFIRMS.test(text))) return false;
  const isFirst = (before[from - 1]?.text ?? ',') === ',';
  if (entry.id === 'never' && isFirst && INVERTED.test(next.text)) return true;
  const object = before.findIndex(
    ({ text }, at) =>
      at > to && OPENS_OBJECT.test(text) && !ADVERBIAL.test(before[at - 1]?.text ?? ''),
  );
  if (object < 0 || UNSURE.test(before[object - 1]!.text)) return true;
  return object === before.length - 1 && ARTICLE.test(before[object]!.text);
}

/** "An official who did not want to be named said": the denial tells who speaks. */
const describes = (tokens: readonly Token[], from: number, to: number, verb: number): boolean =>
  to < verb && tokens.slice(Math.max(0, from - 2), from).some(({ text }) => text === 'who');

/** Whether the words right before a verb of saying deny it; two denials undo each other. */
function isDenied({ tokens, clauses }: AnalysedStatement, verb: number): boolean {
  // What is denied before a comma is what was said, or another matter.
  if (endOfSaid(tokens, verb) !== null) return false;
  const turn = tokens.findLastIndex((token, at) => at < verb && TURNS.test(token.text));
  const from = Math.max(0, verb - REACH, turn + 1);
  const before = tokens.slice(from, verb);
  const cues = findNegators(before, nowhere).filter(
    (cue) =>
      cue.entry.kind === 'DENIAL' ||
      (cue.entry.kind === 'CLAUSE' &&
        clauses[from + cue.from] === clauses[verb] &&
        !describes(tokens, from + cue.from, from + cue.to, verb) &&
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

/** The words that name a speaker are no more than these. */
const MOST_OF_SPEAKER = 4;
/** "…, said the dam was unsafe" goes on with what was said. */
const FINITE =
  /^(?:is|are|was|were|be|been|has|have|had|will|would|could|should|must|may|might|n't|not)$/;

/** Whether a verb of saying comes after what was said: see `Saying.last`. */
function standsLast({ tokens, terms }: AnalysedStatement, from: number, to: number): boolean {
  const end = endOfSaid(tokens, from);
  if (end === null || openerAfter(tokens, to) > 0) return false;
  if (/^[وف]/.test(tokens[from]!.text)) return false;
  // Of two commas the first may open who speaks: "Ali Hassan, the mayor of Zabadani, said".
  if (tokens.slice(0, end).some(({ text }) => text === ',')) return false;
  if (tokens.slice(to).some(({ text }) => FINITE.test(text))) return false;
  const after = terms.filter((term) => term.from >= to).length;
  return after <= MOST_OF_SPEAKER && terms.filter((term) => term.to <= from).length > after;
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
      // In Arabic what a bare verb's object is may follow it: «أكد الوزير سلامة السد».
      last:
        (entry.bare !== true || tokens[from]?.kind === TokenKind.LATIN) &&
        standsLast(statement, from, to),
    })),
    ...[...acts, ...jussivesOf(statement)].map(({ from, to }) => ({
      from,
      to,
      denied: isDenied(statement, from),
      last: false,
    })),
  ].sort((x, y) => x.from - y.from);
});

/** What a statement says was said: its terms after the verb of saying, or those before it where it comes last. */
export function saidTerms(statement: AnalysedStatement, saying: Saying): readonly Term[] {
  const after = statement.terms.filter((term) => term.from >= saying.to);
  if (after.length > 0 && !saying.last) return after;
  return statement.terms.filter((term) => term.to <= saying.from);
}

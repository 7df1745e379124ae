import { clauseNumbers } from '../../../language/text/clauses.js';
import {
  type CueHit,
  findModalities,
  findQuantifiers,
  type ModalityEntry,
  type ModalityKind,
  type QuantifierEntry,
} from '../../../language/cues/cues.js';
import { type DateMention, readDates } from '../../../language/dates/dates.js';
import { detectLanguage } from '../../../language/text/detect-language.js';
import { speakerKey } from '../../../language/knowledge.js';
import { Language } from '../../../language/language.js';
import { findNegations, type Negation, negationDepth } from '../../../language/cues/negation.js';
import { scopeAt, unitAt } from '../../../language/numbers/number-context.js';
import {
  dayNumber,
  type PartialDate,
  parsePartialDate,
} from '../../../language/dates/partial-date.js';
import { findQuantities, type QuantityMention } from '../../../language/numbers/quantities.js';
import { type Token, tokenise } from '../../../language/text/tokens.js';
import { findAsides, type Frame, readFrame } from './frame.js';
import { withConcepts } from './counted-kinds.js';
import { turnDeadlines } from './deadlines.js';
import { turnBounds } from './denied-bounds.js';
import { yearTest } from '../../../language/numbers/years.js';
import type { Noted } from '../once.js';
import { readCapitals } from './capitals.js';
import { readTerms, type Term } from './terms.js';
import { readTense, type Tense } from './tense.js';
import { ClaimKind, Stance, type StatementInput } from '../types.js';

/** Statements longer than this are read up to here: a claim is one sentence, and work stays bounded. */
const MAX_LENGTH = 4000;
/** And for no more than so many words and numbers: pairs of them are compared. */
const MAX_TOKENS = 700;
const MAX_NUMBERS = 16;

/** Days since 1970-01-01, inclusive at both ends; infinite where open. */
export interface DayRange {
  earliest: number;
  latest: number;
}

/** A cue of a clause after the main one. */
export interface LaterModality {
  kind: ModalityKind;
  clause: number;
}

/** All that the rules need to know of one statement; made once, compared many times. */
export interface AnalysedStatement extends Noted {
  input: StatementInput;
  language: Language;
  tokens: readonly Token[];
  clauses: readonly number[];
  terms: readonly Term[];
  /** Every key of every term → the terms that have it. */
  byKey: ReadonlyMap<string, readonly Term[]>;
  quantities: readonly QuantityMention[];
  dates: readonly DateMention[];
  negations: readonly Negation[];
  quantifiers: readonly CueHit<QuantifierEntry>[];
  /** Of the main clause: they bear on all that is said. */
  modalities: ReadonlySet<ModalityKind>;
  /** Of later clauses, where a demand or a doubt bears on nothing that is said before it. */
  laterModalities: readonly LaterModality[];
  scopeRoles: ReadonlySet<string>;
  frame: Frame;
  tense: Tense;
  kind: ClaimKind | null;
  stance: Stance;
  speakerKey: string | null;
  saidAt: PartialDate | null;
  period: DayRange | null;
  /** The whole is turned round: the speaker denies it, or a frame in the words does. */
  denied: boolean;
}

class Taken {
  private readonly owned: Uint8Array;

  constructor(length: number) {
    this.owned = new Uint8Array(length);
  }

  readonly has = (at: number): boolean => this.owned[at] === 1;

  takeAll(ranges: readonly { from: number; to: number }[]): void {
    for (const range of ranges) this.take(range.from, range.to);
  }

  take(from: number, to: number): void {
    this.owned.fill(1, from, to);
  }
}

function periodOf(input: StatementInput): DayRange | null {
  const from = input.period?.from ? parsePartialDate(input.period.from) : null;
  const to = input.period?.to ? parsePartialDate(input.period.to) : null;
  if (!from && !to) return null;
  return {
    earliest: from ? dayNumber(from.earliest) : -Infinity,
    latest: to ? dayNumber(to.latest) : Infinity,
  };
}

function indexTerms(terms: readonly Term[]): Map<string, Term[]> {
  const byKey = new Map<string, Term[]>();
  for (const term of terms) {
    for (const key of term.keys) {
      const known = byKey.get(key);
      if (known) known.push(term);
      else byKey.set(key, [term]);
    }
  }
  return byKey;
}

function corrected(
  input: StatementInput,
  read: QuantityMention[],
  tokens: readonly Token[],
): QuantityMention[] {
  if (!input.quantities) return read;
  return input.quantities.map((given) => {
    const same = read.find((mention) => mention.start < given.end && given.start < mention.end);
    const from = Math.max(
      0,
      tokens.findIndex((token) => token.end > given.start),
    );
    const last = tokens.findLastIndex((token) => token.start < given.end);
    const base = same ?? {
      kinds: given.subject === null ? [] : [given.subject],
      dimension: given.unit,
      per: null,
      part: false,
      change: false,
      measure: null,
      from,
      to: last + 1,
      nounEnd: last + 1,
    };
    return { ...base, ...given };
  });
}

/** "Both the mayor and the governor" names two; it is no group of which some could be left out. */
const joinsTwo = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'both' && tokens.slice(at + 2, at + 7).some(({ text }) => text === 'and');

/** Quantifiers, without "every year" and its like, which say how often and not of how many. */
function readQuantifiers(
  tokens: readonly Token[],
  taken: (at: number) => boolean,
): CueHit<QuantifierEntry>[] {
  return findQuantifiers(tokens, taken).filter(
    (hit) =>
      hit.entry.role !== 'IDIOM' &&
      !joinsTwo(tokens, hit.from) &&
      !unitAt(tokens, hit.to) &&
      !scopeAt(tokens, hit.from)?.entries.some((entry) => entry.role === 'RATE'),
  );
}

function scopeRolesOf(tokens: readonly Token[]): Set<string> {
  const roles = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    for (const entry of scopeAt(tokens, at)?.entries ?? []) {
      roles.add(entry.role === 'AREA' ? `AREA ${entry.per ?? ''}` : entry.role);
    }
  }
  return roles;
}

/** After لم and لن stands an imperfect: "لم توقع" is "did not sign", not "expected". */
const isJussive = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'توقع' && /^[وف]?ل[من]$/.test(tokens[at - 1]?.text ?? '');

/** «وقد وصل» tells that it has happened, «قد يصل» that it may: only before an imperfect is قد a doubt. */
function isEmphasis(tokens: readonly Token[], at: number): boolean {
  const particle = tokens[at]?.text ?? '';
  if (!particle.endsWith('قد')) return false;
  const verb = tokens[at + 1]?.text ?? '';
  if (particle === 'قد') return !/^[يتنا]\S{2}/.test(verb);
  return /^[وف]قد$/.test(particle) && !/^(?:ي|ت(?!م$))\S/.test(verb);
}

/** What the words of a statement hold; each token belongs to one reading at most. */
interface Reading {
  quantities: QuantityMention[];
  dates: DateMention[];
  negations: Negation[];
  quantifiers: CueHit<QuantifierEntry>[];
  modalities: Set<ModalityKind>;
  laterModalities: LaterModality[];
  terms: Term[];
}

/** Parts the cues of the main clause, and conditions wherever they stand, from those of later clauses. */
function byClause(
  hits: readonly CueHit<ModalityEntry>[],
  clauses: readonly number[],
  main: number,
): { modalities: Set<ModalityKind>; laterModalities: LaterModality[] } {
  const placed = hits.map(({ entry, from }) => ({ kind: entry.kind, clause: clauses[from] ?? 0 }));
  const later = placed.filter(({ kind, clause }) => clause > main && kind !== 'CONDITION');
  const ofMain = placed.filter((each) => !later.includes(each));
  return { modalities: new Set(ofMain.map(({ kind }) => kind)), laterModalities: later };
}

function readWords(
  tokens: readonly Token[],
  clauses: readonly number[],
  frame: Frame,
  said: number | null,
  language: Language,
): Reading {
  const taken = new Taken(tokens.length);
  taken.take(0, frame.subject?.from ?? frame.to);
  taken.take(frame.subject?.to ?? frame.to, frame.to);
  for (const aside of findAsides(tokens, frame.to)) taken.take(aside.from, aside.to);
  const days = readDates(tokens, said, yearTest(tokens)).slice(0, MAX_NUMBERS);
  taken.takeAll(days);
  const arabic = language === Language.AR;
  const quantities = findQuantities(tokens, taken.has, arabic).slice(0, MAX_NUMBERS);
  taken.takeAll(quantities);
  const quantifiers = readQuantifiers(tokens, taken.has).slice(0, MAX_NUMBERS);
  taken.takeAll(quantifiers);
  const found = findNegations(tokens, clauses, taken.has);
  for (const at of found.cueTokens) taken.take(at, at + 1);
  const { dates, negations } = turnDeadlines(days, found.negations, clauses);
  const counted = new Set([...quantifiers, ...quantities].map(({ to }) => to));
  // «لا أستبعد» is a possibility, and begins like a denial.
  // "أي طالب" is a student, though طالب is also "demanded".
  const modalities = findModalities(
    tokens,
    (at) =>
      (taken.has(at) && !found.cueTokens.has(at)) ||
      counted.has(at) ||
      isJussive(tokens, at) ||
      isEmphasis(tokens, at),
  );
  taken.takeAll(modalities);
  const terms = readTerms(tokens, taken.has);
  readCapitals(tokens, terms);
  for (const term of terms) {
    term.clause = clauses[term.from] ?? 0;
    term.negated = negationDepth(negations, clauses, term.from) % 2 === 1;
  }
  return {
    quantities: turnBounds(withConcepts(quantities, terms), negations, clauses, tokens),
    dates,
    negations,
    quantifiers,
    ...byClause(modalities, clauses, terms[0]?.clause ?? 0),
    terms,
  };
}

/**
 * Reads a statement once, for any number of comparisons: tokens with raw spans, quantities, dates,
 * negations with their scopes, and content terms with language-neutral keys where a lexicon has them.
 */
export function analyse(input: StatementInput): AnalysedStatement {
  const statement = input.statement.slice(0, MAX_LENGTH);
  const language = input.language ?? detectLanguage(statement) ?? Language.AR;
  const tokens = tokenise(statement).slice(0, MAX_TOKENS);
  const clauses = clauseNumbers(tokens);
  const saidAt = input.saidAt ? parsePartialDate(input.saidAt) : null;
  const frame = readFrame(tokens, input.speaker ?? null);
  const reading = readWords(tokens, clauses, frame, middleOf(saidAt), language);
  const stance = input.stance ?? Stance.ASSERTS;
  return {
    notes: [],
    input,
    language,
    tokens,
    clauses,
    ...reading,
    byKey: indexTerms(reading.terms),
    quantities: corrected(input, reading.quantities, tokens),
    scopeRoles: scopeRolesOf(tokens),
    frame,
    tense: readTense(tokens, reading.negations, frame.to, statement),
    kind: input.kind ?? null,
    stance,
    speakerKey: input.speaker ? speakerKey(input.speaker) : null,
    saidAt,
    period: periodOf(input),
    denied: (stance === Stance.DENIES) !== frame.denies,
  };
}

/** The day of speaking, or the middle of its month: near enough to place "next autumn". */
function middleOf(saidAt: PartialDate | null): number | null {
  if (!saidAt || saidAt.precision === 'YEAR') return null;
  return Math.round((dayNumber(saidAt.earliest) + dayNumber(saidAt.latest)) / 2);
}

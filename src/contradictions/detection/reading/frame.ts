import {
  type CueHit,
  findNegators,
  findReporting,
  type ReportingEntry,
} from '../../../language/cues/cues.js';
import { looseKey } from '../../../language/text/normalise.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';
import { HEARSAY_REACH, isHearsay } from './hearsay.js';

/** A leading frame that says whose words follow: "قال الكاظمي إن", "Aramco denies that". */
export interface Frame {
  /** Tokens `[0, to)` are the frame; 0 where there is none. */
  to: number;
  /** The frame denies what follows. */
  denies: boolean;
  /** The speaker describes another's claim or belief rather than asserting it. */
  reported: boolean;
  /** Tokens of the frame that name the speaker whom what follows is about: "the minister said he would stay". */
  subject?: { from: number; to: number };
}

const REACH = 9;
/** An English "that" stands close behind its verb; an Arabic subject may come between. */
const ENGLISH_REACH = 4;
const OPENERS = new Set(['ان', 'بان', 'انه', 'انها', 'انهم', 'بانه', 'بانها', 'that', ':']);
/** Openers that put the words in the speaker's own person: "critics say that we". */
const OWN_OPENERS = new Set(['اننا', 'انني', 'اني', 'باننا', 'بانني']);
const OWN = new Set(['i', 'we', 'my', 'our', 'me', 'us']);
/** Those whose saying is a charge, not a report. */
const CRITICS = new Set([
  'critics',
  'opponents',
  'rivals',
  'detractors',
  'منتقدون',
  'منتقدوه',
  'منتقدوها',
  'منتقدين',
  'خصومي',
  'خصومنا',
  'منتقدي',
  'منتقدينا',
  'معارضي',
  'معارضينا',
  'خصومه',
  'خصومها',
  'معارضوه',
  'معارضوها',
]);
/** Those at large: where the statement's speaker is known, what they say is not the speaker's word. */
const OTHERS =
  /^(?:analysts?|observers|experts|unions?|colleagues|residents|villagers|activists|rumou?rs|some|people|[وف]?(?:ال)?(?:محلل(?:ون|ين)|مراقب(?:ون|ين)|خبراء|نقابي(?:ون|ين)|زملاء|سكان|اهالي|ناشط(?:ون|ين)|شايعات|البعض|بعض|كثير(?:ون|ين)))$/;
const NONE: Frame = { to: 0, denies: false, reported: false };
const nowhere = (): boolean => false;

/** How far into what is said others may be named whose view it is. */
const OTHERS_REACH = 3;
const OPPONENTS = /^(?:critics|opponents|rivals|detractors|خصوم|منتقد|معارض)/;

/** "Told the inquiry that some engineers thought", «ذكر أن خصوم الأمير يرون»: a speaker tells what others hold. */
export const tellsOthers = ({ tokens }: { tokens: readonly Token[] }, from: number): boolean =>
  tokens
    .slice(from, from + OTHERS_REACH)
    .some(({ text }) => OPPONENTS.test(text) || CRITICS.has(text) || OTHERS.test(text));

/** The token after the word that opens the reported clause, or -1. */
export function openerAfter(tokens: readonly Token[], from: number): number {
  const reach = tokens[from - 1]?.kind === TokenKind.LATIN ? ENGLISH_REACH : REACH;
  for (let at = from; at < Math.min(tokens.length, from + reach); at++) {
    const text = tokens[at]?.text ?? '';
    if (OPENERS.has(text) || OWN_OPENERS.has(text)) return at + 1;
    if (/\d/.test(text) || text === '.' || text === ',') return -1;
  }
  return -1;
}

/** Only the speaker may stand before a bare verb of saying. */
function opensWithSpeaker(tokens: readonly Token[], verb: number): boolean {
  return verb > 0 && tokens.slice(0, verb).every((token) => token.kind === TokenKind.LATIN);
}

/** Whether the frame names someone other than the statement's speaker, who may be unknown. */
function namesAnother(tokens: readonly Token[], to: number, speaker: string | null): boolean {
  if (speaker === null) return true;
  const words = tokens.slice(0, to).map((token) => looseKey(token.text));
  const own = looseKey(speaker).split(' ');
  return !own.some(
    (word) => word.length > 2 && words.some((each) => each === word || each.endsWith(word)),
  );
}

/**
 * A frame that denies. What stands before the verb of denial may take it back: "cannot deny that P" is
 * P, while "refused to deny that P" commits the speaker to nothing.
 */
function readDenial(tokens: readonly Token[], head: readonly Token[]): Frame {
  const hits = findNegators(head, nowhere);
  const denial = hits.find((hit) => hit.entry.id === 'deny');
  const opener = denial ? openerAfter(tokens, denial.to) : -1;
  if (!denial || opener < 0) return NONE;
  const before = hits.find((hit) => hit.entry.kind === 'CLAUSE' && hit.from < denial.from);
  const open = before?.entry.split === true;
  return { to: opener, denies: !before, reported: open };
}

/** "Denies having said that P", "did not say that P": P itself is not asserted. */
const deniedIn = (before: readonly Token[]): boolean =>
  findNegators(before, nowhere).filter(({ entry }) => entry.kind !== 'EXCEPTION').length % 2 === 1;

/** "Critics say I lied", «يقول منتقدونا إننا»: others' words about the one who speaks. */
function saysOfSpeaker(tokens: readonly Token[], verb: number, to: number): boolean {
  const own = (token: Token | undefined): boolean => OWN.has(token?.text ?? '');
  if (tokens.slice(0, verb).some(own)) return false;
  return OWN_OPENERS.has(tokens[to - 1]?.text ?? '') || own(tokens[to]);
}

const ENGLISH_OWN = new Set(['he', 'she', 'it', 'they']);
const ARABIC_OWN = new Map([
  ['انه', false],
  ['بانه', false],
  ['انها', true],
  ['بانها', true],
]);

/**
 * The speaker's name in the frame where the reported clause is about the speaker: "the minister said
 * he would stay", «قال الوزير إنه باق». An Arabic pronoun of the other gender opens without meaning anybody.
 */
function ownSubject(
  tokens: readonly Token[],
  verb: { from: number; to: number },
  to: number,
): { from: number; to: number } | null {
  if (ENGLISH_OWN.has(tokens[to]?.text ?? ''))
    return verb.from > 0 ? { from: 0, to: verb.from } : null;
  const feminine = ARABIC_OWN.get(tokens[to - 1]?.text ?? '');
  const subject = verb.from === 0 ? { from: verb.to, to: to - 1 } : { from: 0, to: verb.from };
  const head = tokens[subject.from]?.text;
  if (feminine === undefined || head === undefined || subject.from >= subject.to) return null;
  return /[ةه]$/.test(head) === feminine ? subject : null;
}

/** "The envoy said that villagers believe …": what is said is that others claim something. */
function describesClaim(tokens: readonly Token[], from: number): boolean {
  const inner = tokens.slice(from, from + REACH);
  const cue = findReporting(inner, nowhere).find((hit) => hit.entry.nested === true);
  return cue !== undefined && cue.from > 0 && openerAfter(inner, cue.to) > 0;
}

/**
 * "Sets out the theory that P", «تتردد شائعات تقول إن»: P is told and not asserted, unless the statement
 * denies it.
 */
function readHearsay(tokens: readonly Token[]): Frame {
  const noun = tokens.findIndex(({ text }) => isHearsay(text, ['TOLD', 'BELIEVED']));
  if (noun < 0 || findNegators(tokens.slice(0, noun), nowhere).length > 0) return NONE;
  const after = tokens.slice(noun + 1, noun + 1 + HEARSAY_REACH);
  const opener = after.findIndex(({ text }) => OPENERS.has(text) && text !== ':');
  const mark = after.findIndex(({ kind }) => kind === TokenKind.PUNCTUATION);
  if (opener < 0 || (mark >= 0 && mark < opener)) return NONE;
  return { to: noun + opener + 2, denies: false, reported: true };
}

/**
 * Reads a leading frame. "X said that P" is the claim P; "X claims that P" is a report of X, unless X
 * is the speaker; "X denies that P" is P turned round.
 */
export function readFrame(tokens: readonly Token[], speaker: string | null): Frame {
  const hearsay = readHearsay(tokens);
  if (hearsay.to > 0) return hearsay;
  const head = tokens.slice(0, REACH);
  const cue = findReporting(head, nowhere).find((hit) => hit.entry.phrase !== true);
  if (cue) {
    const opener = openerAfter(tokens, cue.to);
    const to =
      opener < 0 && cue.entry.bare === true && opensWithSpeaker(tokens, cue.from) ? cue.to : opener;
    if (to > 0) {
      const subject = ownSubject(tokens, cue, to);
      return {
        to,
        denies: false,
        ...(subject === null ? {} : { subject }),
        reported:
          ((cue.entry.nested ?? false) && namesAnother(tokens, to, speaker)) ||
          deniedIn(head.slice(0, cue.from)) ||
          head.slice(0, to).some((token) => CRITICS.has(token.text)) ||
          (speaker !== null && head.slice(0, to).some((token) => OTHERS.test(token.text))) ||
          saysOfSpeaker(tokens, cue.from, to) ||
          describesClaim(tokens, to),
      };
    }
  }
  return readDenial(tokens, head);
}

/** Longest stretch between marks that may be a mere "his agent said". */
const ASIDE_WORDS = 6;

/**
 * Token ranges that only say who speaks, inside or after the statement: ", a study argues,",
 * «، بحسب الوزارة». They are no part of what is stated.
 */
export function findAsides(tokens: readonly Token[], from: number): { from: number; to: number }[] {
  const hits = findReporting(tokens, (at) => at < from);
  return hits.flatMap((hit) => asideAround(tokens, hit, from) ?? []);
}

function asideAround(
  tokens: readonly Token[],
  hit: CueHit<ReportingEntry>,
  from: number,
): { from: number; to: number } | null {
  let left = hit.from;
  while (left > from && tokens[left - 1]?.text !== ',') left--;
  let right = hit.to;
  while (right < tokens.length && tokens[right]?.text !== ',' && tokens[right]?.text !== '.')
    right++;
  const opened = left > from || hit.entry.phrase === true;
  const closes = right >= tokens.length || hit.to === right || tokens[right]?.text === ',';
  const start = hit.entry.phrase === true ? hit.from : left;
  const long = right - start > ASIDE_WORDS;
  const verbLast = hit.entry.phrase === true || hit.to >= right - 1;
  return opened && closes && verbLast && !long && start > from
    ? {
        from: tokens[start - 1]?.text === ',' ? start - 1 : start,
        to: Math.min(tokens.length, right + 1),
      }
    : null;
}

import type { DateRole } from '../../language/dates/dates.js';
import type { Language } from '../../language/language.js';
import type { DatePrecision } from '../../language/dates/partial-date.js';
import type { ClaimKind, Stance, StatedQuantity } from '../../language/statement.js';

/** A stretch of the raw text: UTF-16 offsets, and `text === raw.slice(start, end)` always. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** Values of the schema's `SpeakerKind`. */
export type SourceKind = 'PERSON' | 'ORGANISATION' | 'ANONYMOUS' | 'DOCUMENT';

/** Values of the schema's `AttributionForm`. */
export type Form = 'DIRECT_QUOTE' | 'INDIRECT_QUOTE' | 'PARAPHRASE' | 'AUTHOR_VOICE';

/** What sort of act or state the cue names: words said, a belief held, an intention, a feeling, something learnt. */
export type CueClass = 'SPEECH' | 'BELIEF' | 'INTENT' | 'FEELING' | 'PERCEPTION';

/** What the cue's own choice says of the content: "revealed" takes it for true, "claimed" keeps a distance. */
export type Factivity = 'FACTIVE' | 'NEUTRAL' | 'DISTANCED' | 'COUNTER';

/** How the words of the source led to the speaker. */
export type Resolution =
  | 'FULL_NAME'
  | 'SHORT_NAME'
  | 'TITLE'
  | 'PRONOUN'
  | 'DROPPED_SUBJECT'
  | 'SAME_SOURCE'
  | 'UNRESOLVED';

/** A speaker on record, as the caller knows it. */
export interface KnownSpeaker {
  id: string;
  name: string;
  aliases: readonly string[];
  kind: SourceKind;
  positions?: readonly KnownPosition[];
}

/** An office held; partial ISO dates, open where null. */
export interface KnownPosition {
  title: string;
  from?: string | null;
  to?: string | null;
}

/** What is known of the text besides its letters. Nothing of it is needed. */
export interface ArticleFacts {
  language?: Language | null;
  /** Partial ISO date; relative dates count from it where it is a whole day. */
  publishedAt?: string | null;
  outlet?: string | null;
  byline?: string | null;
  /** The headline where it is not the text's own first line. It is only read for names. */
  headline?: string | null;
  knownSpeakers?: readonly KnownSpeaker[];
}

/** Whose claim it is. */
export interface ResolvedSpeaker {
  /** The fullest name the article gives, or the description of one who has none. */
  name: string;
  kind: SourceKind;
  /** The one speaker on record whose name, alias or office this is. */
  knownSpeakerId: string | null;
  how: Resolution;
  /** Where the article names whom a short name, title, pronoun or dropped subject stands for. */
  antecedent: Span | null;
}

/** One who carried the claim. `span` is null where only the chain around it says so. */
export interface Hop {
  name: string;
  kind: SourceKind;
  knownSpeakerId: string | null;
  span: Span | null;
  cue: Span | null;
}

export interface Cue extends Span {
  /** The lexicon's name for it: «أكد», "warn". */
  lemma: string;
}

/** Words of the content that would mean nothing alone, and what stands for them in the statement. */
export interface Replacement extends Span {
  by: string;
  reason: 'PRONOUN' | 'TITLE' | 'SHORT_NAME' | 'RELATIVE_DATE';
}

/** Words of the content that mean nothing alone, and could not be replaced with certainty. */
export interface Unresolved extends Span {
  reason: 'PRONOUN' | 'RELATIVE_DATE';
}

/** The content made to stand alone. Spans are those of the raw text. */
export interface Standalone {
  text: string;
  replaced: Replacement[];
  unresolved: Unresolved[];
}

/** A date the statement gives. `earliest`/`latest` are ISO days, null where that end is open or unknown. */
export interface StatedDate extends Span {
  value: string;
  precision: DatePrecision;
  role: DateRole;
  earliest: string | null;
  latest: string | null;
}

/** The time a claim speaks about: partial ISO dates, from the first day of one to the last of the other; null is open. */
export interface StatedPeriod {
  from: string | null;
  to: string | null;
}

export type WorthReason =
  | 'NUMBERS'
  | 'DATES'
  | 'NAMED_SPEAKER'
  | 'KNOWN_SPEAKER'
  | 'ANONYMOUS_SPEAKER'
  | 'NAMES_IN_CONTENT'
  | 'VERIFIABLE_PREDICATE'
  | 'DIRECT_QUOTE'
  | 'DENIAL'
  | 'COMMITMENT'
  | 'FORECAST'
  | 'DEMAND'
  | 'OPINION'
  | 'TOO_SHORT'
  | 'UNRESOLVED';

/** How much the claim deserves an editor's check: the weights of the reasons, summed and held to 0–1. */
export interface CheckWorthiness {
  score: number;
  reasons: { reason: WorthReason; weight: number }[];
}

/** One claim that the article attributes to somebody. */
export interface Proposal {
  language: Language;
  /** From the first to the last word of what is claimed. */
  content: Span;
  /** The content without what is not part of it: the two parts of «"…", he said, "…"». At least one. */
  parts: Span[];
  /** Smallest stretch with source, cue and content: what an attribution quotes. */
  passage: Span;
  /** The words that name the speaker, with appositions; null for a dropped subject or a quote that goes on. */
  source: Span | null;
  speaker: ResolvedSpeaker;
  /** Who carried it, from the outermost to the one who has it from the speaker; the article's outlet is not listed. */
  chain: Hop[];
  /** Null for a quote that goes on without a verb of its own, and for the colon of a headline. */
  cue: Cue | null;
  form: Form;
  stance: Stance;
  cueClass: CueClass;
  factivity: Factivity;
  kind: ClaimKind;
  statement: Standalone;
  /** Offsets are into `statement.text`. */
  quantities: StatedQuantity[];
  /** Offsets are into `statement.text`. */
  dates: StatedDate[];
  /** Null where the words do not say for certain. */
  period: StatedPeriod | null;
  /** When it was said: a day, ISO 8601; null where the article leaves that open. */
  saidAt: string | null;
  worth: CheckWorthiness;
}

/**
 * The claims that a text attributes to somebody, in the order of their content; `proposeClaims` in
 * propose.ts. Never throws, whatever the text; work grows with the text's length and no faster.
 */
export type ProposeClaims = (text: string, facts?: ArticleFacts) => Proposal[];

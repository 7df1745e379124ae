import { type LexiconEntry, type LexiconName, loadLexicon } from '../lexicon.js';
import { indexEntries } from '../words/lexicon-index.js';
import { Inflection, type PhraseIndex } from '../words/phrase-index.js';
import { SplitForms } from './split-cues.js';
import type { Token } from '../text/tokens.js';

export type NegatorKind = 'CLAUSE' | 'NOUN' | 'DENIAL' | 'EXCEPTION';
export type CueTime = 'PAST' | 'PRESENT' | 'FUTURE';

export interface NegatorEntry extends LexiconEntry {
  kind: NegatorKind;
  time?: CueTime;
  /** Other words may stand between the two words of a form: "فشلت الحكومة في". */
  split?: boolean;
}

export type ModalityKind =
  | 'DEMAND'
  | 'HOPE'
  | 'POSSIBLE'
  | 'CONSIDERED'
  | 'FUTURE'
  | 'FORECAST'
  | 'PROMISE'
  | 'INTENT'
  | 'OPINION'
  | 'CONDITION'
  | 'ALMOST'
  /** A phrase with such a word in it that says nothing of the kind: "as expected". */
  | 'IDIOM';

export interface ModalityEntry extends LexiconEntry {
  kind: ModalityKind;
  /** As in negators. */
  split?: boolean;
  /** Of a split form: an English object may stand between its words, "asked the court to". */
  object?: boolean;
}

export type QuantifierRole = 'ALL' | 'NONE' | 'ANY' | 'SOME' | 'MOST' | 'FEW' | 'NOT_ALL' | 'IDIOM';

export interface QuantifierEntry extends LexiconEntry {
  role: QuantifierRole;
  /** The noun stands before it: "الأحزاب كلها". */
  after?: boolean;
}

export interface ReportingEntry extends LexiconEntry {
  /** The statement describes another's position. */
  nested?: boolean;
  /** Opens the reported clause by itself: "she says the bridge is safe". */
  bare?: boolean;
  /** A phrase that names its source ("according to"), not a verb. */
  phrase?: boolean;
}

/** A cue in a text, over tokens `[from, to)`. */
export interface CueHit<T> {
  entry: T;
  from: number;
  to: number;
  /** Where the words it bears on begin, if not at `to`: past the particle of a split cue. */
  opens?: number;
}

const splitOf = <T extends LexiconEntry & { split?: boolean }>(name: LexiconName): SplitForms<T> =>
  new SplitForms(loadLexicon<T>(name).filter((entry) => entry.split === true));

const splitNegators = splitOf<NegatorEntry>('negators');
const splitModalities = splitOf<ModalityEntry>('modality');
const negators = indexEntries<NegatorEntry>('negators', Inflection.FIXED);
const modalities = indexEntries<ModalityEntry>('modality', Inflection.FIXED);
const quantifiers = indexEntries<QuantifierEntry>('quantifiers', Inflection.FIXED);
const reporting = indexEntries<ReportingEntry>('reporting', Inflection.FIXED);

function scan<T extends LexiconEntry>(
  index: PhraseIndex<T>,
  tokens: readonly Token[],
  taken: (at: number) => boolean,
  split?: SplitForms<T>,
): CueHit<T>[] {
  const hits: CueHit<T>[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (taken(at)) continue;
    const hit = index.matchAt(tokens, at);
    const entry = hit?.values[0];
    if (!hit || entry === undefined) {
      const apart = split?.matchAt(tokens, at);
      if (apart) hits.push({ entry: apart.entry, from: at, to: at + 1, opens: apart.opens });
      continue;
    }
    hits.push({ entry, from: at, to: hit.to });
    at = hit.to - 1;
  }
  return hits;
}

/** «ميرسي دون»: the last word of a name in quotation marks, with nothing behind it to deny. */
const endsQuoted = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens[to]?.text === '"' && !tokens[to].spaced && tokens[from - 1]?.text !== '"';

export const findNegators = (
  tokens: readonly Token[],
  taken: (at: number) => boolean,
): CueHit<NegatorEntry>[] =>
  scan(negators, tokens, taken, splitNegators).filter(
    ({ entry, from, to }) => entry.kind === 'DENIAL' || !endsQuoted(tokens, from, to),
  );
export const findModalities = (
  tokens: readonly Token[],
  taken: (at: number) => boolean,
): CueHit<ModalityEntry>[] =>
  scan(modalities, tokens, taken, splitModalities).filter(({ entry }) => entry.kind !== 'IDIOM');
export const findQuantifiers = (
  tokens: readonly Token[],
  taken: (at: number) => boolean,
): CueHit<QuantifierEntry>[] => scan(quantifiers, tokens, taken);
export const findReporting = (
  tokens: readonly Token[],
  taken: (at: number) => boolean,
): CueHit<ReportingEntry>[] => scan(reporting, tokens, taken);

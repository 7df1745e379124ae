import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { pluralForms } from '../words/english-forms.js';
import { Inflection, PhraseIndex } from '../words/phrase-index.js';
import { type Token, TokenKind } from '../text/tokens.js';

interface SortEntry extends LexiconEntry {
  classes?: string;
  is?: string;
  beside?: string;
}

const index = new PhraseIndex<string>(Inflection.FREE);
/** Nouns as they stand: "won" is no wine. */
const english = new PhraseIndex<string>(Inflection.FIXED);
const ofClass = new Map<string, string>();
const broader = new Map<string, string>();
const besides = new Map<string, ReadonlySet<string>>();
for (const { id, classes, is, beside, ar, en } of loadLexicon<SortEntry>('sorts')) {
  for (const name of classes?.split('+') ?? []) ofClass.set(name, id);
  if (is !== undefined) broader.set(id, is);
  if (beside !== undefined) besides.set(id, new Set(beside.split('+')));
  for (const form of ar) index.add(form, id);
  for (const form of en.flatMap(pluralForms)) english.add(form, id);
}

/** The sort of thing that the members of a class of alternatives are; null where it is none. */
export const sortOfClass = (name: string): string | null => ofClass.get(name) ?? null;

/** The sort within which a finer one lies; itself where it is within none. */
export const broadestSort = (sort: string): string => broader.get(sort) ?? sort;

/** Whether a sort is one of several within a broader one: a song is a work. */
export const isFinerSort = (sort: string): boolean => broader.has(sort);

/** Whether what is of one sort within a broader one can be of the other as well. */
export const sortsGoTogether = (a: string, b: string): boolean =>
  a === b || besides.get(a)?.has(b) === true || besides.get(b)?.has(a) === true;

/** The sorts that the longest phrase starting at a token names, and where it ends; null where none. */
export function sortsAt(
  tokens: readonly Token[],
  at: number,
): { sorts: readonly string[]; to: number } | null {
  const hit = (tokens[at]?.kind === TokenKind.LATIN ? english : index).matchAt(tokens, at);
  return hit ? { sorts: hit.values, to: hit.to } : null;
}

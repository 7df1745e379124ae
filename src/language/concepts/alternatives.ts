import { type LexiconEntry, loadLexicon } from '../lexicon.js';

/** One of several members of a class, of which one slot of a sentence holds one at a time. */
export interface Alternative {
  /** The lexicon id: "football". */
  id: string;
  /** The class the members of which rule each other out in one slot: "sport". */
  class: string;
  /** Of one subject only one member can hold at all, not merely in one slot: a cause of death. */
  exclusive: boolean;
  /** The id of the broader member this one is a kind of, which it does not rule out. */
  within?: string;
}

export interface AlternativeEntry extends LexiconEntry {
  class: string;
  exclusive?: boolean;
  within?: string;
}

export function alternativeOf(entry: AlternativeEntry): Alternative {
  const { id, within } = entry;
  const exclusive = entry.exclusive ?? false;
  return { id, class: entry.class, exclusive, ...(within === undefined ? {} : { within }) };
}

const broader = new Map<string, string>();
for (const { id, within } of loadLexicon<AlternativeEntry>('alternatives')) {
  if (within !== undefined) broader.set(id, within);
}

/** Whether one member is the other or a kind of it: a striker is a footballer. Takes lexicon ids. */
export function alternativeWithin(inner: string, outer: string): boolean {
  for (let id: string | undefined = inner; id !== undefined; id = broader.get(id)) {
    if (id === outer) return true;
  }
  return false;
}

/** Two members of one class neither of which is a kind of the other. */
export function areAlternatives(a: Alternative, b: Alternative): boolean {
  return a.class === b.class && !alternativeWithin(a.id, b.id) && !alternativeWithin(b.id, a.id);
}

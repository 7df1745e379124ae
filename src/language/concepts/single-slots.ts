import type { LexiconEntry } from '../lexicon.js';
import { indexEntries } from '../words/lexicon-index.js';
import { Inflection } from '../words/phrase-index.js';
import type { Token } from '../text/tokens.js';

/** What fills the slot that holds one thing at a time. */
export type SlotRole = 'PLACE' | 'AGENT' | 'CAUSE' | 'CHARGE';

export interface SingleSlotEntry extends LexiconEntry {
  slot: SlotRole;
  /** Only of an office that one person holds. */
  office?: boolean;
  /** Only of one speaker, who speaks of himself: "I was in". */
  own?: boolean;
  /** It holds for a time, and a later filler is a successor. */
  state?: boolean;
}

/** A predicate with such a slot, over tokens `[from, to)`. */
export interface SingleSlot {
  entries: readonly SingleSlotEntry[];
  from: number;
  to: number;
}

const index = indexEntries<SingleSlotEntry>('single-slots', Inflection.FREE);

/** The predicates of a text that have a slot for one thing at a time. */
export function findSingleSlots(tokens: readonly Token[]): SingleSlot[] {
  return tokens.flatMap((_, at) => {
    const hit = index.matchAt(tokens, at);
    return hit ? [{ entries: hit.values, from: hit.from, to: hit.to }] : [];
  });
}

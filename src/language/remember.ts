/** News repeats its words: so many are kept, then all are forgotten and kept anew. */
const WORDS = 30_000;
/** A longer run of letters is no word, and would take room. */
const LONGEST = 40;

/** Keeps what was worked out for a word, within bounds. */
export function remember<Value>(kept: Map<string, Value>, word: string, value: Value): void {
  if (word.length > LONGEST) return;
  if (kept.size >= WORDS) kept.clear();
  kept.set(word, value);
}

/** The same function of a word, worked out once for each word while it is kept. */
export function remembered<Value>(work: (word: string) => Value): (word: string) => Value {
  const kept = new Map<string, Value>();
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    const value = work(word);
    remember(kept, word, value);
    return value;
  };
}

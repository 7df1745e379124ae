import { type LexiconEntry, type LexiconName, loadLexicon } from '../lexicon.js';
import { tokenise } from '../text/tokens.js';

/** The words of each role of a lexicon of single words, folded as tokens are; looked up as written. */
export function wordsByRole<Role extends string>(
  lexicon: LexiconName,
): (role: Role) => ReadonlySet<string> {
  const words = new Map<string, Set<string>>();
  for (const { role, ar, en } of loadLexicon<LexiconEntry & { role: string }>(lexicon)) {
    const known = words.get(role) ?? new Set<string>();
    for (const form of [...ar, ...en]) known.add(tokenise(form)[0]?.text ?? form);
    words.set(role, known);
  }
  return (role) => words.get(role) ?? new Set();
}

import { tokenise } from '../../../language/text/tokens.js';
import type { SourceKind } from '../types.js';
import { readLexicon } from './cue-entry.js';

interface SourceNoun {
  id: string;
  kind: SourceKind;
  ar: string[];
  en: string[];
  office?: boolean;
  short?: boolean;
  media?: boolean;
}

/** What a noun tells of the speaker it names. */
export interface NounFacts {
  kind: SourceKind;
  /** A name may follow it, and alone it goes back to one who has a name: "the minister". */
  office: boolean;
  /** Only before a name: "Sen.". */
  short: boolean;
  media: boolean;
}

let nouns: Map<string, NounFacts> | null = null;

function load(): Map<string, NounFacts> {
  const map = new Map<string, NounFacts>();
  for (const noun of readLexicon<{ entries: SourceNoun[] }>('source-nouns').entries) {
    const facts = {
      kind: noun.kind,
      office: noun.office === true,
      short: noun.short === true,
      media: noun.media === true,
    };
    for (const form of [...noun.ar, ...noun.en]) {
      const words = tokenise(form).map(({ text }) => text);
      const key = words.join(' ');
      if (!map.has(key)) map.set(key, facts);
    }
  }
  return map;
}

/** What a folded word says of a speaker, with or without the Arabic article and و; else null. */
export function nounFacts(word: string): NounFacts | null {
  nouns ??= load();
  const known = nouns.get(word);
  if (known) return known;
  const bare = /^[وف]?(?:ال|لل|بال)(.{2,})$/.exec(word)?.[1] ?? /^[ول](.{3,})$/.exec(word)?.[1];
  if (bare !== undefined) return nouns.get(bare) ?? null;
  // A plural behind a preposition: «موظفين» beside «موظفون».
  const plural = /^(?:ال|لل)?([ء-ي]{3,})ين$/.exec(word)?.[1];
  if (plural !== undefined && nouns.has(`${plural}ون`)) return nouns.get(`${plural}ون`) ?? null;
  // The accusative: «تقريرا», «سكانا».
  if (/^[ء-ي]{3,}ا$/.test(word)) return nouns.get(word.slice(0, -1)) ?? null;
  // "spokesmen" aside, a plural in s names the same sort.
  return /^[a-z]*[^s]s$/.test(word) ? (nouns.get(word.slice(0, -1)) ?? null) : null;
}

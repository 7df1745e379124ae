import { readFileSync } from 'node:fs';
import type { ClaimKind, Stance } from '../../../language/statement.js';
import type { CueClass, Factivity } from '../types.js';

export type PartOfSpeech = 'VERB' | 'NOUN' | 'ADJECTIVE' | 'PREPOSITION';

/** What may follow a cue and hold the claim. */
export type Frame =
  | 'THAT'
  | 'BARE'
  | 'QUOTE'
  | 'WHETHER'
  | 'TO'
  | 'OBJECT'
  | 'OBJECT_TO'
  | 'OBJECT_AS'
  | 'OBJECT_SHORT'
  | 'OBJECT_BLAME'
  | 'ING'
  | 'PREP';

/** One line of a cue lexicon. Which fields mean what, the lexicon's `about` says. */
export interface CueEntry {
  lemma: string;
  pos: PartOfSpeech;
  frames: readonly Frame[];
  class: CueClass;
  stance: Stance;
  factivity: Factivity;
  kind?: ClaimKind;
  prepositions?: readonly string[];
  addressee?: 'ALWAYS' | 'MAYBE';
  /** Its subject may be a document: "records show". In English only such a subject has an object with it. */
  document?: boolean;
  /** What follows is the speaker, and what stands before only carries: "citing", «نقلا عن». */
  chain?: boolean;
  /** Its subject only carries: «نقلت». */
  carrier?: boolean;
  /**
   * Arabic: counts only where a clause or a quote follows at once, or after its subject. English: a clause
   * without "that" counts only where a finite verb stands in it ("knows voters want change").
   */
  strict?: boolean;
  /** English. */
  past?: string;
  participle?: string;
  forms?: readonly string[];
  /** Arabic. */
  imperfect?: string;
  noun?: string;
  /** Words that must follow the subject: «عن أمله». */
  expression?: readonly string[];
  /** A noun of what somebody has or holds: «نية لدى», «المخاوف الساحلية من». Also found with the article. */
  attitude?: boolean;
  /** A noun of attitude whose preposition only names its topic: «الموقف من»; what it says is a clause. */
  about?: boolean;
  /** A preposition that may take the pronoun of who speaks: «على حد قوله». */
  owned?: boolean;
  /** Words that are its object where the verb is denied: «لا يرى حاجة إلى». */
  denied?: readonly string[];
  /** A preposition that takes a verb («حسبما أعلن») or ل («وفقا لـ»). */
  takes?: 'VERB' | 'LAM';
}

interface CueFile {
  lexicon: string;
  about: string;
  entries: CueEntry[];
}

/** A file of ../../lexicons, by its name without ending. */
export function readLexicon<File = CueFile>(name: string): File {
  const url = new URL(`../../lexicons/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as File;
}

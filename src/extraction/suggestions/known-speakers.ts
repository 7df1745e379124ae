import { Injectable } from '@nestjs/common';
import { looseKey } from '../../language/text/normalise.js';
import { TokenKind, tokenise } from '../../language/text/tokens.js';
import { Database } from '../../platform/database/database.js';
import type { KnownSpeaker } from '../engine/types.js';
import { KNOWN_SPEAKERS } from './suggestions.queries.js';

/** Words of the longest name or office that is looked for. */
const LONGEST_NAME = 6;

/** Letters written onto an Arabic word from before: «والكاظمي», «للوزير». */
const JOINED = /^(?:[وف])?(?:[بكل])?(?=\p{Script=Arabic}{3})/u;

/** Which of all speakers on record a text may name. */
@Injectable()
export class KnownSpeakers {
  constructor(private readonly database: Database) {}

  /** By names, aliases and offices that stand in the text in any spelling; the work does not grow with the record. */
  async in(text: string): Promise<KnownSpeaker[]> {
    const keys = nameKeys(text);
    if (keys.length === 0) return [];
    return this.database.query<KnownSpeaker>(KNOWN_SPEAKERS, [keys]);
  }
}

/** Every run of up to six words of one line, folded as names are. */
function nameKeys(text: string): string[] {
  const keys = new Set<string>();
  for (const line of text.split(/[\n.؟?!،,;؛:«»"“”()]/u)) {
    const words = tokenise(line)
      .filter(({ kind }) => kind !== TokenKind.PUNCTUATION)
      .map(({ start, end }) => line.slice(start, end));
    for (let from = 0; from < words.length; from++) {
      const [first = '', ...rest] = words.slice(from, from + LONGEST_NAME);
      for (const head of new Set([first, bare(first)])) {
        for (let more = 0; more <= rest.length; more++) {
          keys.add(looseKey([head, ...rest.slice(0, more)].join(' ')));
        }
      }
    }
  }
  keys.delete('');
  return [...keys];
}

function bare(word: string): string {
  const rest = word.replace(JOINED, '');
  // «لل» is the preposition with the article, whose alif is not written.
  return /^و?لل/u.test(word) ? word.replace(/^و?لل/u, 'ال') : rest;
}

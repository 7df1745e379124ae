import { wordsByRole } from '../../../language/cues/word-roles.js';

/** What a word of hearsay says of what follows it: that it is told, believed or asked. */
export type Hearsay = 'TOLD' | 'BELIEVED' | 'ASKED';

/** So many words a word of hearsay may stand before what it tells: «شائعات عن أن», "rumours of a sudden". */
export const HEARSAY_REACH = 4;

const wordsOf = wordsByRole<Hearsay>('hearsay');
/** A conjunction, and the preposition and article that an Arabic noun bears. */
const CONJUNCTION = /^[وف]/;
const PREFIX = /^[وف]?(?:لل|[بكل]?(?:ال)?)/;

/** Whether a word stands before what nobody in particular vouches for: "rumours of", «النظرية القائلة إن». */
export function isHearsay(text: string, roles: readonly Hearsay[]): boolean {
  return roles.some((role) => {
    const bare = text.replace(role === 'ASKED' ? CONJUNCTION : PREFIX, '');
    return wordsOf(role).has(text) || wordsOf(role).has(bare);
  });
}

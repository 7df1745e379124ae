import { wordsByRole } from '../../../language/cues/word-roles.js';

/** What a word of hearsay says of what follows it: that it is told, believed or asked. */
export type Hearsay = 'TOLD' | 'BELIEVED' | 'ASKED';

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

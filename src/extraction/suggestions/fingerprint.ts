import { createHash } from 'node:crypto';
import { looseKey } from '../../language/text/normalise.js';
import type { Proposal } from '../engine/types.js';

/**
 * What makes two proposals of one article the same, in whichever version and run: the words claimed and who
 * claims them, in any spelling. A decision is remembered by it.
 */
export function fingerprintOf({ parts, speaker, stance }: Proposal): string {
  const words = parts.map(({ text }) => looseKey(text)).join(' ');
  return createHash('sha256')
    .update(JSON.stringify([words, looseKey(speaker.name), stance]))
    .digest('hex');
}

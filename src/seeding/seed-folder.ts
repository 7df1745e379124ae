import { join } from 'node:path';
import { projectRoot } from '../platform/files.js';

/** The folder behind ISNAD_SEED: `demo` names the one that ships; null where seeding is off. */
export function seedFolder(seed: string): string | null {
  if (seed === 'off') return null;
  return seed === 'demo' ? join(projectRoot, 'seeds', 'demo') : seed;
}

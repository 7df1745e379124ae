import { knowledgeDigest } from '../../language/knowledge.js';
import { ENGINE_VERSION } from './rules/rules.js';

/** The shipped engine with a set of additions, as semantic versioning writes a build: `1.1.0+k.3f9a2c1d`. */
export function versionWith(digest: string): string {
  return digest === '' ? ENGINE_VERSION : `${ENGINE_VERSION}+k.${digest}`;
}

/** What this process detects with now: the same rules and the same additions give the same version. */
export const engineVersion = (): string => versionWith(knowledgeDigest());

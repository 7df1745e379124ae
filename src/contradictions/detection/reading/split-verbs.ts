import { type Concept, conceptsAt } from '../../../language/concepts/concepts.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';

const PARTICLES = new Set(['down', 'off', 'out', 'up', 'back', 'away', 'aside', 'over']);
const PARTICLE_REACH = 5;

/** "Turned the drug down": a verb and its particle, with the object between them. */
export function splitVerbAt(
  tokens: readonly Token[],
  at: number,
  taken: (at: number) => boolean,
): { values: readonly Concept[]; at: number } | null {
  const verb = tokens[at];
  if (verb?.kind !== TokenKind.LATIN || PARTICLES.has(tokens[at + 1]?.text ?? '')) return null;
  for (let next = at + 2; next <= at + PARTICLE_REACH; next++) {
    const token = tokens[next];
    if (token?.kind !== TokenKind.LATIN || taken(next)) return null;
    if (!PARTICLES.has(token.text)) continue;
    const hit = conceptsAt([verb, token], 0);
    const found = hit?.to === 2 && hit.values.some((concept) => concept.opposed);
    return found ? { values: hit.values, at: next } : null;
  }
  return null;
}

import { conceptsAt } from '../../../language/concepts/concepts.js';
import { partedAt, type PartedPhrase } from '../../../language/concepts/parted-phrases.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';

const PARTICLES = new Set(['down', 'off', 'out', 'up', 'back', 'away', 'aside', 'over']);
const PARTICLE_REACH = 5;

/** "Turned the drug down": a verb and its particle, with the object between them. */
function withParticle(
  tokens: readonly Token[],
  at: number,
  taken: (at: number) => boolean,
): PartedPhrase | null {
  const verb = tokens[at]!;
  if (PARTICLES.has(tokens[at + 1]?.text ?? '')) return null;
  for (let next = at + 2; next <= at + PARTICLE_REACH; next++) {
    const token = tokens[next];
    if (token?.kind !== TokenKind.LATIN || taken(next)) return null;
    if (!PARTICLES.has(token.text)) continue;
    const hit = conceptsAt([verb, token], 0);
    const found = hit?.to === 2 && hit.values.some((concept) => concept.opposed);
    return found ? { values: hit.values, from: next, to: next + 1 } : null;
  }
  return null;
}

/** A verb at a token, and further on what it is one predicate with; null where nothing parts the two. */
export function splitVerbAt(
  tokens: readonly Token[],
  at: number,
  taken: (at: number) => boolean,
): PartedPhrase | null {
  if (tokens[at]?.kind === TokenKind.LATIN) return withParticle(tokens, at, taken);
  const parted = tokens[at]?.kind === TokenKind.ARABIC ? partedAt(tokens, at) : null;
  // What stands together is one phrase as it is.
  if (!parted || (conceptsAt(tokens, at)?.to ?? 0) > at + 1) return null;
  for (let next = parted.from; next < parted.to; next++) if (taken(next)) return null;
  return parted;
}

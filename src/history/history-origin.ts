import { currentRequest } from '../platform/requests/current-request.js';

/** Who acts now, for which request and through what: the columns of an entry from `actor_kind` on. */
export function historyOrigin(): [
  kind: string,
  actorId: string | null,
  requestId: string | null,
  via: string | null,
] {
  const { actor, requestId, via } = currentRequest();
  return [actor.kind, actor.id, requestId, via ?? null];
}

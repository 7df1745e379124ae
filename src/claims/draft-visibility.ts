import { PERMISSIONS } from '../access/permissions.js';
import { currentRequest } from '../platform/requests/current-request.js';

/**
 * SQL conditions on a claim that whoever asks may see: claims that were never published are for those who
 * write. In SQL, so that pages, counts and cursors know nothing of them either.
 *
 * @param alias of the claim in the query
 */
export function visibleClaims(alias = 't'): string[] {
  return currentRequest().actor.may(PERMISSIONS.DRAFTS) ? [] : [`${alias}.was_published`];
}

/** SQL on a history entry `t`: of a draft, or of a claim from before it was published. */
export const ENTRY_OF_A_DRAFT = `t.entity_type = 'Claim' AND (
  EXISTS (SELECT FROM claim c WHERE c.id = t.entity_id AND NOT c.was_published)
  OR EXISTS (SELECT FROM history_entry p
    WHERE p.entity_id = t.entity_id AND p.operation = 'published' AND p.id > t.id))`;

import { Injectable } from '@nestjs/common';
import { currentRequest } from '../platform/requests/current-request.js';
import type { FieldChange, HistoryEntry } from './history-entry.entity.js';

interface HiddenEntries {
  permission: string;
  condition: string;
}

interface HiddenField {
  permission: string;
  entityType: string;
  field: string;
}

/**
 * What of the history not everyone may see. Later modules say it at start-up, because only they know what a
 * draft or a note is; whoever lacks the permission finds the entries absent from pages and counts.
 */
@Injectable()
export class HistoryVisibility {
  private readonly entries: HiddenEntries[] = [];
  private readonly fields: HiddenField[] = [];

  /** @param condition SQL on an entry `t` that must not be seen without the permission */
  hideEntries(permission: string, condition: string): void {
    this.entries.push({ permission, condition });
  }

  /** Hides a field's changes, and entries that tell of no other field. The names are put into SQL. */
  hideField(permission: string, entityType: string, field: string): void {
    this.fields.push({ permission, entityType, field });
    this.hideEntries(
      permission,
      `t.entity_type = '${entityType}' AND jsonb_array_length(t.changes) > 0
        AND NOT EXISTS (SELECT FROM jsonb_array_elements(t.changes) change WHERE change->>'field' <> '${field}')`,
    );
  }

  /** SQL conditions on an entry `t` for whoever asks. */
  conditions(): string[] {
    const { actor } = currentRequest();
    return this.entries
      .filter(({ permission }) => !actor.may(permission))
      .map(({ condition }) => `NOT (${condition})`);
  }

  /** The changes of an entry that whoever asks may see. */
  changesOf({ entityType, changes }: HistoryEntry): FieldChange[] {
    const { actor } = currentRequest();
    const hidden = this.fields.filter(
      (each) => each.entityType === entityType && !actor.may(each.permission),
    );
    return changes.filter(({ field }) => !hidden.some((each) => each.field === field));
  }
}

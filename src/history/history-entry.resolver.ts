import { ResolveField, Resolver } from '@nestjs/graphql';
import { HistoryChange, HistoryEntry } from './history-entry.entity.js';

@Resolver(() => HistoryEntry)
export class HistoryEntryResolver {
  @ResolveField(() => [HistoryChange], { description: 'The fields that changed.' })
  changes(entry: HistoryEntry): HistoryChange[] {
    return entry.changes.map(({ field, before, after }) => ({
      field,
      before: asJson(before),
      after: asJson(after),
    }));
  }
}

function asJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

import { ResolveField, Resolver } from '@nestjs/graphql';
import { HistoryActor } from './history-actor.type.js';
import { HistoryChange, HistoryEntry } from './history-entry.entity.js';
import { HistoryVisibility } from './history-visibility.js';

@Resolver(() => HistoryEntry)
export class HistoryEntryResolver {
  constructor(private readonly visibility: HistoryVisibility) {}

  @ResolveField(() => HistoryActor, {
    nullable: true,
    description: 'Who did it; null in entries older than this field.',
  })
  actor({ actorKind: kind, actorId: id }: HistoryEntry): HistoryActor | null {
    return kind && { kind, id };
  }

  @ResolveField(() => [HistoryChange], { description: 'The fields that changed.' })
  changes(entry: HistoryEntry): HistoryChange[] {
    return this.visibility.changesOf(entry).map(({ field, before, after }) => ({
      field,
      before: asJson(before),
      after: asJson(after),
    }));
  }
}

function asJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Database } from '../platform/database/database.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { HistoryVerifier } from './chain/history-verifier.js';
import { HistoryActorResolver } from './history-actor.resolver.js';
import { HistoryEntry } from './history-entry.entity.js';
import { HistoryEntryResolver } from './history-entry.resolver.js';
import { HistoryLoaders } from './history.loaders.js';
import { HistoryVisibility } from './history-visibility.js';
import { HistoryService } from './history.service.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([HistoryEntry])],
  providers: [
    HistoryService,
    HistoryLoaders,
    HistoryEntryResolver,
    HistoryActorResolver,
    HistoryVerifier,
    HistoryVisibility,
  ],
  exports: [HistoryService, HistoryLoaders, HistoryVerifier, HistoryVisibility],
})
export class HistoryModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly database: Database,
    private readonly visibility: HistoryVisibility,
  ) {}

  onModuleInit(): void {
    this.nodes.registerFetch(async (id) => {
      const clause = ['WHERE t.id = $1', ...this.visibility.conditions()].join(' AND ');
      const [entry] = await this.database.records(HistoryEntry, clause, [id]);
      return entry ?? null;
    });
  }
}

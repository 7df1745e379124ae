import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { HistoryVerifier } from './chain/history-verifier.js';
import { HistoryEntry } from './history-entry.entity.js';
import { HistoryEntryResolver } from './history-entry.resolver.js';
import { HistoryLoaders } from './history.loaders.js';
import { HistoryService } from './history.service.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([HistoryEntry])],
  providers: [HistoryService, HistoryLoaders, HistoryEntryResolver, HistoryVerifier],
  exports: [HistoryService, HistoryLoaders, HistoryVerifier],
})
export class HistoryModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.register(HistoryEntry);
  }
}

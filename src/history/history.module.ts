import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HistoryEntry } from './history-entry.entity.js';
import { HistoryEntryResolver } from './history-entry.resolver.js';
import { HistoryLoaders } from './history.loaders.js';
import { HistoryService } from './history.service.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([HistoryEntry])],
  providers: [HistoryService, HistoryLoaders, HistoryEntryResolver],
  exports: [HistoryService, HistoryLoaders],
})
export class HistoryModule {}

import { Module } from '@nestjs/common';
import { BatchPlanner } from './batch-planner.js';
import { BatchWriter } from './batch-writer.js';
import { ExportService } from './export.service.js';
import { ImportProgress } from './import-progress.js';
import { ImportService } from './import.service.js';

/** Claims with their sources, in and out as NDJSON. */
@Module({
  providers: [BatchPlanner, BatchWriter, ImportProgress, ImportService, ExportService],
  exports: [ImportService, ExportService],
})
export class ExchangeModule {}

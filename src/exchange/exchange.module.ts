import { Module } from '@nestjs/common';
import { BatchWriter } from './batch-writer.js';
import { ImportProgress } from './import-progress.js';
import { ImportService } from './import.service.js';

/** Claims with their sources, in and out as NDJSON. */
@Module({
  providers: [BatchWriter, ImportProgress, ImportService],
  exports: [ImportService],
})
export class ExchangeModule {}

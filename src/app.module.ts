import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import type { AccessOptions } from './access/access-options.js';
import { ClaimsModule } from './claims/claims.module.js';
import { ContradictionsModule } from './contradictions/contradictions.module.js';
import { ExchangeModule } from './exchange/exchange.module.js';
import { ExtractionModule } from './extraction/extraction.module.js';
import { HistoryModule } from './history/history.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { GraphqlModule } from './platform/graphql/graphql.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import { LiveModule } from './platform/live/live.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SeedingModule } from './seeding/seeding.module.js';
import { SourcesModule } from './sources/sources.module.js';

@Module({})
export class AppModule {
  /** @param url a pg connection string; the schema must already be migrated */
  static forRoot(url: string, access: AccessOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot(url),
        GraphqlModule,
        HttpModule,
        JobsModule,
        LiveModule,
        MetricsModule,
        AccessModule.forRoot(access),
        HistoryModule,
        SourcesModule,
        ClaimsModule,
        ContradictionsModule,
        ExtractionModule,
        ReportsModule,
        SeedingModule,
        ExchangeModule,
      ],
    };
  }
}

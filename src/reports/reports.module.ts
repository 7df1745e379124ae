import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClaimsModule } from '../claims/claims.module.js';
import { ContradictionsModule } from '../contradictions/contradictions.module.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { SourcesModule } from '../sources/sources.module.js';
import { ContradictionReport } from './contradiction-report.entity.js';
import { ReportResolver } from './report.resolver.js';
import { ReportsService } from './reports.service.js';
import { SnapshotService } from './snapshot.service.js';

/** Contradiction reports: taken, kept and written out. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ContradictionReport]),
    SourcesModule,
    ClaimsModule,
    ContradictionsModule,
  ],
  providers: [ReportsService, SnapshotService, ReportResolver],
  exports: [ReportsService],
})
export class ReportsModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.register(ContradictionReport);
  }
}

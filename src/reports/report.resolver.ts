import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PERMISSIONS } from '../access/permissions.js';
import { Language } from '../language/language.js';
import { isId } from '../platform/database/ids.js';
import { type ConnectionOf, PageArgs } from '../platform/graphql/connection.js';
import { RequestLoaders } from '../platform/graphql/context.js';
import type { Loaders } from '../platform/graphql/loaders.js';
import { OwnTransactions } from '../platform/graphql/own-transactions.js';
import { Requires } from '../platform/graphql/permissions.js';
import {
  ContradictionReport,
  ContradictionReportConnection,
  ReportEntry,
  ReportFilter,
  ReportFormat,
  ReportTotals,
} from './contradiction-report.entity.js';
import type { ReportFormat as ReportFormatName } from './render/render-report.js';
import { ContradictionReportInput } from './report.inputs.js';
import { ReportsService } from './reports.service.js';
import { Cost } from '../platform/graphql/cost.decorator.js';

@Resolver(() => ContradictionReport)
export class ReportResolver {
  constructor(private readonly reports: ReportsService) {}

  @Query(() => ContradictionReport, {
    nullable: true,
    description: 'A report by its id; null where there is none.',
  })
  @Requires(PERMISSIONS.READ)
  contradictionReport(
    @Args('id', { type: () => ID, description: 'The report’s id.' }) id: string,
  ): Promise<ContradictionReport | null> {
    return isId(id) ? this.reports.find(id) : Promise.resolve(null);
  }

  @Query(() => ContradictionReportConnection, { description: 'All reports, newest first.' })
  @Requires(PERMISSIONS.READ)
  contradictionReports(@Args() page: PageArgs): Promise<ConnectionOf<ContradictionReport>> {
    return this.reports.list(page);
  }

  @Mutation(() => ContradictionReport, {
    description: 'Freezes what the board shows under a filter now. NOT_FOUND for an unknown id.',
  })
  @Requires(PERMISSIONS.REPORT)
  @OwnTransactions()
  @Cost(10000)
  generateContradictionReport(
    @Args('input', { nullable: true }) input?: ContradictionReportInput,
  ): Promise<ContradictionReport> {
    return this.reports.generate(input ?? {});
  }

  @ResolveField(() => ReportFilter, { description: 'What it was asked for.' })
  filter({ snapshot }: ContradictionReport): ReportFilter {
    return snapshot.filter;
  }

  @ResolveField(() => ReportTotals, { description: 'How many there are, of how many claims.' })
  totals({ snapshot }: ContradictionReport): ReportTotals {
    return snapshot.totals;
  }

  @ResolveField(() => [ReportEntry], {
    description: 'What it lists, highest score first; at most 500.',
  })
  entries({ snapshot }: ContradictionReport): ReportEntry[] {
    return snapshot.contradictions.map(({ id, relation, score, status, a, b }) => ({
      id,
      relation,
      score,
      status: status as ReportEntry['status'],
      statementA: a.statement,
      statementB: b.statement,
    }));
  }

  @ResolveField(() => String, { description: 'The report written out, ready to send.' })
  @Cost(2000)
  document(
    @Parent() report: ContradictionReport,
    @Args('format', { type: () => ReportFormat, description: 'In what form.' })
    format: ReportFormat,
    @Args('language', {
      type: () => Language,
      defaultValue: Language.AR,
      description: 'Labels and reasons in this language.',
    })
    language: Language,
    @RequestLoaders() loaders: Loaders,
  ): Promise<string> {
    const name = format.toLowerCase() as ReportFormatName;
    return this.reports.render(report, name, language, loaders);
  }
}

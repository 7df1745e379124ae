import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Language } from '../language/language.js';
import { Database } from '../platform/database/database.js';
import type { ConnectionOf, PageArgs } from '../platform/graphql/connection.js';
import { IdempotencyService } from '../platform/graphql/idempotency/idempotency.service.js';
import { Loaders } from '../platform/graphql/loaders.js';
import { fetchPage } from '../platform/graphql/keyset.js';
import { ContradictionReport } from './contradiction-report.entity.js';
import { renderReport, type ReportFormat as ReportFormatName } from './render/render-report.js';
import type { ContradictionReportInput } from './report.inputs.js';
import { SnapshotService } from './snapshot.service.js';

/** The last report without a filter, unless a contradiction or a claim has changed since. */
const LATEST_UNFILTERED = `
  SELECT r.* FROM (
    SELECT * FROM contradiction_report
    WHERE snapshot->'filter' = '{"topic": null, "speaker": null, "from": null, "to": null}'
    ORDER BY id DESC LIMIT 1) r
  WHERE NOT EXISTS (SELECT FROM history_entry h WHERE h.created_at > r.created_at
    AND h.entity_type IN ('Claim', 'Contradiction', 'Speaker', 'Article', 'Outlet', 'Topic'))`;

@Injectable()
export class ReportsService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
    private readonly idempotency: IdempotencyService,
    private readonly snapshots: SnapshotService,
  ) {}

  /** Freezes what the board shows under a filter now. Must not be called inside a transaction. */
  async generate(input: ContradictionReportInput): Promise<ContradictionReport> {
    const report = new ContradictionReport();
    // One view of the data for all that a snapshot reads, whatever is revised meanwhile.
    report.snapshot = await this.database.atOneMoment(() => this.snapshots.take(report.id, input));
    return this.idempotency.transaction(async () => {
      await this.database.repository(ContradictionReport).save(report);
      await this.history.record(report, 'generated', []);
      return report;
    });
  }

  /**
   * The newest report over the whole board, generated now where there is none or the board has changed
   * since it was taken.
   */
  async current(): Promise<ContradictionReport> {
    const [last] = await this.database.query<object>(LATEST_UNFILTERED);
    if (last) return this.database.hydrate(ContradictionReport, last);
    return this.generate({});
  }

  find(id: string): Promise<ContradictionReport | null> {
    return this.database.repository(ContradictionReport).findOneBy({ id });
  }

  /** Newest first. */
  list(page: PageArgs): Promise<ConnectionOf<ContradictionReport>> {
    return fetchPage(
      this.database,
      ContradictionReport,
      {
        from: 'contradiction_report t',
        where: [],
        parameters: [],
        order: [{ sql: 't.id', type: 'uuid', descending: true }],
      },
      page,
    );
  }

  /** A report written out, ready to send. */
  async render(
    { snapshot }: ContradictionReport,
    format: ReportFormatName,
    language: Language,
    loaders = new Loaders(),
  ): Promise<string> {
    return renderReport(await this.snapshots.signed(snapshot, loaders), format, language);
  }

  /**
   * Writes a report under `directory` and returns the file's path. The file appears whole or not at
   * all: it is written beside its place and then moved there.
   */
  async write(
    report: ContradictionReport,
    directory: string,
    format: ReportFormatName,
    language: Language,
  ): Promise<string> {
    await mkdir(directory, { recursive: true });
    const day = report.snapshot.generatedAt.slice(0, 10);
    const name = `contradictions-${day}-${report.id.slice(-8)}.${language.toLowerCase()}.${format}`;
    const path = join(directory, name);
    await writeFile(`${path}.part`, await this.render(report, format, language));
    await rename(`${path}.part`, path);
    return path;
  }
}

/**
 * What the integration specs need of the application itself. Loaded by `environment.mjs` with Node's own
 * module loader, once for all the spec files that a worker runs.
 */
export { MIGRATIONS } from '../../migrations/all.js';
export { SessionsService } from '../../src/access/sessions/sessions.service.js';
export { TokenKeys } from '../../src/access/sessions/token-keys.js';
export { SignInLimits } from '../../src/access/sign-in/sign-in-limits.js';
export { SignInService } from '../../src/access/sign-in/sign-in.service.js';
export { DemoAccount } from '../../src/access/users/demo-account.js';
export { UsersService } from '../../src/access/users/users.service.js';
export { createApp } from '../../src/app.js';
export { backup } from '../../src/commands/backup.js';
export { indexEarlierClaims } from '../../src/commands/index-earlier-claims.js';
export { follow } from '../../src/commands/rescan.js';
export { restore } from '../../src/commands/restore.js';
export { CandidatesService } from '../../src/contradictions/candidates/candidates.service.js';
export { KeyFrequencies } from '../../src/contradictions/candidates/key-frequencies.js';
export { analyse } from '../../src/contradictions/detection/reading/analyse.js';
export { DetectedContradictions } from '../../src/contradictions/live/detected-contradictions.js';
export { BatchCandidates } from '../../src/contradictions/rescan/batch-candidates.js';
export { RescanService } from '../../src/contradictions/rescan/rescan.service.js';
export { BatchRows } from '../../src/exchange/batch-rows.js';
export { ExportService } from '../../src/exchange/export.service.js';
export { ImportService } from '../../src/exchange/import.service.js';
export { HistoryService } from '../../src/history/history.service.js';
export { HistoryVerifier } from '../../src/history/chain/history-verifier.js';
export { IdempotencyService } from '../../src/platform/graphql/idempotency/idempotency.service.js';
export { Database } from '../../src/platform/database/database.js';
export { JobRunner } from '../../src/platform/jobs/job-runner.js';
export { JobsService } from '../../src/platform/jobs/jobs.service.js';
export { LiveLimits } from '../../src/platform/live/live-limits.js';
export { LiveSockets } from '../../src/platform/live/live-sockets.js';
export { Notifications } from '../../src/platform/live/notifications.js';
export { dataSourceOptions } from '../../src/platform/database/data-source.js';
export { ReportsService } from '../../src/reports/reports.service.js';
export { SeedingService } from '../../src/seeding/seeding.service.js';
export { context, trace } from '@opentelemetry/api';
export { Client } from 'pg';
export { DataSource, getMetadataArgsStorage } from 'typeorm';

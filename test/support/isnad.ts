import type * as Application from './application.js';

declare global {
  /** Put there by `environment.mjs`. */
  var isnad: typeof Application;
}

export const {
  analyse,
  backup,
  BatchCandidates,
  BatchRows,
  CandidatesService,
  Client,
  context,
  createApp,
  Database,
  DemoAccount,
  DataSource,
  dataSourceOptions,
  DetectedContradictions,
  ExportService,
  follow,
  getMetadataArgsStorage,
  HistoryService,
  HistoryVerifier,
  IdempotencyService,
  ImportService,
  indexEarlierClaims,
  JobRunner,
  JobsService,
  KeyFrequencies,
  LiveLimits,
  LiveSockets,
  MIGRATIONS,
  Notifications,
  ReportsService,
  restore,
  RescanService,
  SeedingService,
  SessionsService,
  trace,
  SignInLimits,
  SignInService,
  TokenKeys,
  UsersService,
} = globalThis.isnad;

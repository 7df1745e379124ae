/** Brings the job queue's own schema, `graphile_worker`, up to date. @param url a pg connection string */
export async function migrateJobs(url: string): Promise<void> {
  // Loaded when it is needed: a comparison from the command line needs no queue.
  const { Logger, runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: url, logger: new Logger(() => () => undefined) });
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../app.js';
import { migrateIsnad } from '../migrate.js';
import type { Config } from '../platform/config/load-config.js';
import { createLogger, type LogStyle } from '../platform/logs/logger.js';
import { openDatabase } from '../platform/postgres/open-database.js';

/** Runs one command on the application, with the database opened and migrated before and closed after. */
export async function withApp<T>(
  config: Config,
  work: (app: NestFastifyApplication, url: string) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config, { role: 'command', log: note });
  try {
    await migrateIsnad(database.url);
    const app = await createApp({
      url: database.url,
      logLevel: config.logLevel,
      logs: { style: logStyle(config) },
      graphiql: false,
    });
    try {
      return await work(app, database.url);
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
}

let say = (line: string): void => void process.stderr.write(`${line}\n`);

/** One line for the operator, on standard error. */
export function note(line: string): void {
  say(line);
}

/** Has these lines join the log: machines read what a server in production says. */
export function noteInLog({ logLevel: level }: Config): void {
  const logger = createLogger({ level, style: 'json' });
  say = (line) => logger.info(line);
}

/** JSON for machines in production, else text for whoever sits in front of it. */
export function logStyle({ nodeEnv }: Config): LogStyle {
  return nodeEnv === 'production' ? 'json' : 'text';
}

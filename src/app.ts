import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 } from 'uuid';
import { AccessOptions } from './access/access-options.js';
import { AppModule } from './app.module.js';
import type { LogLevel } from './platform/config/environment.js';
import { registerGraphiql } from './platform/http/graphiql.js';
import { registerGraphqlRoute } from './platform/graphql/graphql-route.js';
import { LiveSockets } from './platform/live/live-sockets.js';
import { Authenticator } from './platform/requests/authenticator.js';
import { StderrLogger } from './platform/http/stderr-logger.js';

/** Bytes; an article's text with everything round it fits well. */
const BODY_LIMIT = 4 * 1024 * 1024;

export interface AppOptions {
  /** A pg connection string; the schema must already be migrated. */
  url: string;
  logLevel: LogLevel;
  /** Whether to serve the in-browser client at /graphiql. */
  graphiql: boolean;
  /** How tokens are signed and which sign-on is taken, where the operator says. */
  access?: AccessOptions;
}

/** The whole application, ready to listen or to be called from a command. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, genReqId: () => v7() });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(options.url, options.access ?? new AccessOptions()),
    adapter,
    { logger: new StderrLogger(options.logLevel), abortOnError: false },
  );
  const fastify = adapter.getInstance();
  registerGraphqlRoute(fastify, app.get(Authenticator));
  if (options.graphiql) registerGraphiql(fastify);
  await app.init();
  app.get(LiveSockets).attach(fastify.server, '/graphql');
  return app;
}

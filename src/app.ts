import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 } from 'uuid';
import { AccessOptions } from './access/access-options.js';
import { AppModule } from './app.module.js';
import type { LogLevel } from './platform/config/environment.js';
import { DEFAULT_LIMITS, type Limits } from './platform/config/limits.js';
import { registerGraphiql } from './platform/http/graphiql.js';
import { registerGraphqlRoute } from './platform/graphql/graphql-route.js';
import { LiveLimits } from './platform/live/live-limits.js';
import { LiveSockets } from './platform/live/live-sockets.js';
import { Authenticator } from './platform/requests/authenticator.js';
import { DocumentGate } from './platform/graphql/limits/document-gate.js';
import { PageFetcher } from './sources/articles/page-fetcher.js';
import { serverOptions } from './platform/http/server-options.js';
import { StderrLogger } from './platform/http/stderr-logger.js';

export interface AppOptions {
  /** A pg connection string; the schema must already be migrated. */
  url: string;
  logLevel: LogLevel;
  /** Whether to serve the in-browser client at /graphiql. */
  graphiql: boolean;
  /** How tokens are signed and which sign-on is taken, where the operator says. */
  access?: AccessOptions;
  /** Whose word counts for where a request comes from; nobody's where it is not said. */
  trustedProxies?: readonly string[];
  /** Whether the schema may be read by introspection; as `graphiql` where it is not said. */
  tellsSchema?: boolean;
  /** Whether articles may be fetched from the public web. */
  fetchUrls?: boolean;
  /** What a request may ask for; the defaults where it is not said. */
  limits?: Limits;
  /** What is granted to those who listen, where it differs from the defaults. */
  live?: Partial<LiveLimits>;
}

/** The whole application, ready to listen or to be called from a command. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const adapter = new FastifyAdapter({
    ...serverOptions(limits),
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    genReqId: () => v7(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(options.url, options.access ?? new AccessOptions()),
    adapter,
    { logger: new StderrLogger(options.logLevel), abortOnError: false },
  );
  const fastify = adapter.getInstance();
  const gate = new DocumentGate(() => fastify.graphql.schema, {
    limits,
    tellsSchema: options.tellsSchema ?? options.graphiql,
  });
  registerGraphqlRoute(fastify, { authenticator: app.get(Authenticator), gate, limits });
  if (options.graphiql) registerGraphiql(fastify);
  await app.init();
  app.get(PageFetcher).allow(options.fetchUrls ?? false);
  Object.assign(app.get(LiveLimits), options.live);
  app.get(LiveSockets).attach(fastify.server, '/graphql', { gate, eventMs: limits.requestMs });
  return app;
}

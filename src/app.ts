import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import { v7 } from 'uuid';
import { AccessOptions } from './access/access-options.js';
import { AppModule } from './app.module.js';
import type { LogLevel } from './platform/config/environment.js';
import { DEFAULT_LIMITS, type Limits } from './platform/config/limits.js';
import { registerGraphiql } from './platform/http/graphiql.js';
import { registerGraphqlRoute } from './platform/graphql/graphql-route.js';
import { createLogger, frameworkLogger, type LogOptions } from './platform/logs/logger.js';
import { NestLogger } from './platform/logs/nest-logger.js';
import { logRequests } from './platform/logs/request-lines.js';
import { Metrics } from './platform/metrics/metrics.js';
import { measureRequests, registerMetrics } from './platform/metrics/metrics-route.js';
import { LiveLimits } from './platform/live/live-limits.js';
import { LiveSockets } from './platform/live/live-sockets.js';
import { Authenticator } from './platform/requests/authenticator.js';
import { DocumentGate } from './platform/graphql/limits/document-gate.js';
import { PageFetcher } from './sources/articles/page-fetcher.js';
import { registerSecurityHeaders } from './platform/http/security-headers.js';
import { serverOptions } from './platform/http/server-options.js';

export interface AppOptions {
  /** A pg connection string; the schema must already be migrated. */
  url: string;
  logLevel: LogLevel;
  /** How lines of the log look, and where they go; text on standard error where it is not said. */
  logs?: Omit<LogOptions, 'level'>;
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
  /** Whose pages may read answers; nobody's where it is not said. */
  corsOrigins?: readonly string[];
  /** What a request may ask for; the defaults where it is not said. */
  limits?: Limits;
  /** What is granted to those who listen, where it differs from the defaults. */
  live?: Partial<LiveLimits>;
}

/** The whole application, ready to listen or to be called from a command. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const logger = createLogger({ level: options.logLevel, ...options.logs });
  const adapter = new FastifyAdapter({
    ...serverOptions(limits),
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    genReqId: () => v7(),
    loggerInstance: frameworkLogger(logger),
    // `logRequests` writes the one line that says it all.
    logController: new LogController({ disableRequestLogging: true }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(options.url, options.access ?? new AccessOptions()),
    adapter,
    { logger: new NestLogger(logger), abortOnError: false },
  );
  const fastify = adapter.getInstance();
  const gate = new DocumentGate(() => fastify.graphql.schema, {
    limits,
    tellsSchema: options.tellsSchema ?? options.graphiql,
  });
  app.get(PageFetcher).allow(options.fetchUrls ?? false);
  logRequests(fastify, logger);
  measureRequests(fastify, app.get(Metrics));
  registerMetrics(fastify, app.get(Metrics), app.get(Authenticator));
  fastify.addHook('preClose', () => app.get(LiveSockets).stop());
  registerSecurityHeaders(fastify, options.corsOrigins ?? []);
  allowOrigins(app, options.corsOrigins ?? []);
  registerGraphqlRoute(fastify, { authenticator: app.get(Authenticator), gate, limits });
  if (options.graphiql) registerGraphiql(fastify);
  await app.init();
  Object.assign(app.get(LiveLimits), options.live);
  app.get(LiveSockets).attach(fastify.server, '/graphql', {
    gate,
    eventMs: limits.requestMs,
    trustedProxies: options.trustedProxies ?? [],
  });
  return app;
}

/** No cookie and nothing else that a browser adds by itself says who asks: `credentials` stays off. */
function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.enableCors({
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type', 'authorization', 'accept'],
    exposedHeaders: ['retry-after'],
    credentials: false,
    maxAge: 600,
  });
}

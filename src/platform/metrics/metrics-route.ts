import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors/app-error.js';
import { authenticate } from '../graphql/http/authenticate.js';
import { METRICS_READ } from '../graphql/permissions.js';
import { demand } from '../graphql/permission-guard.js';
import { tallyOf } from '../logs/request-lines.js';
import type { Authenticator } from '../requests/authenticator.js';
import type { Metrics } from './metrics.js';

/** Counts every answer of /graphql, its refusals included. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    if (request.url.split('?')[0] === '/graphql') {
      const { operation, codes } = tallyOf(request);
      metrics.answered(operation?.kind ?? null, codes, reply.elapsedTime / 1000);
    }
    done();
  });
}

/**
 * GET /metrics, in the text format of Prometheus. Closed like everything else, to requests from this machine
 * too: behind a proxy on it, those of the whole world look like that.
 */
export function registerMetrics(
  fastify: FastifyInstance,
  metrics: Metrics,
  authenticator: Authenticator,
): void {
  fastify.get('/metrics', async (request, reply) => {
    const actor = await authenticate(authenticator, request);
    try {
      if (actor instanceof AppError) throw actor;
      tallyOf(request).actor = actor;
      demand(actor, METRICS_READ, '/metrics');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const unknown = error.code === 'UNAUTHENTICATED';
      if (unknown) reply.header('www-authenticate', 'Bearer');
      return reply
        .code(unknown ? 401 : error.code === 'FORBIDDEN' ? 403 : 503)
        .type('text/plain; charset=utf-8')
        .send(`${error.message}\n`);
    }
    return reply.type(metrics.registry.contentType).send(await metrics.text());
  });
}

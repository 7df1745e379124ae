import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { RequestTally } from '../requests/request-tally.js';

/** Milliseconds beyond which a request is worth a look. */
const SLOW = 1_000;

/** What a client may call its request, to find it again in this log. */
const CLIENT_ID = /^[\w.:-]{1,64}$/;

/** Asked every few seconds by machines; a line each would hide the others. */
const QUIET = /^\/(health|metrics)\b/;

const tallies = new WeakMap<FastifyRequest, RequestTally>();

/** What is noted of a request. */
export function tallyOf(request: FastifyRequest): RequestTally {
  let tally = tallies.get(request);
  if (!tally) tallies.set(request, (tally = new RequestTally()));
  return tally;
}

/**
 * One line for each request, when it is answered: never its variables, its query string or its headers.
 *
 * A request's id is always ours, since history keeps it and nobody else may choose what stands there; it
 * goes back in `x-request-id`. One that the client sends in that header is noted beside it.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const slow = reply.elapsedTime > SLOW;
    const level = slow || reply.statusCode >= 500 ? 'warn' : quiet(request) ? 'debug' : 'info';
    logger[level](describe(request, reply), slow ? 'Slow request' : 'Request');
    done();
  });
}

function quiet({ url }: FastifyRequest): boolean {
  return QUIET.test(url);
}

function describe(request: FastifyRequest, reply: FastifyReply): object {
  const { actor, operation, codes, statements, databaseMs } = tallyOf(request);
  const given = request.headers['x-request-id'];
  const isClear = typeof given === 'string' && CLIENT_ID.test(given);
  return {
    requestId: request.id,
    // What the process does by itself is nothing of this request.
    via: undefined,
    ...(isClear && { clientRequestId: given }),
    method: request.method,
    path: request.url.split('?')[0]!.slice(0, 200),
    ...(operation && {
      kind: operation.kind,
      fields: operation.fields,
      ...(operation.name && { operation: operation.name.slice(0, 100) }),
    }),
    status: reply.statusCode,
    ...(codes.length > 0 && { codes }),
    ms: rounded(reply.elapsedTime),
    ...(statements > 0 && { statements, databaseMs: rounded(databaseMs) }),
    ...(actor && { actor: { kind: actor.kind, id: actor.id } }),
    address: request.ip,
  };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

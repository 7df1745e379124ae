import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, OperationTypeNode } from 'graphql';
import type { Limits } from '../config/limits.js';
import { AppError } from '../errors/app-error.js';
import { tallyOf } from '../logs/request-lines.js';
import type { Actor } from '../requests/actor.js';
import type { Authenticator } from '../requests/authenticator.js';
import { inRequest } from '../requests/current-request.js';
import { Deadline } from '../requests/deadline.js';
import { inSpan } from '../tracing/spans.js';
import { createContext } from './context.js';
import { formatError } from './error-format.js';
import { type GraphQLAnswer, refusal, type Refusal, refuse, send } from './http/answer.js';
import { authenticate } from './http/authenticate.js';
import { Entrance } from './http/entrance.js';
import { readJsonStrictly } from './http/read-json.js';
import { type GraphQLRequest, MalformedRequest, readBody, readUrl } from './http/read-request.js';
import { type DocumentGate, RefusedDocument } from './limits/document-gate.js';
import { tooMuch } from './limits/too-much.js';

export interface GraphqlRouteOptions {
  authenticator: Authenticator;
  gate: DocumentGate;
  limits: Limits;
}

/** GraphQL knows no other methods; HEAD is a GET without its body. */
const OTHER_METHODS = ['PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * /graphql after the GraphQL-over-HTTP specification: POST for every operation, GET for queries. Mercurius
 * executes; its own route is not used because it turns list indices in error paths into strings and
 * answers faults its own way.
 */
export function registerGraphqlRoute(fastify: FastifyInstance, options: GraphqlRouteOptions): void {
  const route = new GraphqlRoute(fastify, options);
  void fastify.register((scope, _options, done) => {
    readJsonStrictly(scope);
    scope.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      bodyLimit: options.limits.bodyBytes,
      onRequest: route.entrance.check,
      errorHandler: route.fail,
      handler: route.handle,
    });
    scope.route({
      method: OTHER_METHODS,
      url: '/graphql',
      onRequest: async (request, reply) => {
        await refuse(request, reply, onlyBy('GET, POST', 'Use POST, or GET for a query.'));
      },
      handler: route.handle,
    });
    done();
  });
}

class GraphqlRoute {
  readonly entrance: Entrance;

  constructor(
    private readonly fastify: FastifyInstance,
    private readonly options: GraphqlRouteOptions,
  ) {
    this.entrance = new Entrance(options.limits);
  }

  readonly handle = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    this.entrance.during(() => this.answer(request, reply));

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asked = read(request);
    if (asked instanceof MalformedRequest) {
      return refuse(request, reply, malformed(400, asked.message));
    }
    const actor = await authenticate(this.options.authenticator, request);
    if (actor instanceof AppError) {
      const headers = { 'www-authenticate': 'Bearer' };
      return refuse(request, reply, refusal(401, actor, headers));
    }
    tallyOf(request).actor = actor;
    const refused = this.entrance.admitActor(actor);
    if (refused) return refuse(request, reply, refused);
    // Answers are for whoever asked alone; those to a POST nobody keeps anyway.
    if (request.method !== 'POST') reply.header('cache-control', 'no-store');
    const answer = await this.execute(asked, actor, request);
    return 'status' in answer ? refuse(request, reply, answer) : send(request, reply, answer);
  }

  private async execute(
    { query, operationName, variables }: GraphQLRequest,
    actor: Actor,
    request: FastifyRequest,
  ): Promise<GraphQLAnswer | Refusal> {
    const deadline = new Deadline(this.options.limits.requestMs);
    try {
      const { text, kind, name, fields } = await this.options.gate.admit(
        query,
        operationName,
        variables,
      );
      const tally = tallyOf(request);
      tally.operation = { kind, name: name ?? null, fields };
      const refused = wrongWay(kind, request.method);
      if (refused) return refused;
      const context = createContext(request.id, actor, request.ip, deadline, tally);
      const result: ExecutionResult = await inRequest(context, () =>
        inSpan(
          `graphql ${kind}`,
          { 'isnad.request': request.id, 'isnad.fields': [...fields] },
          () => this.fastify.graphql(text, context, variables, operationName),
        ),
      );
      if (!result.errors) return { data: result.data };
      const errors = result.errors.map((error) =>
        formatError(error, request.id, deadline.hasChanged),
      );
      return { errors, data: result.data ?? null };
    } catch (error) {
      if (error instanceof RefusedDocument) return { errors: error.errors };
      return { errors: [formatError(error, request.id)] };
    } finally {
      deadline.end();
    }
  }

  /** A body that cannot be read, or is too long; and what nothing else has caught. */
  readonly fail = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const status = error.statusCode ?? 500;
    if (status === 413) {
      const { bodyBytes } = this.options.limits;
      const length = Number(request.headers['content-length']);
      const [measured, atLeast] = length > bodyBytes ? [length, false] : [bodyBytes + 1, true];
      refuse(
        request,
        reply,
        refusal(413, tooMuch('bodyBytes', bodyBytes, measured, atLeast, 'BAD_USER_INPUT')),
      );
    } else if (status < 500) refuse(request, reply, malformed(status, error.message));
    else {
      const { message, extensions } = formatError(error, request.id);
      const { code, ...details } = extensions as { code: string };
      refuse(request, reply, {
        status: code === 'UNAVAILABLE' ? 503 : 500,
        code,
        message,
        details,
      });
    }
  };
}

function read(request: FastifyRequest): GraphQLRequest | MalformedRequest {
  try {
    if (request.method === 'POST') return readBody(request.body);
    return readUrl(request.query as Record<string, unknown>);
  } catch (error) {
    if (error instanceof MalformedRequest) return error;
    throw error;
  }
}

function wrongWay(kind: OperationTypeNode, method: string): Refusal | null {
  if (kind === OperationTypeNode.SUBSCRIPTION) {
    return malformed(
      400,
      'A subscription needs a WebSocket to this address, with the protocol graphql-transport-ws.',
    );
  }
  if (kind === OperationTypeNode.QUERY || method === 'POST') return null;
  return onlyBy('POST', 'Send a mutation by POST: following a link must change nothing.');
}

function malformed(status: number, message: string): Refusal {
  return { status, code: 'BAD_USER_INPUT', message };
}

function onlyBy(allow: string, message: string): Refusal {
  return { ...malformed(405, message), headers: { allow } };
}

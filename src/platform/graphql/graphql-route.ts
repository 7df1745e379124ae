import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { AppError } from '../errors/app-error.js';
import type { Actor } from '../requests/actor.js';
import type { Authenticator } from '../requests/authenticator.js';
import { inRequest } from '../requests/current-request.js';
import { createContext } from './context.js';
import { formatError } from './error-format.js';
import { relaxVariableDefaults } from './variable-defaults.js';

const RESPONSE_JSON = 'application/graphql-response+json; charset=utf-8';
const PLAIN_JSON = 'application/json; charset=utf-8';

interface GraphQLRequest {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/**
 * POST /graphql after the GraphQL-over-HTTP specification. Mercurius executes; its own route is not
 * used because it turns list indices in error paths into strings and answers faults its own way.
 */
export function registerGraphqlRoute(fastify: FastifyInstance, authenticator: Authenticator): void {
  fastify.post('/graphql', { onRequest: requireJson, errorHandler }, async (request, reply) => {
    const body = readRequest(request.body);
    if (typeof body === 'string') return refuse(request, reply, 400, body);
    const actor = await authenticate(authenticator, request);
    if (actor instanceof AppError) return unauthenticated(reply, actor);
    const result = await execute(body, actor, request, reply);
    const modern = (request.headers.accept ?? '').includes('application/graphql-response+json');
    // Without data nothing was executed: the newer media type lets the status say so.
    const status = modern && result.data === undefined ? 400 : 200;
    return reply
      .code(status)
      .header('content-type', modern ? RESPONSE_JSON : PLAIN_JSON)
      .send(JSON.stringify(result));
  });
}

/** @returns the error to answer with where credentials were sent that prove nothing */
async function authenticate(
  authenticator: Authenticator,
  request: FastifyRequest,
): Promise<Actor | AppError> {
  const { authorization } = request.headers;
  try {
    return await authenticator.authenticate({ authorization, address: request.ip });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** Without data, whatever media type is asked for: nothing of the document was executed. */
function unauthenticated(reply: FastifyReply, { code, message, details }: AppError): FastifyReply {
  return reply
    .code(401)
    .header('www-authenticate', 'Bearer')
    .header('content-type', PLAIN_JSON)
    .send(JSON.stringify({ errors: [{ message, extensions: { code, ...details } }] }));
}

/** A form on any page can send the other media types here without asking; JSON it cannot. */
async function requireJson(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const [type] = (request.headers['content-type'] ?? '').split(';');
  if (type?.trim().toLowerCase() === 'application/json') return;
  await refuse(request, reply, 415, 'Send JSON, with the header "content-type: application/json".');
}

/** A body that cannot be read, or is too long. */
function errorHandler(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 500;
  if (status < 500) refuse(request, reply, status, error.message);
  else void reply.code(500).send({ errors: [formatError(error, request.id)] });
}

async function execute(
  body: GraphQLRequest,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ data?: unknown; errors?: GraphQLFormattedError[] }> {
  const context = createContext(request.id, actor, request.ip);
  const { query, variables, operationName } = body;
  try {
    const result: ExecutionResult = await inRequest(context, () =>
      reply.graphql(
        relaxVariableDefaults(query),
        context,
        variables ?? {},
        operationName ?? undefined,
      ),
    );
    if (!result.errors) return { data: result.data };
    const errors = result.errors.map((error) => formatError(error, request.id));
    return { errors, data: result.data ?? null };
  } catch (error) {
    return { errors: documentErrors(error) ?? [formatError(error, request.id)] };
  }
}

/** What parsing and validation found: Mercurius throws one error that lists it, already plain. */
function documentErrors(error: unknown): GraphQLFormattedError[] | null {
  const { errors } = error as { errors?: GraphQLFormattedError[] };
  if (!Array.isArray(errors)) return null;
  return errors.map(({ message, locations }) => ({
    message,
    ...(locations ? { locations } : {}),
    extensions: { code: 'BAD_USER_INPUT' },
  }));
}

function readRequest(body: unknown): GraphQLRequest | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return 'The body must be one JSON object with "query", and perhaps "variables" and "operationName".';
  }
  const { query, variables, operationName } = body as Record<string, unknown>;
  if (typeof query !== 'string' || query.trim() === '') {
    return '"query" must be a string with a GraphQL document.';
  }
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) {
    return '"variables" must be a JSON object.';
  }
  if (operationName != null && typeof operationName !== 'string') {
    return '"operationName" must be a string.';
  }
  return { query, variables: variables as Record<string, unknown> | null, operationName };
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  message: string,
): FastifyReply {
  request.log.debug({ message }, 'Refused a malformed GraphQL request');
  return reply
    .code(status)
    .header('content-type', PLAIN_JSON)
    .send(JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] }));
}

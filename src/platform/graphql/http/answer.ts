import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { AppError } from '../../errors/app-error.js';
import { tallyOf } from '../../logs/request-lines.js';
import { type AnswerType, negotiate } from './media-types.js';

/** A response as GraphQL has it; without `data` nothing was executed. */
export interface GraphQLAnswer {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[];
}

/** As negotiated; plain JSON for the refusal of a request whose `accept` nothing suits. */
export function answerType(request: FastifyRequest): AnswerType {
  return negotiate(request.headers.accept) ?? 'application/json';
}

/**
 * Sends a well-formed response. In plain JSON its status is always 200, as the specification has it for
 * clients that know nothing of GraphQL; the newer media type lets the status say what happened.
 */
export function send(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: GraphQLAnswer,
): FastifyReply {
  const type = answerType(request);
  return write(reply, type === 'application/json' ? 200 : statusOf(answer), type, answer);
}

function statusOf({ data, errors }: GraphQLAnswer): number {
  if (data != null || !errors) return 200;
  const codes = errors.map(({ extensions }) => extensions?.code);
  if (codes.includes('UNAVAILABLE')) return 503;
  if (data === null) return 200;
  return codes.includes('INTERNAL_SERVER_ERROR') ? 500 : 400;
}

/** What a request is refused with before its document is looked at. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
  details?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
}

/** Sends a refusal with its own status, whichever the media type. */
export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, code, message, details, headers }: Refusal,
): FastifyReply {
  request.log.debug({ status, message }, 'Refused a request');
  const errors = [{ message, extensions: { code, ...details } }];
  return write(reply.headers(headers ?? {}), status, answerType(request), { errors });
}

/** The refusal of a request by one of our own errors. */
export function refusal(
  status: number,
  { code, message, details }: AppError,
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  return { status, code, message, details, headers };
}

function write(
  reply: FastifyReply,
  status: number,
  type: AnswerType,
  answer: GraphQLAnswer,
): FastifyReply {
  const codes = (answer.errors ?? []).map(({ extensions }) => String(extensions?.code));
  tallyOf(reply.request).codes = [...new Set(codes)];
  return reply
    .code(status)
    .header('content-type', `${type}; charset=utf-8`)
    .send(JSON.stringify(answer));
}

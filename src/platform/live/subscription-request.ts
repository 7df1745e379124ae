import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { v7 } from 'uuid';
import { AppError } from '../errors/app-error.js';
import { createContext } from '../graphql/context.js';
import { formatError } from '../graphql/error-format.js';
import { type DocumentGate, RefusedDocument } from '../graphql/limits/document-gate.js';
import { permissionOf } from '../graphql/permission-guard.js';
import { inRequest } from '../requests/current-request.js';
import { EventQueue } from './event-queue.js';
import type { ListenerSession } from './listener-session.js';
import { LiveDelivery } from './live-delivery.js';

/** Why there is no subscription, as its client reads it: the class that the protocol's library asks for. */
export class Refused extends GraphQLError {
  constructor(private readonly plain: GraphQLFormattedError) {
    super(plain.message);
  }

  override toJSON(): GraphQLFormattedError {
    return this.plain;
  }
}

/** A document that a client wants to hear by. */
export interface SubscriptionRequest {
  args: ExecutionArgs;
  /** What it needs to go on. */
  permissions: string[];
}

/**
 * Reads a `subscribe` message, within the limits of HTTP. Queries and mutations are refused: they have one
 * door, with its own limits.
 */
export async function readSubscription(
  schema: GraphQLSchema,
  gate: DocumentGate,
  { query, operationName, variables }: SubscribePayload,
): Promise<SubscriptionRequest | Refused[]> {
  const name = operationName ?? undefined;
  try {
    const { text, kind } = await gate.admit(query, name, variables ?? {});
    if (kind !== OperationTypeNode.SUBSCRIPTION) {
      throw new AppError(
        'BAD_USER_INPUT',
        `A ${kind} is not served over WebSocket; send it by POST to the same path.`,
      );
    }
    const document = parse(text);
    return {
      args: { schema, document, operationName: name, variableValues: variables },
      permissions: permissionsAsked(schema, document),
    };
  } catch (error) {
    if (error instanceof RefusedDocument) return error.errors.map((each) => new Refused(each));
    return [new Refused(formatError(error, v7()))];
  }
}

/** Also of other subscriptions in the document: whoever sends it may as well have them all. */
function permissionsAsked(schema: GraphQLSchema, document: DocumentNode): string[] {
  const asked: string[] = [];
  const types = new TypeInfo(schema);
  const Field = (): void => {
    const field = types.getFieldDef();
    const permission =
      field && types.getParentType() === schema.getSubscriptionType() && permissionOf(field);
    if (permission) asked.push(permission);
  };
  visit(document, visitWithTypeInfo(types, { Field }));
  return asked;
}

/**
 * Begins to listen.
 *
 * @param eventMs milliseconds that reading what is asked of one event may take
 * @returns why it is refused, or what will be sent
 */
export async function openSubscription(
  { args }: SubscriptionRequest,
  session: ListenerSession,
  eventMs: number,
): Promise<LiveDelivery | Refused[]> {
  const context = createContext(v7(), session.actor, session.address);
  const { requestId } = context;
  const source = await inRequest(context, () =>
    createSourceEventStream({ ...args, contextValue: context }),
  );
  if ('errors' in source) {
    return (source.errors ?? []).map((error) => new Refused(formatError(error, requestId)));
  }
  if (!(source instanceof EventQueue)) throw new Error('A subscription must return an EventQueue');
  return new LiveDelivery(args, source as EventQueue<object>, session, { requestId, eventMs });
}

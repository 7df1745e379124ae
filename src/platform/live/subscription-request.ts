import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { v7 } from 'uuid';
import { createContext } from '../graphql/context.js';
import { permissionOf } from '../graphql/permission-guard.js';
import { relaxVariableDefaults } from '../graphql/limits/variable-defaults.js';
import { inRequest } from '../requests/current-request.js';
import { EventQueue } from './event-queue.js';
import type { ListenerSession } from './listener-session.js';
import { LiveDelivery } from './live-delivery.js';

/** A document that a client wants to hear by. */
export interface SubscriptionRequest {
  args: ExecutionArgs;
  /** What it needs to go on. */
  permissions: string[];
}

/**
 * Reads a `subscribe` message. Queries and mutations are refused: they have one door, with its limits.
 *
 * @returns what is wrong, or the request
 */
export function readSubscription(
  schema: GraphQLSchema,
  { query, operationName, variables }: SubscribePayload,
): SubscriptionRequest | GraphQLError[] {
  try {
    const document = relaxVariableDefaults(parse(query));
    const operation = getOperationAST(document, operationName);
    if (operation && (operation.operation as string) !== 'subscription') {
      return [
        new GraphQLError(
          `A ${operation.operation} is not served over WebSocket; send it by POST to the same path.`,
        ),
      ];
    }
    const faults = validate(schema, document, specifiedRules);
    if (faults.length > 0) return [...faults];
    if (!operation) return [new GraphQLError('Say with "operationName" which operation is meant.')];
    return {
      args: { schema, document, operationName, variableValues: variables },
      permissions: permissionsAsked(schema, document),
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
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
 * @returns why it is refused, or what will be sent
 */
export async function openSubscription(
  { args }: SubscriptionRequest,
  session: ListenerSession,
): Promise<LiveDelivery | { requestId: string; errors: readonly GraphQLError[] }> {
  const context = createContext(v7(), session.actor, session.address);
  const { requestId } = context;
  const source = await inRequest(context, () =>
    createSourceEventStream({ ...args, contextValue: context }),
  );
  if ('errors' in source) return { requestId, errors: source.errors ?? [] };
  if (!(source instanceof EventQueue)) throw new Error('A subscription must return an EventQueue');
  return new LiveDelivery(args, source as EventQueue<object>, session, requestId);
}

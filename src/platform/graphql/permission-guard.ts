import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { AppError } from '../errors/app-error.js';
import type { Actor } from '../requests/actor.js';
import type { RequestContext } from './context.js';

/** A field of a schema, as far as the decorators have said something about it. */
interface Extended {
  readonly extensions: Readonly<Record<string, unknown>>;
}

type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Closes the schema: each operation, and each field that names a permission, first asks whether whoever
 * sends the request has it. Only fields that name one are wrapped, so the thousands of others that a list
 * reads cost nothing.
 *
 * @throws Error naming the operations that neither name a permission nor are marked public
 */
export function guardOperations(schema: GraphQLSchema): GraphQLSchema {
  const open = operationsWithoutPermission(schema);
  if (open.length > 0) {
    throw new Error(`Give ${open.join(', ')} a permission with @Requires, or mark it @Public.`);
  }
  const subscription = schema.getSubscriptionType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const permission = permissionOf(field);
      if (permission === null) continue;
      const path = `${type.name}.${field.name}`;
      // What a subscription sends was allowed when it began; refusing each event would come too late.
      if (type === subscription) {
        field.subscribe = guarded(path, permission, field.subscribe ?? defaultFieldResolver);
      } else {
        field.resolve = guarded(path, permission, field.resolve ?? defaultFieldResolver);
      }
    }
  }
  return schema;
}

/** Operations, as `Mutation.createTopic`, that say nothing about who may use them. */
export function operationsWithoutPermission(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter((field) => permissionOf(field) === null && field.extensions.public !== true)
      .map((field) => `${root!.name}.${field.name}`),
  );
}

/** The permission that a field names, or null. */
export function permissionOf({ extensions }: Extended): string | null {
  const { permission } = extensions;
  return typeof permission === 'string' ? permission : null;
}

/**
 * @throws AppError UNAUTHENTICATED where nobody is known to ask, FORBIDDEN where whoever asks may not
 * @param what the operation or field, for the message
 */
export function demand(actor: Actor, permission: string, what: string): void {
  if (actor.may(permission)) return;
  if (actor.kind === 'ANONYMOUS') {
    throw new AppError(
      'UNAUTHENTICATED',
      `${what} is not open to everyone; sign in, and send the header "authorization: Bearer …".`,
      { permission },
    );
  }
  throw new AppError('FORBIDDEN', `${what} needs the permission "${permission}".`, { permission });
}

function guarded(path: string, permission: string, resolve: Resolver): Resolver {
  return (parent, args, context, info): unknown => {
    demand(context.actor, permission, path);
    return resolve(parent, args, context, info);
  };
}

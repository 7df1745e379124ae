import { getNamedType, type GraphQLArgument, type GraphQLSchema, isInputObjectType } from 'graphql';
import { permissionOf } from './permission-guard.js';

/**
 * Writes into the schema what a client should read there and no decorator says: what the roots are,
 * each operation's permission, and for an `input` argument what its type is for.
 */
export function describeOperations(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  const subscription = schema.getSubscriptionType();
  if (query) query.description = 'Everything that can be read.';
  if (mutation) {
    mutation.description =
      'Everything that can be changed; each in one transaction, all or nothing.';
  }
  if (subscription) {
    subscription.description = 'Everything that is told as it happens, over WebSocket.';
  }
  for (const root of [query, mutation, subscription]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      field.args.forEach(describeInput);
      const permission = permissionOf(field);
      const who = permission ? `Permission: \`${permission}\`.` : 'Open to everyone.';
      field.description = `${field.description ?? ''}\n\n${who}`.trim();
    }
  }
  return schema;
}

function describeInput(argument: GraphQLArgument): void {
  const type = getNamedType(argument.type);
  if (isInputObjectType(type)) argument.description ??= type.description;
}

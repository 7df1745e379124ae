import type { GraphQLSchema } from 'graphql';

/** Writes each operation's permission into its description, so that the schema a client reads says it. */
export function describePermissions(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const permission = field.extensions.permission;
      if (typeof permission !== 'string') continue;
      field.description = `${field.description ?? ''}\n\nPermission: \`${permission}\`.`.trim();
    }
  }
  return schema;
}

import { randomUUID } from 'node:crypto';
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  getNamedType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** An operation with values that its types allow for all that is required. */
export interface Example {
  /** `Mutation.createTopic`. */
  path: string;
  query: string;
  variables: Record<string, unknown>;
}

/** One example of every operation of the schema, whatever it is called. */
export function examples(schema: GraphQLSchema): Example[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, root]) =>
    Object.values(root?.getFields() ?? {}).map((field) => {
      const args = field.args.filter(isRequiredArgument);
      const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
      const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
      const call = passed ? `${field.name}(${passed})` : field.name;
      const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
      return {
        path: `${root!.name}.${field.name}`,
        query: `${kind}${declared ? ` (${declared})` : ''} { ${call}${selection} }`,
        variables: Object.fromEntries(args.map(({ name, type }) => [name, valueOf(type)])),
      };
    }),
  );
}

const SCALARS: Record<string, () => unknown> = {
  ID: () => randomUUID(),
  Int: () => 1,
  Float: () => 1,
  Boolean: () => false,
};

function valueOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return [valueOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(required.map((field) => [field.name, valueOf(field.type)]));
  }
  return SCALARS[type.name]?.() ?? 'a text of some length';
}

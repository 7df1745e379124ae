import { TypeMetadataStorage } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { AppError } from '../../errors/app-error.js';
import { InputValidationPipe } from '../validation.pipe.js';
import { isLeftOut, type Variables } from './left-out.js';

/** @throws GraphQLError with the field's path, from an AppError BAD_USER_INPUT */
export type ArgumentChecks = (variables: Variables) => Promise<void> | void;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
type OperationMetadata = ReturnType<typeof TypeMetadataStorage.getMutationsMetadata>[number];
type Parameter = NonNullable<OperationMetadata['methodArgs']>[number];
type Check = (variables: Variables) => Promise<void>;

const pipe = new InputValidationPipe();

/**
 * Checks the arguments of a mutation's fields before any of it is executed. GraphQL reads what a mutation
 * returns after its commit: a page size out of range there would answer a change that was made with an
 * error. A mutation's own arguments are left to its resolver, which asks for the permission first, unless
 * another change stands before it.
 */
export function prepareArgumentChecks(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): ArgumentChecks {
  const root = schema.getMutationType();
  if (operation.operation !== OperationTypeNode.MUTATION || !root) return () => undefined;
  const checks = checksOf(schema, fragments, operation.selectionSet, root, []);
  const roots = checks.filter(({ depth }) => depth === 1);
  const asked = roots.length > 1 ? checks : checks.filter(({ depth }) => depth > 1);
  if (asked.length === 0) return () => undefined;
  return async (variables) => {
    for (const { check } of asked) await check(variables);
  };
}

interface FieldCheck {
  /** 1 for the mutation itself. */
  depth: number;
  check: Check;
}

function checksOf(
  schema: GraphQLSchema,
  fragments: Fragments,
  { selections }: SelectionSetNode,
  type: GraphQLObjectType,
  path: readonly string[],
): FieldCheck[] {
  return selections.flatMap((selection): FieldCheck[] => {
    const within = ((): FieldCheck[] => {
      if (selection.kind === Kind.FIELD) return ofField(schema, fragments, selection, type, path);
      const { selectionSet, typeCondition } =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
      const narrowed = typeCondition ? schema.getType(typeCondition.name.value) : type;
      const of = isObjectType(narrowed) ? narrowed : type;
      return checksOf(schema, fragments, selectionSet, of, path);
    })();
    if (!selection.directives?.length) return within;
    return within.map(({ depth, check }) => ({
      depth,
      check: async (variables) => {
        if (!isLeftOut(selection, variables)) await check(variables);
      },
    }));
  });
}

function ofField(
  schema: GraphQLSchema,
  fragments: Fragments,
  node: FieldNode,
  parent: GraphQLObjectType,
  before: readonly string[],
): FieldCheck[] {
  const field = parent.getFields()[node.name.value];
  if (!field) return [];
  const path = [...before, (node.alias ?? node.name).value];
  const type = getNamedType(field.type);
  const inside =
    node.selectionSet && isObjectType(type)
      ? checksOf(schema, fragments, node.selectionSet, type, path)
      : [];
  const parameters = parametersOf(parent.name, field.name);
  if (!node.arguments?.length || parameters.length === 0) return inside;
  const check: Check = async (variables) => {
    try {
      const values = getArgumentValues(field, node, variables);
      for (const parameter of parameters) await checkParameter(parameter, values);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new GraphQLError(error.message, { nodes: node, path, originalError: error });
    }
  };
  return [{ depth: path.length, check }, ...inside];
}

/** As Nest passes them to the resolver's method. */
async function checkParameter(
  parameter: Parameter,
  values: Record<string, unknown>,
): Promise<void> {
  const type: unknown = parameter.typeFn();
  const metatype = typeof type === 'function' ? (type as Type) : undefined;
  if (parameter.kind === 'args') await pipe.transform(values, { type: 'body', metatype });
  else
    await pipe.transform(values[parameter.name], { type: 'body', metatype, data: parameter.name });
}

let known: Map<string, Parameter[]> | undefined;

/** What the resolvers' methods take as arguments, by `Type.field`. */
function parametersOf(type: string, field: string): Parameter[] {
  known ??= collect();
  return known.get(`${type}.${field}`) ?? [];
}

function collect(): Map<string, Parameter[]> {
  const found = new Map<string, Parameter[]>();
  for (const { schemaName, methodArgs } of TypeMetadataStorage.getMutationsMetadata()) {
    if (methodArgs?.length) found.set(`Mutation.${schemaName}`, methodArgs);
  }
  for (const { name, properties } of TypeMetadataStorage.getObjectTypesMetadata()) {
    for (const { schemaName, methodArgs } of properties ?? []) {
      if (methodArgs?.length) found.set(`${name}.${schemaName}`, methodArgs);
    }
  }
  return found;
}

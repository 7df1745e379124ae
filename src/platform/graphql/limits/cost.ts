import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { DEFAULT_PAGE } from '../connection.js';
import { isLeftOut, type Variables } from './left-out.js';

/** What a list is taken to hold that has no page size: the attributions of a claim, its topics… */
const LIST_WITHOUT_PAGE = 5;

/** Counting a whole list costs more than reading a value of it. */
const TOTAL_COUNT = 10;

/**
 * How many values an answer could hold at most, in the unit of the least: a field of a record is 1, one
 * that does more says so with @Cost.
 *
 * @param page the `first` of the connection that the selection belongs to
 */
type Cost = (variables: Variables, page: number) => number;

/**
 * Prepares the cost of one operation; the document must be valid, and short once its fragments are written
 * out (see `survey`), because a fragment is counted wherever it is used.
 *
 * @returns the cost for the values of the variables, coerced
 */
export function prepareCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): (variables: Variables) => number {
  const root = schema.getRootType(operation.operation);
  const cost = root ? new Costs(schema, fragments).ofSet(operation.selectionSet, root) : () => 0;
  return (variables) => cost(variables, 1);
}

class Costs {
  private readonly known = new Map<string, Cost>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  ofSet({ selections }: SelectionSetNode, type: GraphQLCompositeType): Cost {
    const parts = selections.map((selection) => this.ofSelection(selection, type));
    return (variables, page) => {
      let sum = 0;
      for (const part of parts) sum += part(variables, page);
      return sum;
    };
  }

  private ofSelection(selection: SelectionNode, type: GraphQLCompositeType): Cost {
    const cost = this.whole(selection, type);
    if (!selection.directives?.length) return cost;
    return (variables, page) => (isLeftOut(selection, variables) ? 0 : cost(variables, page));
  }

  private whole(selection: SelectionNode, type: GraphQLCompositeType): Cost {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.ofField(selection, type);
      case Kind.INLINE_FRAGMENT:
        return this.ofSet(selection.selectionSet, this.narrowed(selection.typeCondition, type));
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value;
        let cost = this.known.get(name);
        if (!cost) {
          const { selectionSet, typeCondition } = this.fragments.get(name)!;
          cost = this.ofSet(selectionSet, this.narrowed(typeCondition, type));
          this.known.set(name, cost);
        }
        return cost;
      }
    }
  }

  private narrowed(
    condition: { name: { value: string } } | undefined,
    type: GraphQLCompositeType,
  ): GraphQLCompositeType {
    const narrowed = condition ? this.schema.getType(condition.name.value) : type;
    return isCompositeType(narrowed) ? narrowed : type;
  }

  private ofField(node: FieldNode, parent: GraphQLCompositeType): Cost {
    const field = fieldOf(parent, node.name.value);
    // `__typename`, which every type has.
    if (!field) return () => 1;
    const own = weight(field);
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return () => own;
    const inside = this.ofSet(node.selectionSet, type);
    const times = pageOf(field, node, parent);
    return (variables, page) => {
      const each = times(variables, page);
      // What a connection's lists repeat is counted at the lists.
      const [repeats, size] = isConnection(type) ? [1, each] : [each, 1];
      return own + repeats * inside(variables, size);
    };
  }
}

/** How often what is selected in a field comes back, or for a connection how long its page is. */
function pageOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  parent: GraphQLCompositeType,
): Cost {
  const paged = field.args.find(({ name }) => name === 'first');
  if (paged) return firstOf(node, Number(paged.defaultValue ?? DEFAULT_PAGE));
  // The schema's description of itself is as long as it is, and read from memory.
  if (!isListType(getNullableType(field.type)) || isIntrospectionType(parent)) return () => 1;
  return isConnection(parent) ? (_variables, page) => page : () => LIST_WITHOUT_PAGE;
}

/** What stands for `first`; one out of range is refused with a better message than cost has. */
function firstOf(node: FieldNode, fallback: number): Cost {
  const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (value?.kind === Kind.INT) {
    const first = Math.max(1, Number(value.value));
    return () => first;
  }
  if (value?.kind !== Kind.VARIABLE) return () => fallback;
  return (variables) => {
    const first = variables[value.name.value];
    return typeof first === 'number' ? Math.max(1, first) : fallback;
  };
}

function fieldOf(
  parent: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isUnionType(parent) ? undefined : parent.getFields()[name];
}

function isConnection(type: GraphQLCompositeType): boolean {
  return isObjectType(type) && type.name.endsWith('Connection');
}

function weight({ name, extensions }: GraphQLField<unknown, unknown>): number {
  if (typeof extensions.cost === 'number') return extensions.cost;
  if (name === '__schema') return 1000;
  return name === 'totalCount' ? TOTAL_COUNT : 1;
}

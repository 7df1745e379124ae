import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getVariableValues,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  print,
  specifiedRules,
  validate,
} from 'graphql';
import type { Limits } from '../../config/limits.js';
import { type ArgumentChecks, prepareArgumentChecks } from './argument-checks.js';
import { prepareCost } from './cost.js';
import type { Variables } from './left-out.js';
import { survey } from './survey.js';
import { tooMuch } from './too-much.js';
import { relaxVariableDefaults } from './variable-defaults.js';

/** What a document or its variables are refused for: as GraphQL words it, already plain. */
export class RefusedDocument extends Error {
  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super(errors[0]?.message ?? 'The document is refused.');
  }
}

export interface GateOptions {
  limits: Limits;
  /** Whether clients may read the schema, by introspection or from "did you mean". */
  tellsSchema: boolean;
}

/** An operation that may be executed. */
export interface AdmittedOperation {
  /** The document to execute; says the same as what was sent. */
  readonly text: string;
  readonly name: string | undefined;
  readonly kind: OperationTypeNode;
  /** The names of its root fields; aliases are the client's own. */
  readonly fields: readonly string[];
  /** In values that the answer could hold. */
  readonly cost: number;
}

interface Operation {
  readonly node: OperationDefinitionNode;
  readonly cost: (variables: Variables) => number;
  readonly checkArguments: ArgumentChecks;
}

interface Admitted {
  readonly text: string;
  readonly tokens: number;
  readonly operations: readonly Operation[];
}

/** Tokens of the documents that are remembered; one takes about 250 bytes of memory. */
const REMEMBERED_TOKENS = 100_000;

/** Errors of one document that a client is told of. */
const MAX_ERRORS = 20;

/**
 * What every document passes before it is executed: parsed within limits, validated, its cost and its
 * arguments checked. What depends on the text alone is done once for a text and remembered.
 */
export class DocumentGate {
  private readonly remembered = new Map<string, Admitted>();
  private tokens = 0;

  constructor(
    private readonly schema: () => GraphQLSchema,
    private readonly options: GateOptions,
  ) {}

  /**
   * @throws RefusedDocument where the document, the choice of operation or the variables are wrong
   * @throws AppError QUERY_TOO_COMPLEX beyond a limit, BAD_USER_INPUT for an argument out of range
   */
  async admit(
    text: string,
    operationName: string | undefined,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<AdmittedOperation> {
    const document = this.documentOf(text);
    const { node, cost, checkArguments } = choose(document, operationName);
    const values = this.coerce(node, variables);
    const { limits } = this.options;
    const costs = cost(values);
    if (costs > limits.cost) throw tooMuch('cost', limits.cost, costs);
    await checkArguments(values);
    return {
      text: document.text,
      name: operationName,
      kind: node.operation,
      fields: rootFields(node),
      cost: costs,
    };
  }

  private documentOf(text: string): Admitted {
    const known = this.remembered.get(text);
    if (known) {
      // Last used is last forgotten.
      this.remembered.delete(text);
      this.remembered.set(text, known);
      return known;
    }
    const admitted = this.examine(text);
    this.remembered.set(text, admitted);
    this.tokens += admitted.tokens;
    for (const [oldest, { tokens }] of this.remembered) {
      if (this.tokens <= REMEMBERED_TOKENS) break;
      this.remembered.delete(oldest);
      this.tokens -= tokens;
    }
    return admitted;
  }

  private examine(text: string): Admitted {
    const { limits, tellsSchema } = this.options;
    const bytes = Buffer.byteLength(text);
    if (bytes > limits.queryBytes) throw tooMuch('queryBytes', limits.queryBytes, bytes);
    const parsed = this.parse(text);
    survey(parsed, limits);
    const schema = this.schema();
    const rules = tellsSchema
      ? specifiedRules
      : [...specifiedRules, NoSchemaIntrospectionCustomRule];
    const errors = validate(schema, parsed, rules, {
      maxErrors: MAX_ERRORS,
      hideSuggestions: !tellsSchema,
    });
    if (errors.length > 0) throw this.refused(errors);
    const relaxed = relaxVariableDefaults(parsed);
    return {
      text: relaxed === parsed ? text : print(relaxed),
      tokens: countTokens(parsed),
      operations: operationsOf(schema, relaxed),
    };
  }

  private parse(text: string): DocumentNode {
    const { tokens } = this.options.limits;
    try {
      return parse(text, { maxTokens: tokens });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      if (/Document contains more tha[nt] \d+ tokens/.test(error.message)) {
        throw tooMuch('tokens', tokens, tokens + 1, true);
      }
      throw this.refused([error]);
    }
  }

  private coerce(node: OperationDefinitionNode, variables: Variables): Variables {
    const { variableDefinitions = [] } = node;
    const { coerced, errors } = getVariableValues(this.schema(), variableDefinitions, variables, {
      maxErrors: MAX_ERRORS,
    });
    if (errors) throw this.refused(errors);
    return coerced;
  }

  private refused(errors: readonly GraphQLError[]): RefusedDocument {
    return new RefusedDocument(
      errors.map(({ message, locations }) => ({
        message: this.options.tellsSchema ? message : withoutSuggestion(message),
        ...(locations ? { locations } : {}),
        extensions: { code: 'BAD_USER_INPUT' },
      })),
    );
  }
}

function operationsOf(schema: GraphQLSchema, document: DocumentNode): Operation[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    } else if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  return operations.map((node) => ({
    node,
    cost: prepareCost(schema, node, fragments),
    checkArguments: prepareArgumentChecks(schema, node, fragments),
  }));
}

/** As GetOperation of the GraphQL specification has it. */
function choose({ operations }: Admitted, name: string | undefined): Operation {
  const found = name
    ? operations.find(({ node }) => node.name?.value === name)
    : operations.length === 1
      ? operations[0]
      : undefined;
  if (found) return found;
  const message = name
    ? `The document has no operation named "${name}".`
    : operations.length === 0
      ? 'The document has fragments alone, and no operation to execute.'
      : 'The document has several operations; say in "operationName" which is meant.';
  throw new RefusedDocument([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
}

/** Those that stand there themselves: a fragment's are not worth a walk. */
function rootFields({ selectionSet }: OperationDefinitionNode): string[] {
  return selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
}

function countTokens({ loc }: DocumentNode): number {
  let count = 0;
  for (let token = loc?.startToken; token; token = token.next ?? undefined) count++;
  return count;
}

/** Names of the schema that the client has not used itself. */
function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean .*\?$/s, '');
}

import { Kind, parse, print, visit } from 'graphql';

/**
 * The same document with `$first: Int! = 5` written as `$first: Int = 5`. The compiled executor
 * (graphql-jit 0.8) refuses a non-null variable that is left out even where it has a default; a nullable
 * variable with a default may stand wherever a non-null one may.
 */
export function relaxVariableDefaults(query: string): string {
  if (!/!\s*=/.test(query)) return query;
  try {
    return print(
      visit(parse(query), {
        VariableDefinition(node) {
          if (!node.defaultValue || node.type.kind !== Kind.NON_NULL_TYPE) return undefined;
          return { ...node, type: node.type.type };
        },
      }),
    );
  } catch {
    // Whoever executes the document says what is wrong with it.
    return query;
  }
}

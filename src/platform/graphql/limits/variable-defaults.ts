import { type DocumentNode, Kind, visit } from 'graphql';

/**
 * The same document with `$first: Int! = 5` written as `$first: Int = 5`; itself where it has no such
 * variable. The compiled executor (graphql-jit 0.8) refuses a non-null variable that is left out even where
 * it has a default; a nullable variable with a default may stand wherever a non-null one may.
 */
export function relaxVariableDefaults(document: DocumentNode): DocumentNode {
  return visit(document, {
    VariableDefinition(node) {
      if (!node.defaultValue || node.type.kind !== Kind.NON_NULL_TYPE) return undefined;
      return { ...node, type: node.type.type };
    },
  });
}

import { Kind, type SelectionNode } from 'graphql';

/** The values of an operation's variables, coerced. */
export type Variables = Record<string, unknown>;

/** Whether @skip or @include takes a selection out of the operation. */
export function isLeftOut({ directives = [] }: SelectionNode, variables: Variables): boolean {
  return directives.some(({ name, arguments: [condition] = [] }) => {
    const value = condition?.value;
    const holds =
      value?.kind === Kind.VARIABLE
        ? variables[value.name.value]
        : value?.kind === Kind.BOOLEAN && value.value;
    if (name.value === 'skip') return holds === true;
    return name.value === 'include' && holds === false;
  });
}

import type { TestApp } from './app.js';

export interface Change {
  entry: { id: string; revision: number; forms: string[]; removedAt: string | null };
  engineVersion: string;
  affectedClaims: number;
}

/** What teaches the engine of an application, one mutation each. */
export interface Teacher {
  change(operation: string, input: object): Promise<Change>;
  pair(forms: string[], opposites: string[], more?: object): Promise<Change>;
  synonym(forms: string[]): Promise<Change>;
  remove(change: Change): Promise<Change>;
}

/** The mutation of this name, with what it returns of a change. */
export const changing = (operation: string): string => `
  mutation ($input: ${operation[0]!.toUpperCase()}${operation.slice(1)}Input!) {
    change: ${operation}(input: $input) {
      entry { id revision forms removedAt } engineVersion affectedClaims } }`;

export function teacher(app: TestApp): Teacher {
  const change = async (operation: string, input: object): Promise<Change> =>
    (await app.run<{ change: Change }>(changing(operation), { input })).change;
  return {
    change,
    pair: (forms, opposites, more = {}) => change('addOpposedPair', { forms, opposites, ...more }),
    synonym: (forms) => change('addSynonym', { forms }),
    remove: ({ entry: { id, revision } }) =>
      change('removeKnowledge', { id, expectedRevision: revision }),
  };
}

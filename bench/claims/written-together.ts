/** Pairs that stand so near each other in a file may be of one matter. */
export const NEXT = 3;

export interface Written {
  /** Distinct. */
  statements: string[];
  /** Whether two of them stand in one row, or in rows so near that they may be of one matter. */
  together: (one: number, other: number) => boolean;
}

/** The statements of some rows, and which of them were written for each other. @param near as far off as this is together */
export function writtenTogether(rows: readonly (readonly string[])[], near = 0): Written {
  const rowsOf = new Map<string, number[]>();
  rows.forEach((row, at) => {
    for (const statement of row) rowsOf.set(statement, [...(rowsOf.get(statement) ?? []), at]);
  });
  const places = [...rowsOf.values()];
  return {
    statements: [...rowsOf.keys()],
    together: (one, other) =>
      places[one]!.some((row) => places[other]!.some((beside) => Math.abs(row - beside) <= near)),
  };
}

/** The statements of cases that stand one after the other in their files. */
export const casesTogether = (
  cases: readonly Record<'a' | 'b', { statement: string }>[],
): Written =>
  writtenTogether(
    cases.map(({ a, b }) => [a.statement, b.statement]),
    NEXT,
  );

/** Families of the project's own pairs that people wrote like news who had not seen the engine. */
export const BLIND = /^(?:news|press|headlines|records|speakers|desks|dispatches)$/;

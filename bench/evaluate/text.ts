/** A share as it stands in documentation, `.712`; a dash where there is nothing to measure. */
export function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

/** Columns side by side: the first to the left, the others, being figures, to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows.map((row) =>
    `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')}`.trimEnd(),
  );
}

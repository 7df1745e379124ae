import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row by the names of its columns. `line` is its line in the file, from 1. */
export type Row<Column extends string> = Record<Column, string> & { line: number };

/**
 * The rows of a tab-separated file whose first line names its columns.
 * @returns null where the file is absent
 * @throws where a column is missing or a row is short, naming the file and the line
 */
export function readRows<Column extends string>(
  folder: string,
  file: string,
  columns: readonly Column[],
): Row<Column>[] | null {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  const [head = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  const names = head.split('\t');
  const places = columns.map((column) => {
    const at = names.indexOf(column);
    if (at < 0)
      throw new Error(`${path}, line 1: no column "${column}"; found ${names.join(', ')}`);
    return [column, at] as const;
  });
  return lines.flatMap((text, i) => {
    if (text === '') return [];
    const cells = text.split('\t');
    const line = i + 2;
    if (cells.length !== names.length)
      throw new Error(
        `${path}, line ${line}: ${cells.length} columns where the first line names ${names.length}`,
      );
    const row = Object.fromEntries(places.map(([column, at]) => [column, cells[at]!]));
    return [{ ...row, line } as Row<Column>];
  });
}

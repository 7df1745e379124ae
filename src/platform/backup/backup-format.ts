/*
 * A backup is a gzipped text, in UTF-8:
 *
 *   isnad backup 1
 *   {header}
 *   {table}            for each table, referred ones first
 *   rows               as PostgreSQL's COPY writes them, one a line
 *   \.
 *   {sum}
 *   {end}
 *
 * What is in braces is one line of JSON. COPY escapes backslashes, so that no row can look like the end.
 */

/** The first line; its number changes with the format. */
export const MAGIC = 'isnad backup 1';

/** The line after a table's last row. */
export const END_OF_ROWS = '\\.';

export interface BackupHeader {
  /** The version of Isnad that wrote it. */
  isnad: string;
  /** An instant, ISO 8601: everything is as it was committed then. */
  createdAt: string;
  /** The migrations that its schema has, oldest first. */
  migrations: string[];
  /** What else was true at that moment, for whoever restores it to compare. */
  facts: Record<string, string>;
}

export interface BackupTable {
  table: string;
  columns: string[];
}

/** What the rows of one table must add up to. */
export interface BackupSum {
  rows: number;
  /** Of the rows as they stand in the backup, in hexadecimal. */
  sha256: string;
}

export interface BackupSequence {
  name: string;
  /** Text, since it may be greater than a number can hold. */
  last: string;
  called: boolean;
}

/** The last line. A backup without it was cut off. */
export interface BackupEnd {
  tables: number;
  sequences: BackupSequence[];
  /** Of everything before this line. */
  sha256: string;
}

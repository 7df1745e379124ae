import type { Actor } from './actor.js';

/** What was asked, as far as a document says. */
export interface AskedOperation {
  kind: 'query' | 'mutation' | 'subscription';
  /** As the client calls it; null where it gave no name. */
  name: string | null;
  /** The root fields, not their aliases. */
  fields: readonly string[];
}

/** What is noted of one request while it is answered, for its line in the log and for the metrics. */
export class RequestTally {
  actor: Actor | null = null;
  operation: AskedOperation | null = null;
  /** Of the errors in the answer. */
  codes: string[] = [];
  /** SQL statements sent for it. */
  statements = 0;
  /** Milliseconds that they took, one added to the other, also where they ran at the same time. */
  databaseMs = 0;

  addStatement(milliseconds: number): void {
    this.statements += 1;
    this.databaseMs += milliseconds;
  }
}

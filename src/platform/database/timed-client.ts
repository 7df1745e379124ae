import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { currentRequest } from '../requests/current-request.js';

type Query = (...args: unknown[]) => unknown;

/**
 * A connection that notes for the request at hand how many statements it cost, and how long they took. One that
 * breaks never ends the process: what it executes fails, and the pool replaces it; but it says so by an event
 * too, and between two statements of a transaction, or on its way back to the pool, nobody else listens for it.
 */
export class TimedClient extends pg.Client {
  /**
   * Whether statements are sent as they come, instead of each after the answer to the one before. To be changed
   * only while none is under way.
   */
  declare pipeline: boolean;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }

  /** Takes and returns whatever the eight overloads of the client's own method do. */
  override query(...args: unknown[]): never {
    const send = super.query.bind(this) as Query;
    // COPY is a conversation: nothing may be sent into it.
    if (typeof (args[0] as Partial<pg.Submittable> | undefined)?.submit === 'function')
      this.pipeline = false;
    const { tally } = currentRequest();
    if (!tally) return send(...args) as never;
    const began = performance.now();
    const done = (): void => tally.addStatement(performance.now() - began);
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      const answered = (...results: unknown[]): void => {
        done();
        (callback as Query)(...results);
      };
      return send(...args.slice(0, -1), answered) as never;
    }
    const answer = send(...args);
    if (answer instanceof Promise) answer.then(done, done);
    return answer as never;
  }
}

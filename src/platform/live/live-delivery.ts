import { execute, type ExecutionArgs, type ExecutionResult, print } from 'graphql';
import { createContext } from '../graphql/context.js';
import { formatError } from '../graphql/error-format.js';
import { inRequest } from '../requests/current-request.js';
import { Deadline } from '../requests/deadline.js';
import { shareAnswer } from './answer-sharing.js';
import type { EventQueue } from './event-queue.js';
import type { Farewell, ListenerSession } from './listener-session.js';

/**
 * What one subscriber hears: for each event the fields that it asked for. The next event is taken only when
 * the last one has left the socket, so that what a slow reader is owed waits in its bounded queue as events
 * that all subscribers share, not as text.
 */
export class LiveDelivery implements AsyncGenerator<ExecutionResult, void> {
  private ended = false;
  private readonly question: string;

  constructor(
    readonly args: ExecutionArgs,
    readonly source: EventQueue<object>,
    private readonly session: ListenerSession,
    private readonly request: { requestId: string; eventMs: number },
    /** Asked before each event: why nothing may be sent any more, or null. */
    public beforeEvent: () => Promise<Farewell | null> = () => Promise.resolve(null),
  ) {
    const { document, variableValues, operationName } = args;
    this.question = JSON.stringify([print(document), variableValues, operationName]);
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    const { done, value: event } = await this.source.next();
    if (done || this.ended || (await this.beforeEvent())) return this.return();
    const result = await shareAnswer(event, this.asked(), () => this.render(event));
    return this.ended ? this.return() : { done: false, value: result };
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    this.ended = true;
    await this.source.return();
    return { done: true, value: undefined };
  }

  throw(): Promise<IteratorResult<ExecutionResult, void>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  /** Equal for whoever may see the same and asks for the same: one user's or one key's like questions. */
  private asked(): string {
    const { kind, id } = this.session.actor;
    return `${kind} ${id} ${this.question}`;
  }

  private async render(event: object): Promise<ExecutionResult> {
    const { requestId, eventMs } = this.request;
    const { actor, address } = this.session;
    const deadline = new Deadline(eventMs);
    const context = createContext(requestId, actor, address, deadline);
    try {
      const result = await inRequest(context, async () =>
        execute({ ...this.args, rootValue: event, contextValue: context }),
      );
      const errors = result.errors?.map((error) => formatError(error, requestId));
      // Plain already; the type asks for instances, which graphql-ws would only turn into the same.
      return { data: result.data, ...(errors ? { errors: errors as never } : {}) };
    } finally {
      deadline.end();
    }
  }
}

/**
 * What waits for one subscriber: an asynchronous iterator with an upper bound. Resolvers of subscriptions
 * return one. An event that finds it full is not dropped in silence: the queue ends, and whoever reads from
 * it is told why.
 */
export class EventQueue<Event> implements AsyncGenerator<Event, void> {
  private readonly waiting: Event[] = [];
  private read = 0;
  private taker: ((result: IteratorResult<Event, void>) => void) | null = null;
  private ended = false;
  private readonly endings: (() => void)[] = [];
  private readonly overflows: (() => void)[] = [];

  /** @param limit how many events may wait */
  constructor(readonly limit: number) {}

  /** How many events wait. */
  get size(): number {
    return this.waiting.length;
  }

  /** How many events have been read from it. */
  get taken(): number {
    return this.read;
  }

  /** Calls back when nobody reads from it any more. */
  onEnd(callback: () => void): void {
    this.endings.push(callback);
  }

  /** Calls back, once, when its reader has fallen too far behind. */
  onOverflow(callback: () => void): void {
    this.overflows.push(callback);
  }

  push(event: Event): void {
    if (this.ended) return;
    if (this.taker) {
      const take = this.taker;
      this.taker = null;
      this.read += 1;
      take({ done: false, value: event });
    } else if (this.waiting.length < this.limit) this.waiting.push(event);
    else this.overflow();
  }

  /** Ends it as if it were full: what its reader would miss is more than it can be told. */
  overflow(): void {
    if (this.ended) return;
    this.end();
    for (const callback of this.overflows) callback();
  }

  /** One reader at a time, as `for await` reads. */
  next(): Promise<IteratorResult<Event, void>> {
    const [event] = this.waiting.splice(0, 1);
    if (event !== undefined) {
      this.read += 1;
      return Promise.resolve({ done: false, value: event });
    }
    if (this.ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => (this.taker = resolve));
  }

  return(): Promise<IteratorResult<Event, void>> {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(): Promise<IteratorResult<Event, void>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.waiting.length = 0;
    this.taker?.({ done: true, value: undefined });
    this.taker = null;
    for (const callback of this.endings) callback();
  }
}

/** What was heard of a while ago at most, so that looking back does not tell of it again. */
export class RecentlyHeard {
  /** In the order of the times. */
  private readonly times = new Map<string, number>();

  /** @param span milliseconds that something is remembered for */
  constructor(private readonly span: number) {}

  add(id: string, now = Date.now()): void {
    this.times.delete(id);
    this.times.set(id, now);
    for (const [old, time] of this.times) {
      if (time > now - this.span) break;
      this.times.delete(old);
    }
  }

  /** Whether it was heard of after it came, not for what it came for earlier. */
  has(id: string, came: Date): boolean {
    return (this.times.get(id) ?? 0) >= came.getTime();
  }
}

interface Bucket {
  tokens: number;
  /** When it was last filled up, in milliseconds. */
  at: number;
}

/** Callers that are remembered; who is forgotten has a full bucket again. */
const MAX_CALLERS = 50_000;

/**
 * How many requests each caller may send: so many a minute, and as many at once after a quiet minute. Kept in
 * the memory of this process: with several, each allows so many.
 */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  /** @param perMinute 0 for no limit */
  constructor(
    readonly perMinute: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes one token. @returns 0, or the milliseconds until there will be one */
  take(caller: string): number {
    if (this.perMinute === 0) return 0;
    const now = this.now();
    const bucket = this.buckets.get(caller) ?? { tokens: this.perMinute, at: now };
    const perMillisecond = this.perMinute / 60_000;
    const filled = bucket.tokens + Math.max(0, now - bucket.at) * perMillisecond;
    bucket.tokens = Math.min(this.perMinute, filled);
    bucket.at = now;
    // Last used is last forgotten.
    this.buckets.delete(caller);
    this.buckets.set(caller, bucket);
    if (this.buckets.size > MAX_CALLERS) {
      const [oldest] = this.buckets.keys();
      this.buckets.delete(oldest!);
    }
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMillisecond);
    bucket.tokens -= 1;
    return 0;
  }
}

/** Numbers that look random and are the same in every run: mulberry32, 32 bits of state. */
export class Random {
  constructor(private state: number) {}

  /** 0 ≤ x < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Each as likely as the others. */
  pick<T>(items: readonly T[]): T {
    return items[this.between(0, items.length - 1)]!;
  }

  /**
   * The first items far more often than the last: the n-th in proportion to 1/n (Zipf), as words,
   * names and outlets are distributed in news. The inverse of the continuous distribution is close
   * enough and needs no table.
   *
   * @param head how many of the first are about as common as each other (Mandelbrot's offset)
   */
  zipf<T>(items: readonly T[], head = 1): T {
    const rank = head * Math.exp(this.next() * Math.log((items.length + head) / head)) - head;
    return items[Math.min(Math.floor(rank), items.length - 1)]!;
  }

  /** A UUIDv7 of that instant, in milliseconds since 1970. */
  id(milliseconds: number): string {
    const time = milliseconds.toString(16).padStart(12, '0');
    const hex = (digits: number): string =>
      Math.floor(this.next() * 16 ** digits)
        .toString(16)
        .padStart(digits, '0');
    const variant = (8 + this.between(0, 3)).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
  }
}

/** Claims are numbered from 1 on without great gaps: their days fit into one array, four bytes each. */
const FIRST = 1 << 16;

/** The day under which each claim is indexed, by its number in `claim_index`. */
export class DaysOfClaims {
  private days = new Int32Array(FIRST);

  note(number: number, day: number): void {
    if (number >= this.days.length) {
      const longer = new Int32Array(Math.max(2 * this.days.length, number + 1));
      longer.set(this.days);
      this.days = longer;
    }
    this.days[number] = day;
  }

  /** Of a claim that was noted. */
  of(number: number): number {
    return this.days[number]!;
  }
}

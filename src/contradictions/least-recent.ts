/** A map that forgets what was used least recently. */
export class LeastRecent<Key, Value> {
  private readonly kept = new Map<Key, Value>();

  /** @param capacity how many entries are kept at most */
  constructor(private readonly capacity: number) {}

  get(key: Key): Value | undefined {
    const value = this.kept.get(key);
    if (value === undefined) return undefined;
    this.kept.delete(key);
    this.kept.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    this.kept.delete(key);
    this.kept.set(key, value);
    if (this.kept.size > this.capacity) this.kept.delete(this.kept.keys().next().value!);
  }
}

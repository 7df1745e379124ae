/**
 * The same reading of a thing, worked out when it is first asked for and kept as long as the thing is: a
 * statement is compared with very many others.
 */
export function once<Thing extends object, Value>(
  read: (thing: Thing) => Value,
): (thing: Thing) => Value {
  const known = new WeakMap<Thing, { value: Value }>();
  return (thing) => {
    const found = known.get(thing);
    if (found) return found.value;
    const value = read(thing);
    known.set(thing, { value });
    return value;
  };
}

/** A thing that has room for what is worked out of it: far quicker to find again than by a map. */
export interface Noted {
  /** By the number of who worked it out; nobody else may write here. */
  readonly notes: unknown[];
}

let readers = 0;

/** As `once`, of things that keep notes. The reading is never undefined. */
export function noted<Thing extends Noted, Value>(
  read: (thing: Thing) => Value,
): (thing: Thing) => Value {
  const place = readers++;
  return (thing) => {
    const found = thing.notes[place];
    if (found !== undefined) return found as Value;
    const value = read(thing);
    thing.notes[place] = value;
    return value;
  };
}

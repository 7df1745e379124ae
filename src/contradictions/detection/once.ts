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

import DataLoader from 'dataloader';

/**
 * Describes one batched look-up: all the keys asked for in one tick in, one value per key out, in
 * the order of the keys. Definitions live as long as the application; what they load is cached per
 * request only.
 */
export interface LoaderDefinition<Key, Value> {
  /** `loaders` are the request's: what comes along unasked is handed to the loader it belongs to. */
  readonly load: (keys: readonly Key[], loaders: Loaders) => Promise<readonly (Value | Error)[]>;
  /** A primitive that equal keys share; needed where keys are objects. */
  readonly cacheKey?: (key: Key) => string;
}

/** At once where the request has it already, else with the next batch. */
export type Loaded<Value> = Value | Promise<Value>;

/** What follows from something loaded, at once where that is there. */
export function whenLoaded<Value, Result>(
  loaded: Loaded<Value>,
  then: (value: Value) => Result,
): Loaded<Result> {
  return loaded instanceof Promise ? loaded.then(then) : then(loaded);
}

/**
 * A DataLoader that answers at once with what is already there. A board asks for the same speakers
 * and outlets hundreds of times, and each promise costs the executor more than the answer itself.
 */
export class Loader<Key, Value> {
  private readonly known = new Map<unknown, Value>();
  private readonly batches: DataLoader<Key, Value>;

  constructor(
    private readonly definition: LoaderDefinition<Key, Value>,
    loaders: Loaders,
  ) {
    this.batches = new DataLoader<Key, Value>(
      async (keys) => {
        const values = await definition.load(keys, loaders);
        keys.forEach((key, i) => {
          const value = values[i];
          if (!(value instanceof Error)) this.prime(key, value as Value);
        });
        return values;
      },
      { cacheKeyFn: definition.cacheKey as ((key: Key) => Key) | undefined },
    );
  }

  load(key: Key): Loaded<Value> {
    const known = this.known.get(this.identify(key));
    return known === undefined ? this.batches.load(key) : known;
  }

  /** Keeps a value that came along with others. */
  prime(key: Key, value: Value): void {
    this.known.set(this.identify(key), value);
  }

  private identify(key: Key): unknown {
    return this.definition.cacheKey ? this.definition.cacheKey(key) : key;
  }
}

/** The loaders of one request, made when first asked for. */
export class Loaders {
  private readonly made = new Map<object, Loader<unknown, unknown>>();

  for<Key, Value>(definition: LoaderDefinition<Key, Value>): Loader<Key, Value> {
    let loader = this.made.get(definition) as Loader<Key, Value> | undefined;
    if (!loader) {
      loader = new Loader(definition, this);
      this.made.set(definition, loader as Loader<unknown, unknown>);
    }
    return loader;
  }
}

/** Puts rows in the order of the keys; a key without a row gets null. */
export function inOrderOf<Row>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** Collects rows under their keys, in the order of the keys; a key without rows gets an empty list. */
export function groupedBy<Row>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Row[][] {
  const groups = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}

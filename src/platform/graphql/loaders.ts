import DataLoader from 'dataloader';

/**
 * Describes one batched look-up: all the keys asked for in one tick in, one value per key out, in
 * the order of the keys. Definitions live as long as the application; what they load is cached per
 * request only.
 */
export interface LoaderDefinition<Key, Value> {
  readonly load: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>;
  /** A primitive that equal keys share; needed where keys are objects. */
  readonly cacheKey?: (key: Key) => string;
}

/** The DataLoaders of one request, made when first asked for. */
export class Loaders {
  private readonly made = new Map<object, DataLoader<unknown, unknown>>();

  for<Key, Value>(definition: LoaderDefinition<Key, Value>): DataLoader<Key, Value> {
    let loader = this.made.get(definition) as DataLoader<Key, Value> | undefined;
    if (!loader) {
      loader = new DataLoader<Key, Value>((keys) => definition.load(keys), {
        cacheKeyFn: definition.cacheKey as ((key: Key) => Key) | undefined,
      });
      this.made.set(definition, loader);
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

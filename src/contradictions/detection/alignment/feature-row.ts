import type { Features } from './features.js';

/** Where each feature stands in a row. Names are given places as they are first met. */
const places = new Map<string, number>();

/** More than there are features; a row is cleared and filled once for each pair that is judged. */
const WIDTH = 448;

/** The place of a feature in every row. */
export function placeOf(name: string): number {
  const known = places.get(name);
  if (known !== undefined) return known;
  if (places.size === WIDTH) throw new Error(`more than ${WIDTH} features: "${name}" has no place`);
  places.set(name, places.size);
  return places.size - 1;
}

/** The features of one pair in fixed places: far cheaper to fill and to read than a wide object. */
export class FeatureRow {
  readonly values = new Float64Array(WIDTH);

  /** Makes it ready for another pair. */
  clear(): this {
    this.values.fill(0, 0, places.size);
    return this;
  }

  /** @param place see `placeOf` */
  put(place: number, value: number): this {
    this.values[place] = value;
    return this;
  }

  add(features: Features): this {
    for (const name in features) this.values[placeOf(name)] = features[name] ?? 0;
    return this;
  }

  /** The features that are not 0, by name. */
  toFeatures(): Features {
    const found: Features = {};
    for (const [name, at] of places) if (this.values[at] !== 0) found[name] = this.values[at] ?? 0;
    return found;
  }
}

/** One key's list: how many claims have it, and the numbers of those that were read. */
export interface PostingList {
  key: number;
  claims: number;
  /** 4-byte big-endian integers. */
  posted: Buffer;
}

/** A claim as it is indexed. */
export interface IndexEntry {
  number: number;
  id: string;
  keys: readonly number[];
}

/** How much a key that so many claims have tells of one of them. */
export function rarity(claims: number): number {
  return 1 / Math.log2(claims + 2);
}

/** What sharing each key of a probe counts: how telling the word is, and how rare. */
export function keyScores(
  weights: ReadonlyMap<number, number>,
  lists: readonly PostingList[],
): Map<number, number> {
  return new Map(
    lists.map(({ key, claims }) => [key, (0.2 + (weights.get(key) ?? 0)) * rarity(claims)]),
  );
}

/** The numbers of the claims that share most with a probe by the lists read, best first. */
export function mostShared(
  lists: readonly PostingList[],
  scores: ReadonlyMap<number, number>,
  limit: number,
): number[] {
  const sums = new Map<number, number>();
  for (const { key, posted } of lists) {
    const score = scores.get(key) ?? 0;
    for (let at = 0; at < posted.length; at += 4) {
      const number = posted.readInt32BE(at);
      sums.set(number, (sums.get(number) ?? 0) + score);
    }
  }
  return best(sums, limit);
}

/** The claims that share most with a probe by all their keys, best first; the later one where equal. */
export function rank(
  entries: readonly IndexEntry[],
  scores: ReadonlyMap<number, number>,
  limit: number,
): IndexEntry[] {
  const shared = new Map(entries.map((entry) => [entry.number, sumOf(entry.keys, scores)]));
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  return best(shared, limit).map((number) => byNumber.get(number)!);
}

function sumOf(keys: readonly number[], scores: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const key of keys) sum += scores.get(key) ?? 0;
  return sum;
}

function best(sums: ReadonlyMap<number, number>, limit: number): number[] {
  return [...sums]
    .sort(([x, left], [y, right]) => right - left || y - x)
    .slice(0, limit)
    .map(([number]) => number);
}

/** Reads PostgreSQL's binary form of an int4[] without nulls: a header, then length and value of each. */
export function readIntegers(array: Buffer): number[] {
  const values: number[] = [];
  for (let at = 24; at < array.length; at += 8) values.push(array.readInt32BE(at));
  return values;
}

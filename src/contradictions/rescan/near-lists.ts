/** Claims under a common key, in the order of their days, and claims of one day in that of their numbers. */
export interface NearList {
  days: Int32Array;
  numbers: Int32Array;
}

/** Some days in a row on which probes ask for a key. */
export interface Run {
  key: number;
  since: number;
  until: number;
}

/**
 * Days no further apart than this are asked for together, and what lies between is read along: a few claims, where
 * the days are those of one slice.
 */
const GAP = 30;

/** The fewest runs of days that hold the days on which each key is asked for. */
export function runsOf(daysByKey: ReadonlyMap<number, ReadonlySet<number>>): Run[] {
  const runs: Run[] = [];
  for (const [key, days] of daysByKey) {
    let last: Run | undefined;
    for (const day of [...days].sort((one, other) => one - other)) {
      if (last && day - last.until <= GAP) last.until = day;
      else runs.push((last = { key, since: day, until: day }));
    }
  }
  return runs;
}

/** Reads number and day of each, as 4-byte integers. */
export function readNearList(posted: Buffer): NearList {
  const length = posted.length / 8;
  const [days, numbers] = [new Int32Array(length), new Int32Array(length)];
  for (let at = 0; at < length; at++) {
    numbers[at] = posted.readInt32BE(8 * at);
    days[at] = posted.readInt32BE(8 * at + 4);
  }
  return { days, numbers };
}

/** The numbers of the last claims up to a day, at most so many. */
export function lastUpTo({ days, numbers }: NearList, day: number, most: number): Int32Array {
  let [from, to] = [0, days.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (days[middle]! <= day) from = middle + 1;
    else to = middle;
  }
  return numbers.subarray(Math.max(0, to - most), to);
}

import type fc from 'fast-check';

/** Fixed, so that a build fails for what was changed and not by chance. */
const SEED = 20_261_122;

/**
 * How a property is run. `ISNAD_PROPERTY_RUNS` multiplies the runs, `ISNAD_PROPERTY_SEED` takes other values;
 * a failure names the seed and the path that lead to it again.
 *
 * @param runs in a build, where all properties together may take seconds
 * @param name what is tried; others draw other values
 */
export function propertyOptions<T>(runs: number, name: string): fc.Parameters<T> {
  const times = Number(process.env.ISNAD_PROPERTY_RUNS ?? 1);
  const seed = Number(process.env.ISNAD_PROPERTY_SEED ?? SEED);
  return {
    numRuns: Math.ceil(runs * times),
    seed: seed + ([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0) % 1e6),
    // Shrinking sends hundreds of requests, to a server that has changed meanwhile.
    endOnFailure: true,
    // Not the values themselves: they are a megabyte long, and turn a terminal round.
    asyncReporter: ({ failed, errorInstance, counterexamplePath }) => {
      if (!failed) return Promise.resolve();
      const where = `ISNAD_PROPERTY_SEED=${seed}, path ${counterexamplePath ?? '?'} of ${name}`;
      return Promise.reject(new Error(`${String(errorInstance).slice(0, 3000)}\n(${where})`));
    },
  };
}

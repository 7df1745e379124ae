/** Whether an engine's version is lower than another; one that cannot be read counts as lower. */
export function isOlder(version: string, than: string): boolean {
  const left = numbersOf(version);
  const right = numbersOf(than);
  if (!left || !right) return version !== than;
  for (let i = 0; i < 3; i++) {
    if (left[i] !== right[i]) return left[i]! < right[i]!;
  }
  return false;
}

/** The three numbers of a version such as `1.1.0` or `1.1.0+k.3f9a2c1d`. */
function numbersOf(version: string): number[] | null {
  const parts = /^(\d+)\.(\d+)\.(\d+)(?:[+-]|$)/.exec(version);
  return parts ? parts.slice(1).map(Number) : null;
}

/** Whether this names an engine's version. */
export function isEngineVersion(text: string): boolean {
  return numbersOf(text) !== null;
}

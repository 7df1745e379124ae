import { arch, cpus, totalmem } from 'node:os';

/** One line for whoever watches, on standard error. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What a figure was measured on. */
export function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() ?? arch();
  return `${cpus().length} cores (${model}), ${gigabytes} GB, Node ${process.version}`;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** @param share 0–1; the smallest value that at least this share of the values do not exceed */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Milliseconds as `p50 1.2  p95 3.4  max 5.6`. */
export function spread(milliseconds: readonly number[]): string {
  const show = (value: number): string => value.toFixed(1);
  const p50 = show(percentile(milliseconds, 0.5));
  const p95 = show(percentile(milliseconds, 0.95));
  return `p50 ${p50}  p95 ${p95}  max ${show(Math.max(...milliseconds))} ms`;
}

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The result, on standard output: what the documentation quotes. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

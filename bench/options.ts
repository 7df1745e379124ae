import { existsSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';

/** An option's value that is a whole number from 0. */
export const count = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('must be a whole number from 0');
};

/** An option's value that is a folder which is there. */
export const folder = (path: string): string => {
  if (existsSync(path)) return path;
  throw new InvalidArgumentError('there is no such folder');
};

/** A reader of the output that has seen enough, such as head, is no fault. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

import { AppError } from '../platform/errors/app-error.js';
import { FatalError } from '../platform/errors/fatal-error.js';

/** What a command may throw to end with one line: the operator can put these right. */
function isForOperator(error: unknown): error is Error {
  return error instanceof FatalError || error instanceof AppError;
}

/** Runs a command; a fault becomes one line on standard error and exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  // A reader such as `head` may close the pipe early; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  try {
    await command();
  } catch (error) {
    const text = isForOperator(error)
      ? error.message
      : `Unexpected failure: ${error instanceof Error ? error.stack : String(error)}`;
    process.stderr.write(`isnad: ${text}\n`);
    process.exitCode = 1;
  }
}

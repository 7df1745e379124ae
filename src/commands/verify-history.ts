import { HistoryVerifier } from '../history/chain/history-verifier.js';
import { readHead, sayHead } from '../history/chain/say.js';
import type { Config } from '../platform/config/load-config.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { note, withApp } from './with-app.js';

export interface VerifyHistoryOptions {
  /** A head that an earlier run printed. */
  head?: string;
}

const PROGRESS_MS = 2_000;

/**
 * Checks the chain of hashes over the history, and prints its head to be kept elsewhere.
 *
 * @throws FatalError where the history is damaged
 */
export async function verifyHistory(config: Config, options: VerifyHistoryOptions): Promise<void> {
  const head = options.head === undefined ? null : readHead(options.head);
  if (options.head !== undefined && !head) {
    throw new FatalError(
      '--head must be a head as this command prints it: the number of a link, a colon, and 64 hexadecimal digits.',
    );
  }
  await withApp(config, async (app) => {
    const result = await app.get(HistoryVerifier).run({ head, onProgress: progressLines() });
    for (const fault of result.faults) process.stdout.write(`${fault}\n`);
    process.stdout.write(`${result.entries} entries, ${result.links} links\n`);
    if (result.head) process.stdout.write(`head ${sayHead(result.head)}\n`);
    if (result.found > 0) {
      throw new FatalError(
        `The history was changed past Isnad: ${result.found} ${result.found === 1 ? 'fault' : 'faults'}. Compare it with a backup.`,
      );
    }
    process.stdout.write('The history is intact\n');
  });
}

function progressLines(): (links: number) => void {
  let shown = performance.now();
  return (links) => {
    const now = performance.now();
    if (now - shown < PROGRESS_MS) return;
    shown = now;
    note(`${links} links checked`);
  };
}

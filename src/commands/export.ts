import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { ExportService } from '../exchange/export.service.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import type { Config } from '../platform/config/load-config.js';
import { counted } from './counted.js';
import { note, withApp } from './with-app.js';

export interface ExportCommandOptions {
  /** A file; without it, or with `-`, standard output. */
  out?: string;
}

const PROGRESS_MS = 2_000;

/** Writes every claim with its sources as NDJSON. A file appears when it is whole, or not at all. */
export async function exportClaims(config: Config, { out }: ExportCommandOptions): Promise<void> {
  const path = out === undefined || out === '-' ? null : out;
  const part = path && `${path}.part`;
  const stream = part ? await openFile(part) : process.stdout;
  try {
    const lines = await withApp(config, (app) =>
      app.get(ExportService).run((text) => writeTo(stream, text), progressLines()),
    );
    if (path && part) {
      stream.end();
      await finished(stream);
      await rename(part, path);
    }
    note(`${counted(lines)} claims exported`);
  } catch (error) {
    if (part) await rm(part, { force: true });
    throw error;
  }
}

async function openFile(path: string): Promise<WriteStream> {
  const stream = createWriteStream(path);
  try {
    await once(stream, 'open');
  } catch (error) {
    throw new FatalError(`--out ${path} cannot be written: ${(error as Error).message}`);
  }
  return stream;
}

async function writeTo(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

function progressLines(): (lines: number, of: number) => void {
  const began = performance.now();
  let shown = began;
  return (lines, of) => {
    const now = performance.now();
    if (now - shown < PROGRESS_MS) return;
    shown = now;
    const rate = (lines * 1000) / (now - began);
    const left = Math.max(0, Math.round((of - lines) / rate));
    note(`${lines} of ${of} claims, ${Math.round(rate)} claims/s, ${left} s left`);
  };
}

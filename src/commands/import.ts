import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { BatchRefused, faultLine } from '../exchange/import-faults.js';
import { ImportService, type ImportSource } from '../exchange/import.service.js';
import type { Mark } from '../exchange/line-reader.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import type { Config } from '../platform/config/load-config.js';
import { counted } from './counted.js';
import { rescan } from './rescan.js';
import { note, withApp } from './with-app.js';

export interface ImportCommandOptions {
  batch: number;
  /** Only go on with an import that was begun; by default one is begun where there is none. */
  resume?: boolean;
  /** Compare the claims with each other and with those there already when all are in. */
  detect: boolean;
  /** How many processes detect. */
  jobs: number;
}

/** Lower than any engine's version: `rescan --since` takes the claims that none has compared. */
const NO_ENGINE = '0.0.0';

const MAX_FAULTS_SHOWN = 20;
const PROGRESS_MS = 2_000;

/** Imports claims with their sources from NDJSON; run again, it goes on where it stopped. */
export async function importClaims(
  config: Config,
  file: string,
  options: ImportCommandOptions,
): Promise<void> {
  const source = file === '-' ? standardInput() : await sourceOf(file);
  const { waiting, claims } = await withApp(config, async (app) => {
    const imports = app.get(ImportService);
    await load(imports, source, options);
    return imports.waiting();
  });
  if (waiting === 0) return;
  if (!options.detect) {
    note(`${counted(waiting)} claims wait for detection: isnad rescan --since ${NO_ENGINE}`);
    return;
  }
  note(`Detecting contradictions of ${counted(waiting)} claims`);
  const since = waiting === claims ? {} : { since: NO_ENGINE };
  await rescan(config, { ...since, jobs: options.jobs });
}

async function load(
  imports: ImportService,
  source: ImportSource,
  { batch, resume = false }: ImportCommandOptions,
): Promise<void> {
  const began = performance.now();
  const onProgress = progressLines(source.size);
  try {
    const outcome = await imports.run(source, { batch, resume, onProgress });
    if (outcome.resumedAfter > 0) note(`Went on after line ${counted(outcome.resumedAfter)}`);
    const seconds = (performance.now() - began) / 1000;
    const rate = counted(Math.round(outcome.added / seconds));
    process.stdout.write(
      `${counted(outcome.added)} claims added, ${counted(outcome.known)} there already (${seconds.toFixed(1)} s, ${rate} claims/s)\n`,
    );
  } catch (error) {
    if (error instanceof BatchRefused) throw refused(source.name, error);
    throw error;
  }
}

function refused(name: string, { faults, range }: BatchRefused): FatalError {
  for (const fault of faults.slice(0, MAX_FAULTS_SHOWN)) note(faultLine(name, fault));
  const more = faults.length - MAX_FAULTS_SHOWN;
  if (more > 0) note(`… and ${more} more`);
  const [first, last] = range;
  const before = first > 1 ? `lines up to ${first - 1} are imported` : 'nothing is imported';
  return new FatalError(
    `Nothing of lines ${first}–${last} is imported (${before}). Correct what is named above and run the same command again.`,
  );
}

async function sourceOf(file: string): Promise<ImportSource> {
  try {
    const found = await stat(file);
    // A pipe's size is not known, and a folder has no lines.
    if (!found.isFile()) throw Object.assign(new Error(), { code: 'it is no regular file' });
    const { size } = found;
    const open = (start: number): AsyncIterable<Buffer> => createReadStream(file, { start });
    return { name: basename(file), size, open };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new FatalError(`${file} cannot be read (${code}); name an NDJSON file, or - for input.`);
  }
}

function standardInput(): ImportSource {
  return { name: 'standard input', size: null, open: () => process.stdin };
}

/** One line every two seconds: how far, how fast, how long still. */
function progressLines(size: number | null): (mark: Mark, added: number) => void {
  let start: { at: number; bytes: number; added: number } | null = null;
  let shown = performance.now();
  return ({ bytes, lines }, added) => {
    const now = performance.now();
    // Counted from the first batch on: a resumed import begins somewhere in the middle.
    start ??= { at: now, bytes, added };
    if (now - shown < PROGRESS_MS || now === start.at) return;
    shown = now;
    const seconds = (now - start.at) / 1000;
    const speed = (bytes - start.bytes) / seconds;
    const left = size === null || speed === 0 ? '' : `, ${duration((size - bytes) / speed)} left`;
    const share = size === null ? '' : ` (${Math.floor((100 * bytes) / size)} %)`;
    const rate = Math.round((added - start.added) / seconds);
    note(`line ${counted(lines)}${share}, ${counted(rate)} claims/s${left}`);
  };
}

function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

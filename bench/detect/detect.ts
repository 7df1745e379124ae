import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrateIsnad } from '../../src/migrate.js';
import { EmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.js';
import { files, writeClaims } from '../claims/load.js';
import { type BenchOptions, countClaims, withDataDir } from '../database.js';
import { machine, median, note, percentile, print, timed } from '../figures.js';
import { runIsnad } from '../processes.js';
import { measureRecording } from '../record.js';
import { query } from '../sql.js';
import { foundPlanted, type PlantedFigures } from './found-planted.js';
import { importFloor } from './import-floor.js';
import { measureRecall, type RecallFigures } from './recall.js';

/** In this order; each can be run by itself where those before it have been. */
export const STAGES = ['import', 'rescan', 'record', 'recall'] as const;
export type Stage = (typeof STAGES)[number];

export interface DetectOptions extends BenchOptions {
  stage?: Stage;
  calls: number;
  clients: number;
}

/** What the stages measured, kept beside the database from one run to the next. */
interface Figures {
  import?: { generated: number; seconds: number; rate: number; floor: number; memory: number };
  rescan?: { seconds: number; rate: number; memory: number; planted: PlantedFigures };
  record?: {
    p50: number;
    p95: number;
    handP50: number;
    handP95: number;
    parallelP95: number;
    rate: number;
    rivals: number;
    found: number;
    memory: number;
  };
  recall?: RecallFigures & { seconds: number };
}

interface Collection {
  dataDir: string;
  url: string;
  options: DetectOptions;
}

/** Import, rescan, recording and candidate recall at one size, each beside what it could cost at least. */
export async function detect(options: DetectOptions): Promise<void> {
  await withDataDir(options.dir, async (dataDir) => {
    const postgres = await EmbeddedPostgres.open({ dataDir });
    try {
      await migrateIsnad(postgres.url);
      const path = join(dataDir, 'detect.json');
      const figures: Figures = existsSync(path)
        ? (JSON.parse(readFileSync(path, 'utf8')) as Figures)
        : {};
      const collection = { dataDir, url: postgres.url, options };
      for (const stage of options.stage ? [options.stage] : STAGES) {
        const milliseconds = await timed(async () => {
          Object.assign(figures, {
            [stage]: (await MEASURES[stage](collection)) ?? figures[stage],
          });
        });
        note(`${stage}: ${(milliseconds / 1000).toFixed(0)} s`);
        writeFileSync(path, JSON.stringify(figures, null, 2));
      }
      report(options.claims, figures);
    } finally {
      await postgres.release();
    }
  });
}

const MEASURES: { [S in Stage]: (collection: Collection) => Promise<Figures[S]> } = {
  async import({ dataDir, url, options: { claims } }) {
    const present = await countClaims(url);
    const paths = files(dataDir);
    if (present > 0 && !existsSync(paths.claims)) {
      note(`Using the ${present} claims in ${dataDir}`);
      return undefined;
    }
    const generated = await writeClaims(dataDir, claims);
    const { output, memory } = await runIsnad(dataDir, ['import', paths.claims, '--no-detect']);
    const [, added = '0', seconds = '0'] =
      /^([\d,]+) claims added.*\(([\d.]+) s/.exec(output) ?? [];
    const rate = Number(added.replaceAll(',', '')) / Number(seconds);
    await query(url, 'VACUUM ANALYZE');
    rmSync(paths.claims);
    return { generated, seconds: Number(seconds), rate, floor: await importFloor(url), memory };
  },
  async rescan({ dataDir, url }) {
    const { seconds, output, memory } = await runIsnad(dataDir, ['rescan']);
    const claims = Number(/[\d,]+/.exec(output)?.[0].replaceAll(',', '') ?? 0);
    return { seconds, rate: claims / seconds, memory, planted: await foundPlanted(dataDir, url) };
  },
  async record({ dataDir, url, options }) {
    const found = await measureRecording({ dataDir, url }, options);
    return {
      p50: median(found.ours),
      p95: percentile(found.ours, 0.95),
      handP50: median(found.byHand),
      handP95: percentile(found.byHand, 0.95),
      parallelP95: percentile(found.parallel, 0.95),
      rate: found.rate,
      rivals: found.rivals,
      found: found.found,
      memory: found.memory,
    };
  },
  async recall({ dataDir, url }) {
    const began = performance.now();
    const figures = await measureRecall(dataDir, url);
    return { ...figures, seconds: (performance.now() - began) / 1000 };
  },
};

function report(claims: number, { import: load, rescan, record, recall }: Figures): void {
  const row = (what: string, ours: string, floor = '', memory = ''): void =>
    print(`| ${what} | ${ours} | ${floor} | ${memory} |`);
  const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
  const share = ([found, of]: [number, number]): string => `${found} of ${of}`;
  const mb = (value: number): string => `${value} MB`;
  print(`detect, ${whole(claims)} claims`);
  print(machine());
  print('| Stage | Isnad | Floor, in the same run | Peak memory |');
  print('| --- | --- | --- | --- |');
  if (load) {
    const floor = `COPY of the same rows: ${whole(load.floor)} claims/s`;
    row('import', `${whole(load.rate)} claims/s`, floor, mb(load.memory));
  }
  if (rescan) {
    const rate = `${whole(rescan.rate)} claims/s (${whole(rescan.seconds)} s)`;
    row('rescan, index and all pairs', rate, '', mb(rescan.memory));
    row('planted pairs found', share(rescan.planted.all));
    for (const [kind, found] of Object.entries(rescan.planted.byKind))
      row(`– ${kind}`, share(found));
  }
  if (record) {
    const ms = (p50: number, p95: number): string =>
      `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
    const hand = `inserted by hand: ${ms(record.handP50, record.handP95)}`;
    row('recordClaim with a rival', ms(record.p50, record.p95), hand, mb(record.memory));
    const parallel = `p95 ${record.parallelP95.toFixed(1)} ms, ${whole(record.rate)} claims/s`;
    row('– by parallel clients', parallel);
    row('– rivals found', share([record.found, record.rivals]));
  }
  if (recall) {
    const { proposed, conflicts, probes, compared, each } = recall;
    const ratio = conflicts === 0 ? 'none' : (proposed / conflicts).toFixed(3);
    const how = `exhaustive: ${probes} statements × ${whole(compared)} claims`;
    row('candidate recall', `${ratio} (${share([proposed, conflicts])})`, how);
    if (each !== undefined) row('– claims proposed for a statement', each.toFixed(1));
    for (const [stratum, found] of Object.entries(recall.strata ?? {}))
      row(`– ${stratum}`, share(found));
  }
}

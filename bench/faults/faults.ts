import { setTimeout as sleep } from 'node:timers/promises';
import { median, note } from '../figures.js';
import { Random } from '../random.js';
import { check, faultsIn, type Findings } from './check.js';
import { Client } from './client.js';
import { install, type Installation, type Mode } from './installation.js';
import { Killer, type Kill, TARGETS } from './killer.js';
import { Ledger } from './ledger.js';
import { runCommand } from './server.js';
import { Writer } from './writer.js';

export interface FaultsOptions {
  kills: number;
  /** Makes the same kills follow each other again; the moments differ with the machine's mood. */
  seed: number;
  /** After which no kill begins. */
  minutes: number;
  writers: number;
}

/** Milliseconds for jobs that a killed server held to be done by another. */
const SETTLING = 60_000;

/** Kills servers and PostgreSQL under parallel writers, and says what is wrong then: no line where nothing is. */
export async function testFaults(
  mode: Mode,
  options: FaultsOptions,
): Promise<{ figures: string[]; faults: string[] }> {
  const installation = await install(mode);
  const ledger = new Ledger();
  try {
    const kills = await disturb(installation, ledger, options);
    const failedStarts = installation.servers.reduce((sum, each) => sum + each.failedStarts, 0);
    const endings = installation.servers.flatMap((server) => server.endings);
    const exits = await installation.stopServers();
    const findings = await installation.withDatabase(async (url) => {
      await jobsDone(url);
      return check(url, ledger);
    });
    const verified = await runCommand(['verify-history'], installation.settings);
    const faults = [
      ...faultsIn(findings),
      ...[...ledger.surprises].map(
        ([words, times]) => `unexpected answer, ${times} times: ${words}`,
      ),
      ...endings.map((code) => `a server ended by itself with exit code ${code}`),
      ...exits.filter((code) => code !== 0).map((code) => `SIGTERM ended with exit code ${code}`),
      ...(verified.code === 0 ? [] : [`verify-history: ${verified.said}`]),
    ];
    return {
      figures: [
        ...figures(mode, kills, ledger, findings),
        `  starts given up for want of a database, and repeated: ${failedStarts}`,
        `  ${verified.said}`,
      ],
      faults,
    };
  } finally {
    await installation.remove();
  }
}

async function disturb(
  installation: Installation,
  ledger: Ledger,
  { kills, seed, minutes, writers: many }: FaultsOptions,
): Promise<Kill[]> {
  const { servers, token } = installation;
  const clients = servers.map((server) => new Client(server.origin, token, ledger));
  for (const client of clients) while (!(await client.isReady())) await sleep(50);
  const writers = Array.from(
    { length: many },
    (_, i) => new Writer(clients, ledger, new Random(seed * 1_000 + i + 1)),
  );
  const writing = Promise.all(writers.map((writer) => writer.run()));
  const killer = new Killer(installation, ledger, new Random(seed));
  try {
    await killer.run(kills, Date.now() + minutes * 60_000);
  } finally {
    for (const writer of writers) writer.stop();
    await writing;
  }
  note(
    `${installation.mode}: ${killer.kills.length} kills done, checking ${ledger.entries.length} mutations`,
  );
  return killer.kills;
}

async function jobsDone(url: string): Promise<void> {
  const { query } = await import('../sql.js');
  for (const end = Date.now() + SETTLING; Date.now() < end; await sleep(200)) {
    const jobs = await query<object>(url, 'SELECT FROM graphile_worker.jobs');
    if (jobs.length === 0) return;
  }
}

function figures(mode: Mode, kills: readonly Kill[], ledger: Ledger, findings: Findings): string[] {
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
  const times = (list: readonly Kill[]): number[] =>
    list.flatMap(({ recovery }) => (recovery === null ? [] : [recovery]));
  const all = times(kills);
  const unknown = ledger.count('UNKNOWN');
  const repeated = ledger.entries.filter((entry) => entry.attempts > 1);
  const settled = repeated.filter((entry) => entry.outcome === 'ACKNOWLEDGED');
  return [
    `${mode}: ${kills.length} kills, ${ledger.count('ACKNOWLEDGED')} acknowledged mutations, lost ${findings.lost.length}, half there ${findings.half.length}`,
    `  without an answer ${unknown}, of which ${findings.unknownKept} were kept whole and ${unknown - findings.unknownKept} left nothing`,
    `  refused ${ledger.count('REFUSED')}, of which there all the same ${findings.refusedButThere.length}; done twice ${findings.repeated.length}`,
    `  sent again under one idempotency key ${repeated.length}, acknowledged in the end ${settled.length}`,
    `  recovery: median ${seconds(median(all))}, max ${seconds(Math.max(...all))}`,
    ...TARGETS.flatMap((target) => {
      const own = kills.filter((kill) => kill.target === target);
      const recovered = times(own);
      if (recovered.length === 0) return [];
      const spread = `median ${seconds(median(recovered))}, max ${seconds(Math.max(...recovered))}`;
      return [`    ${target}: ${own.length} kills, ${spread}`];
    }),
  ];
}

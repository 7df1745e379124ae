import pg from 'pg';
import { NEVER, PARTS } from './check.queries.js';
import { type Entry, KINDS, type Ledger } from './ledger.js';

interface PartsRow {
  marker: string;
  times: number;
  parts: (boolean | null)[];
}

/** What the database holds of what the writers sent. */
export interface Findings {
  /** Acknowledged, and not there. */
  lost: string[];
  /** Some of what one mutation writes is there, and some is not. */
  half: string[];
  /** The server said that nothing was changed, and it was. */
  refusedButThere: string[];
  /** Done more than once. */
  repeated: string[];
  /** Of what got no answer: how many were kept. */
  unknownKept: number;
  /** What must never be there, with how often. */
  broken: string[];
}

/** Compares the ledger with the database, mutation by mutation, and then looks for what must never be there. */
export async function check(url: string, ledger: Ledger): Promise<Findings> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const findings: Findings = {
      lost: [],
      half: [],
      refusedButThere: [],
      repeated: [],
      unknownKept: 0,
      broken: [],
    };
    for (const kind of KINDS) {
      const entries = ledger.of(kind);
      const { rows } = await client.query<PartsRow>(PARTS[kind], [
        entries.map((entry) => entry.marker),
      ]);
      const found = new Map(rows.map((row) => [row.marker, row]));
      for (const entry of entries) judge(entry, found.get(entry.marker), findings);
    }
    for (const [what, sql] of Object.entries(NEVER)) {
      const { rows } = await client.query<{ n: number }>(sql);
      if (rows[0]!.n > 0) findings.broken.push(`${rows[0]!.n} ${what}`);
    }
    return findings;
  } finally {
    await client.end();
  }
}

function judge(entry: Entry, row: PartsRow | undefined, findings: Findings): void {
  const parts = (row?.parts ?? []).map((part) => part === true);
  const name = `${entry.kind} ${entry.marker} (${entry.outcome}): ${parts.map(Number).join('')}`;
  const whole = parts.length > 0 && parts.every(Boolean);
  const absent = parts.every((part) => !part);
  if (!whole && !absent) findings.half.push(name);
  if (entry.outcome === 'ACKNOWLEDGED' && absent) findings.lost.push(name);
  if (entry.outcome === 'REFUSED' && !absent) findings.refusedButThere.push(name);
  if (entry.outcome === 'UNKNOWN' && whole) findings.unknownKept += 1;
  if ((row?.times ?? 0) > 1) findings.repeated.push(name);
}

/** Everything that is wrong, in lines; none where nothing is. */
export function faultsIn(findings: Findings): string[] {
  const { lost, half, refusedButThere, repeated, broken } = findings;
  const lines = (what: string, list: string[]): string[] => list.map((each) => `${what}: ${each}`);
  return [
    ...lines('lost', lost),
    ...lines('half there', half),
    ...lines('refused, but there', refusedButThere),
    ...lines('done twice', repeated),
    ...lines('broken', broken),
  ];
}

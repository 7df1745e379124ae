import { createReadStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Finding } from '../../src/contradictions/detection/types.js';
import { newId } from '../../src/platform/database/ids.js';
import { note } from '../figures.js';
import { runIsnad } from '../processes.js';
import { query } from '../sql.js';
import type { Planted } from './newsroom.js';
import { type LineFiles, writeLines } from './write-lines.js';

/** Of all claims, how many contradict an earlier one. */
export const PLANTED = 0.02;

/** Where the generated collection lies, beside the database. */
export function files(dataDir: string): LineFiles {
  return {
    claims: join(dataDir, 'claims.ndjson'),
    planted: join(dataDir, 'planted.ndjson'),
    rivals: join(dataDir, 'rivals.ndjson'),
  };
}

/** Writes the import file unless an earlier run did. @returns seconds spent; 0 where it was there */
export async function writeClaims(dataDir: string, claims: number): Promise<number> {
  const paths = files(dataDir);
  if (existsSync(paths.claims)) return 0;
  const seconds = await writeLines(paths, { claims, planted: PLANTED });
  note(`Generated ${claims} claims in ${seconds.toFixed(1)} s`);
  return seconds;
}

/** Fills a migrated, empty database through the importer, with the planted pairs as contradictions. */
export async function loadClaims(dataDir: string, url: string, claims: number): Promise<void> {
  await writeClaims(dataDir, claims);
  const paths = files(dataDir);
  await runIsnad(dataDir, ['import', paths.claims, '--no-detect']);
  await suggestPlanted(url, await readLines<Planted>(paths.planted));
  await query(url, 'VACUUM ANALYZE');
  await rm(paths.claims);
}

export async function readLines<T>(path: string): Promise<T[]> {
  const values: T[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    values.push(JSON.parse(line) as T);
  }
  return values;
}

/** $1 the pairs: keys and what an engine would have suggested of them */
const SUGGEST = `
  INSERT INTO contradiction (id, claim_a_id, claim_b_id, kinds, relation, score, findings, self_speaker_id,
    status, engine_version, detected_at)
  SELECT p.id, a.record_id, b.record_id, ARRAY[p.kind], p.relation, p.score, p.findings,
    (SELECT x.speaker_id FROM attribution x JOIN attribution y USING (speaker_id)
     WHERE x.claim_id = a.record_id AND y.claim_id = b.record_id LIMIT 1),
    'SUGGESTED', 'generated', now()
  FROM jsonb_to_recordset($1) AS p (id uuid, a text, b text, kind text, relation relation, score float8, findings jsonb)
  JOIN exchange_key a ON a.entity_type = 'Claim' AND a.key = p.a
  JOIN exchange_key b ON b.entity_type = 'Claim' AND b.key = p.b
  WHERE a.record_id < b.record_id
  ON CONFLICT DO NOTHING`;

const PAIRS_A_STATEMENT = 2000;

/** The board and the lists are measured without waiting for detection: what it would find is written down. */
async function suggestPlanted(url: string, pairs: readonly Planted[]): Promise<void> {
  for (let i = 0; i < pairs.length; i += PAIRS_A_STATEMENT) {
    const rows = pairs.slice(i, i + PAIRS_A_STATEMENT).map((pair, j) => ({
      id: newId(),
      a: pair.a,
      b: pair.b,
      kind: pair.kind,
      relation: pair.relation,
      score: scoreOf(i + j),
      findings: [findingOf(pair, scoreOf(i + j))],
    }));
    await query(url, SUGGEST, [JSON.stringify(rows)]);
  }
}

/** Spread evenly from .500 to .999. */
function scoreOf(place: number): number {
  return Math.round(500 + ((place * 377) % 499)) / 1000;
}

function findingOf({ kind, relation, spanA, spanB }: Planted, score: number): Finding {
  return {
    kind,
    relation,
    score,
    spansA: [spanA],
    spansB: [spanB],
    valueA: spanA.text,
    valueB: spanB.text,
    sentenceAr: `يقول الأول «${spanA.text}» ويقول الثاني «${spanB.text}» عن الأمر نفسه.`,
    sentenceEn: `The first says “${spanA.text}”, the second “${spanB.text}”, of the same matter.`,
    rule: 'generated',
    ruleVersion: 1,
  };
}

import type { Client } from 'pg';
import { searchText } from '../src/claims/search/search-text.js';
import { indexDay, ownKeys, probeKeys } from '../src/contradictions/candidates/candidate-keys.js';
import { INDEX_CLAIM } from '../src/contradictions/candidates/claim-index.queries.js';
import { writeClaimProbe } from '../src/contradictions/candidates/claim-probe.js';
import { writeGist } from '../src/contradictions/detection/gist/gist.js';
import { analyse } from '../src/contradictions/detection/reading/analyse.js';
import { ENGINE_VERSION } from '../src/contradictions/detection/rules/rules.js';
import type { ClaimKind } from '../src/contradictions/detection/types.js';
import type { Language } from '../src/language/language.js';
import { readQuantities } from '../src/language/numbers/quantities.js';
import { newId } from '../src/platform/database/ids.js';

/** A RecordClaimInput, as the benchmarks fill it. */
export interface RecordInput {
  statement: string;
  language: Language;
  kind: string;
  topicIds: string[];
  article: { id: string };
  speaker: { id: string };
  form: string;
  saidAt: string;
}

/** The least that keeps the same rows: what is derived of the statement included, comparison not. */
export async function insertByHand(client: Client, input: RecordInput): Promise<void> {
  const { statement, language, kind, topicIds, article, speaker, form, saidAt } = input;
  const id = newId();
  const insert = (name: string, text: string, values: unknown[]): Promise<unknown> =>
    client.query({ name, text, values });
  await client.query('BEGIN');
  await insert(
    'claim',
    `INSERT INTO claim (id, statement, language, kind, status, said_on, search_text)
     VALUES ($1, $2, $3, $4, 'PUBLISHED', $5, $6)`,
    [id, statement, language, kind, saidAt, searchText(statement, null)],
  );
  await insert('topic', 'INSERT INTO claim_topic VALUES ($1, $2, true)', [id, topicIds[0]]);
  await insert(
    'quantity',
    `INSERT INTO quantity SELECT $1, q.ordinal, q.subject, q.unit, q.lower, q.upper, q.comparator, q.start, q."end", false
     FROM jsonb_to_recordset($2) AS q (ordinal int, subject text, unit text, lower float8, upper float8,
       comparator comparator, start int, "end" int)`,
    [
      id,
      JSON.stringify(readQuantities(statement, language).map((q, ordinal) => ({ ...q, ordinal }))),
    ],
  );
  await insert(
    'attribution',
    `INSERT INTO attribution (id, claim_id, ordinal, article_id, speaker_id, said_at, stance, form)
     VALUES ($1, $2, 0, $3, $4, $5, 'ASSERTS', $6)`,
    [newId(), id, article.id, speaker.id, saidAt, form],
  );
  await insert(
    'history',
    `INSERT INTO history_entry (id, entity_type, entity_id, operation, changes)
     VALUES ($1, 'Claim', $2, 'recorded', '[]')`,
    [newId(), id],
  );
  const reading = analyse({ statement, language, kind: kind as ClaimKind, saidAt });
  const probe = probeKeys(reading);
  const keys = ownKeys(probe);
  await insert('index', INDEX_CLAIM, [
    id,
    indexDay(saidAt, new Date()),
    keys,
    ENGINE_VERSION,
    Buffer.from((writeGist(reading) ?? new Int32Array(0)).buffer),
    writeClaimProbe(keys, probe),
  ]);
  await client.query('COMMIT');
}

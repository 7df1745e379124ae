import { files, readLines } from '../claims/load.js';
import type { Planted } from '../claims/newsroom.js';
import { query } from '../sql.js';

/** $1 the pairs' keys */
const FOUND = `
  SELECT p.place FROM jsonb_to_recordset($1) AS p (place int, a text, b text)
  JOIN exchange_key a ON a.entity_type = 'Claim' AND a.key = p.a
  JOIN exchange_key b ON b.entity_type = 'Claim' AND b.key = p.b
  JOIN contradiction c ON c.claim_a_id = least(a.record_id, b.record_id)
    AND c.claim_b_id = greatest(a.record_id, b.record_id)`;

/** $1 keys */
const COMPARED = `
  SELECT k.key FROM exchange_key k JOIN claim c ON c.id = k.record_id
  WHERE k.entity_type = 'Claim' AND k.key = ANY($1) AND c.status = 'PUBLISHED'`;

/** Of planted pairs that could be compared, how many were found. */
export interface PlantedFigures {
  all: [found: number, of: number];
  byKind: Record<string, [found: number, of: number]>;
}

/** Which of the planted pairs detection has found; those with a draft or retracted side do not count. */
export async function foundPlanted(dataDir: string, url: string): Promise<PlantedFigures> {
  const pairs = await readLines<Planted>(files(dataDir).planted);
  const keys = pairs.flatMap(({ a, b }) => [a, b]);
  const compared = new Set(
    (await query<{ key: string }>(url, COMPARED, [keys])).map(({ key }) => key),
  );
  const places = pairs.map(({ a, b }, place) => ({ place, a, b }));
  const rows = await query<{ place: number }>(url, FOUND, [JSON.stringify(places)]);
  const found = new Set(rows.map(({ place }) => place));
  const figures: PlantedFigures = { all: [0, 0], byKind: {} };
  pairs.forEach(({ a, b, kind, across }, place) => {
    if (!compared.has(a) || !compared.has(b)) return;
    const groups = [kind as string, ...(across ? ['across languages'] : [])];
    const counts = [figures.all, ...groups.map((group) => (figures.byKind[group] ??= [0, 0]))];
    for (const count of counts) {
      count[1] += 1;
      if (found.has(place)) count[0] += 1;
    }
  });
  return figures;
}

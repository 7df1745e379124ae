import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { isId } from '../platform/database/ids.js';
import { badInput } from '../platform/errors/app-error.js';
import { addClaim, type Place, placesOf } from './add-claim.js';
import type { BatchPlan, Pending, Upon, Version } from './batch-plan.js';
import { BatchRecords } from './batch-records.js';
import { BatchRows } from './batch-rows.js';
import { knownSources, noSources, topicOrder } from './batch-sources.js';
import { LinesRefused } from './import-faults.js';
import { CLAIMS_BY_KEY, VERSIONS } from './import.queries.js';
import { issuesOfRefusal, type LineFault, type PreparedLine } from './prepare-line.js';

/** Milliseconds that planning may keep the thread while another batch is being written. */
const SLICE_MS = 1;

interface KnownClaim {
  key: string;
  import_id: string | null;
  line: number | null;
}

const NOTHING: Pending = { keys: new Map(), sources: noSources(), versions: new Map() };

/** Works out, reading only, what is to be written for a batch of lines. */
@Injectable()
export class BatchPlanner {
  constructor(private readonly database: Database) {}

  /**
   * @param before what the batch before leaves, while it is not committed yet
   * @throws LinesRefused with what is wrong, line by line
   */
  async plan(
    lines: readonly PreparedLine[],
    importId: string,
    before: Pending = NOTHING,
  ): Promise<BatchPlan> {
    const fresh = await this.withoutKnown(lines, importId, before);
    const rows = new BatchRows();
    const known = await knownSources(this.database, fresh, before.sources);
    const order = await topicOrder(this.database, fresh);
    const speakers = new Set([...known.speakers.values(), ...known.speakerKeys.values()]);
    const topics = new Set(known.topics.keys());
    const records = new BatchRecords(known, rows);
    const places = await attempt(fresh, (line) => placesOf(records, line, importId));
    const recorded = places.flat().filter(({ articleId }) => !records.versions.has(articleId));
    const versions = await this.versionsOf(recorded, before);
    const upon = { speakers, topics, ...uponVersions(recorded, versions) };
    for (const [articleId, list] of records.versions) versions.set(articleId, list);
    const making = { importId, rows, records, versions, order };
    await attempt(fresh, (line, i) => addClaim(making, line, places[i]!));
    const keys = new Map(fresh.map(({ content, line }) => [content.key, line]));
    const pending = { keys, sources: records.added, versions: records.versions };
    return { rows: rows.encoded(), added: fresh.length, upon, pending };
  }

  /** Lines whose claim is not recorded under its key; a key given twice in one file is a fault. */
  private async withoutKnown(
    lines: readonly PreparedLine[],
    importId: string,
    before: Pending,
  ): Promise<PreparedLine[]> {
    const keys = lines.map(({ content }) => content.key).filter((key) => key != null);
    if (keys.length === 0) return [...lines];
    const rows = await this.database.query<KnownClaim>(CLAIMS_BY_KEY, [keys, keys.filter(isId)]);
    const known = new Map(rows.map((row) => [row.key, row]));
    const inBatch = new Map<string, number>();
    const fresh = await attempt(lines, (line) => {
      const { key } = line.content;
      if (!key) return line;
      const found = known.get(key);
      const inFile = found?.import_id === importId ? found.line : null;
      const earlier = inBatch.get(key) ?? before.keys.get(key) ?? inFile;
      inBatch.set(key, line.line);
      if (earlier === null) return found ? null : line;
      throw badInput({
        path: 'input.key',
        message: `"${key}" is the key of line ${earlier} too; give each claim its own`,
      });
    });
    return fresh.filter((line) => line !== null);
  }

  /** The versions of articles that this batch does not add itself, by article, oldest first. */
  private async versionsOf(
    places: readonly Place[],
    before: Pending,
  ): Promise<Map<string, readonly Version[]>> {
    const versions = new Map<string, Version[]>();
    const sought = new Set<string>();
    const quoted = new Set<string>();
    for (const place of places) {
      const pending = before.versions.get(place.articleId);
      if (pending) versions.set(place.articleId, [...pending]);
      else sought.add(place.articleId);
      if (place.quoted) quoted.add(place.articleId);
    }
    if (sought.size === 0) return versions;
    const rows = await this.database.query<Version>(VERSIONS, [[...sought], [...quoted]]);
    for (const row of rows) {
      const list = versions.get(row.articleId);
      if (list) list.push(row);
      else versions.set(row.articleId, [row]);
    }
    return versions;
  }
}

function uponVersions(
  places: readonly Place[],
  versions: ReadonlyMap<string, readonly Version[]>,
): Pick<Upon, 'articles' | 'versions'> {
  let count = 0;
  for (const list of versions.values()) count += list.length;
  return { articles: new Set(places.map(({ articleId }) => articleId)), versions: count };
}

/** Does the work for every line, and only then throws what is wrong with any of them. */
async function attempt<T>(
  lines: readonly PreparedLine[],
  work: (line: PreparedLine, index: number) => T,
): Promise<T[]> {
  const faults: LineFault[] = [];
  const results: T[] = [];
  let pause = performance.now() + SLICE_MS;
  for (const [i, line] of lines.entries()) {
    try {
      results.push(work(line, i));
    } catch (error) {
      faults.push(...issuesOfRefusal(error).map((issue) => ({ ...issue, line: line.line })));
    }
    if (performance.now() < pause) continue;
    await setImmediate();
    pause = performance.now() + SLICE_MS;
  }
  if (faults.length > 0) throw new LinesRefused(faults);
  return results;
}

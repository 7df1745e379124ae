import { Injectable } from '@nestjs/common';
import { Attribution } from '../claims/attributions/attribution.entity.js';
import { columnsOf, locate } from '../claims/attributions/attributions.service.js';
import { ClaimStatus } from '../claims/claim.entity.js';
import { reanchor } from '../claims/quotes/quote-anchor.js';
import { Database } from '../platform/database/database.js';
import { isId } from '../platform/database/ids.js';
import { badInput } from '../platform/errors/app-error.js';
import { BatchRecords } from './batch-records.js';
import { BatchRows } from './batch-rows.js';
import { knownSources } from './batch-sources.js';
import type { AttributionLine } from './claim-line.js';
import { LinesRefused } from './import-faults.js';
import { CLAIMS_BY_KEY, VERSIONS } from './import.queries.js';
import { issuesOfRefusal, type LineFault, type PreparedLine } from './prepare-line.js';

/** A version as quotes are looked for in it. */
interface Version {
  id: string;
  articleId: string;
  number: number;
  body: string;
}

interface KnownClaim {
  key: string;
  import_id: string | null;
  line: number | null;
}

/** Writes a batch of lines: all of it, or nothing where a line is refused. */
@Injectable()
export class BatchWriter {
  constructor(private readonly database: Database) {}

  /**
   * Must run in a transaction.
   *
   * @returns how many claims were added; the others were there already, by their keys
   * @throws LinesRefused with what is wrong, line by line
   */
  async write(lines: readonly PreparedLine[], importId: string): Promise<number> {
    const fresh = await this.withoutKnown(lines, importId);
    const rows = new BatchRows();
    const records = new BatchRecords(await knownSources(this.database, fresh), rows);
    const places = attempt(fresh, (line) => placesOf(records, line, importId));
    const versions = await this.versionsOf(records, places.flat());
    attempt(fresh, (line, i) => addClaim(rows, records, line, places[i]!, versions, importId));
    await rows.write(this.database);
    return fresh.length;
  }

  /** Lines whose claim is not recorded under its key; a key given twice in one file is a fault. */
  private async withoutKnown(
    lines: readonly PreparedLine[],
    importId: string,
  ): Promise<PreparedLine[]> {
    const keys = lines.map(({ content }) => content.key).filter((key) => key != null);
    if (keys.length === 0) return [...lines];
    const rows = await this.database.query<KnownClaim>(CLAIMS_BY_KEY, [keys, keys.filter(isId)]);
    const known = new Map(rows.map((row) => [row.key, row]));
    const inBatch = new Map<string, number>();
    return attempt(lines, (line) => {
      const { key } = line.content;
      if (!key) return line;
      const found = known.get(key);
      const earlier = inBatch.get(key) ?? (found?.import_id === importId ? found.line : null);
      inBatch.set(key, line.line);
      if (earlier === null) return found ? null : line;
      throw badInput({
        path: 'input.key',
        message: `"${key}" is the key of line ${earlier} too; give each claim its own`,
      });
    }).filter((line) => line !== null);
  }

  /** The versions of every article that the batch names, by article, oldest first. */
  private async versionsOf(
    records: BatchRecords,
    places: readonly Place[],
  ): Promise<Map<string, Version[]>> {
    const versions = new Map<string, Version[]>(records.added);
    const recorded = places.filter(({ articleId }) => !records.added.has(articleId));
    if (recorded.length === 0) return versions;
    const ids = new Set(recorded.map(({ articleId }) => articleId));
    const quoted = recorded.filter(({ quoted }) => quoted).map(({ articleId }) => articleId);
    const rows = await this.database.query<Version>(VERSIONS, [[...ids], [...new Set(quoted)]]);
    for (const row of rows) {
      const list = versions.get(row.articleId);
      if (list) list.push(row);
      else versions.set(row.articleId, [row]);
    }
    return versions;
  }
}

/** Where an attribution stands. */
interface Place {
  articleId: string;
  quoted: boolean;
}

/** Does the work for every line, and only then throws what is wrong with any of them. */
function attempt<T>(
  lines: readonly PreparedLine[],
  work: (line: PreparedLine, index: number) => T,
): T[] {
  const faults: LineFault[] = [];
  const results: T[] = [];
  for (const [i, line] of lines.entries()) {
    try {
      results.push(work(line, i));
    } catch (error) {
      faults.push(...issuesOfRefusal(error).map((issue) => ({ ...issue, line: line.line })));
    }
  }
  if (faults.length > 0) throw new LinesRefused(faults);
  return results;
}

function placesOf(records: BatchRecords, line: PreparedLine, importId: string): Place[] {
  const origin = { importId, line: line.line };
  return line.content.attributions.map(({ article, quote }, i) => ({
    articleId: records.article(article, origin, `input.attributions.${i}.article`),
    quoted: quote != null,
  }));
}

function addClaim(
  rows: BatchRows,
  records: BatchRecords,
  { line, content, claim, quantities }: PreparedLine,
  places: readonly Place[],
  versions: ReadonlyMap<string, Version[]>,
  importId: string,
): void {
  rows.claim(claim);
  if (content.key) rows.key('Claim', content.key, claim.id, importId, line);
  if (claim.status === ClaimStatus.RETRACTED) {
    const change = { field: 'status', before: ClaimStatus.PUBLISHED, after: claim.status };
    rows.history('Claim', claim.id, 'retracted', [change], claim.retractionReason);
  }
  addTopics(rows, records, claim.id, content);
  quantities.forEach((quantity, ordinal) => rows.quantity(claim.id, ordinal, quantity));
  content.attributions.forEach((attribution, ordinal) => {
    const { articleId } = places[ordinal]!;
    const path = `input.attributions.${ordinal}`;
    const origin = { importId, line };
    const speakerId = records.speaker(attribution.speaker, origin, `${path}.speaker`);
    const of = versions.get(articleId) ?? [];
    const added = toAttribution(attribution, of, path);
    Object.assign(added, { claimId: claim.id, ordinal, articleId, speakerId });
    rows.attribution(added);
    addAnchors(rows, added, of);
    attribution.chain?.forEach((hop, i) => {
      const hopId = records.speaker(hop.speaker, origin, `${path}.chain.${i}.speaker`);
      rows.hop(added.id, i, hopId, hop.cue ?? null);
    });
  });
}

function addTopics(
  rows: BatchRows,
  records: BatchRecords,
  claimId: string,
  { topics }: PreparedLine['content'],
): void {
  const filed = topics?.map((line, i) => records.topic(line, `input.topics.${i}`));
  for (const topicId of new Set(filed)) rows.claimTopic(claimId, topicId);
}

function toAttribution(
  { version: number, quote, saidAt, stance, form }: AttributionLine,
  versions: readonly Version[],
  path: string,
): Attribution {
  const version = number == null ? versions.at(-1) : versions.find((v) => v.number === number);
  if (number != null && !version) {
    const message = `the article has ${versions.length} versions; leave it out for the newest`;
    throw badInput({ path: `${path}.version`, message });
  }
  const found = quote ? quoteIn(quote, version ?? null, path) : null;
  return Object.assign(new Attribution(), {
    articleVersionId: version?.id ?? null,
    saidAt: saidAt ?? null,
    stance,
    form,
    ...columnsOf(found),
  });
}

function quoteIn(
  quote: NonNullable<AttributionLine['quote']>,
  version: Version | null,
  path: string,
): ReturnType<typeof locate> {
  try {
    return locate(quote, version);
  } catch (error) {
    const [issue] = issuesOfRefusal(error);
    throw badInput({ path: `${path}.${issue!.path}`, message: issue!.message });
  }
}

/** Where the quote stands in the versions that came after the one it was marked in. */
function addAnchors(rows: BatchRows, attribution: Attribution, versions: readonly Version[]): void {
  const { quoteExact: exact, quotePrefix: prefix, quoteSuffix: suffix } = attribution;
  if (exact === null || prefix === null || suffix === null) return;
  const marked = versions.findIndex(({ id }) => id === attribution.articleVersionId);
  for (const { id, body } of versions.slice(marked + 1)) {
    const start = attribution.quoteStart ?? 0;
    const end = attribution.quoteEnd ?? 0;
    rows.anchor(attribution.id, id, reanchor(body, { exact, prefix, suffix, start, end }));
  }
}

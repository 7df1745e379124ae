import { Attribution } from '../claims/attributions/attribution.entity.js';
import { columnsOf, locate } from '../claims/attributions/attributions.service.js';
import { ClaimStatus } from '../claims/claim.entity.js';
import { reanchor } from '../claims/quotes/quote-anchor.js';
import { badInput } from '../platform/errors/app-error.js';
import type { Version } from './batch-plan.js';
import type { BatchRecords } from './batch-records.js';
import type { BatchRows } from './batch-rows.js';
import { nameKey } from './batch-sources.js';
import type { AttributionLine } from './claim-line.js';
import { issuesOfRefusal, type PreparedLine } from './prepare-line.js';

/** Where an attribution stands. */
export interface Place {
  articleId: string;
  quoted: boolean;
}

/** What rows of a batch are made with. */
export interface Making {
  importId: string;
  rows: BatchRows;
  records: BatchRecords;
  /** Of every article that the batch names, oldest first. */
  versions: ReadonlyMap<string, readonly Version[]>;
  /** The places of topics in the order of the database, by folded name. */
  order: ReadonlyMap<string, number>;
}

/** The articles of a line's attributions, made where they are new. */
export function placesOf(records: BatchRecords, line: PreparedLine, importId: string): Place[] {
  const origin = { importId, line: line.line };
  return line.content.attributions.map(({ article, quote }, i) => ({
    articleId: records.article(article, origin, `input.attributions.${i}.article`),
    quoted: quote != null,
  }));
}

/** Adds the rows of a claim and of all that belongs to it. */
export function addClaim(
  making: Making,
  { line, content, claim, quantities }: PreparedLine,
  places: readonly Place[],
): void {
  const { importId, rows, records, versions } = making;
  rows.claim(claim);
  if (content.key) rows.key('Claim', content.key, claim.id, importId, line);
  if (claim.status === ClaimStatus.RETRACTED) {
    const change = { field: 'status', before: ClaimStatus.PUBLISHED, after: claim.status };
    rows.history('Claim', claim.id, 'retracted', [change], claim.retractionReason);
  }
  addTopics(making, claim.id, content);
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

/** The first by name leads. */
function addTopics(
  { rows, records, order }: Making,
  claimId: string,
  { topics }: PreparedLine['content'],
): void {
  const filed = new Map<string, number>();
  topics?.forEach((line, i) => {
    filed.set(records.topic(line, `input.topics.${i}`), order.get(nameKey(line.name))!);
  });
  const first = Math.min(...filed.values());
  for (const [topicId, place] of filed) rows.claimTopic(claimId, topicId, place === first);
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

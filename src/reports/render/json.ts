import type { ReportSnapshot } from '../snapshot.js';

/**
 * Keys in reading order. A snapshot that went through `jsonb` comes back with its keys rearranged; two exports of one
 * report must still be equal byte by byte.
 */
const ORDER = [
  ...['id', 'generatedAt', 'filter', 'totals', 'topic', 'kinds', 'kind', 'relation', 'score'],
  ...['status', 'selfContradictionOf', 'detectedAt', 'engineVersion', 'a', 'b'],
  ...['statement', 'language', 'translation', 'topics', 'period', 'revision', 'attributions'],
  ...['speaker', 'speakerAnonymous', 'position', 'stance', 'form', 'saidAt', 'headline', 'outlet'],
  ...['byline', 'publishedAt', 'url', 'quote', 'chain', 'name', 'cue', 'anonymous'],
  ...['start', 'end', 'text', 'from', 'to', 'spansA', 'spansB', 'valueA', 'valueB'],
  ...['sentenceAr', 'sentenceEn', 'rule', 'ruleVersion', 'decision', 'reason', 'note', 'holds'],
  ...['reviewer', 'decidedAt', 'claimsCompared', 'byRelation', 'byStatus', 'contradictions'],
  ...['findings', 'reviews'],
];
const RANK = new Map(ORDER.map((key, rank) => [key, rank]));

/** Known keys in reading order, then others by code unit, whatever the machine's locale. */
function byReadingOrder(x: string, y: string): number {
  const rank = (RANK.get(x) ?? ORDER.length) - (RANK.get(y) ?? ORDER.length);
  if (rank !== 0) return rank;
  return x < y ? -1 : 1;
}

function ordered(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const keys = Object.keys(value).sort(byReadingOrder);
  return Object.fromEntries(keys.map((key) => [key, (value as Record<string, unknown>)[key]]));
}

/** The snapshot itself, indented by two spaces, keys in a fixed order, with a final line break. */
export function renderJson(snapshot: ReportSnapshot): string {
  return `${JSON.stringify(snapshot, ordered, 2)}\n`;
}

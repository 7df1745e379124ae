import type { Attribution } from './attributions/attribution.entity.js';
import type { Claim } from './claim.entity.js';

/** What of a claim is stored when it is recorded, alone or by an import; the values come in this order. */
export const CLAIM_COLUMNS = [
  'id',
  'statement',
  'language',
  'translation',
  'kind',
  'period_from',
  'period_to',
  'status',
  'said_on',
  'search_text',
] as const;

export const claimValues = (claim: Claim): (string | null)[] => [
  claim.id,
  claim.statement,
  claim.language,
  claim.translation,
  claim.kind,
  claim.periodFrom,
  claim.periodTo,
  claim.status,
  claim.saidOn,
  claim.searchText,
];

/** The same of an attribution, without its claim and its place among that claim's. */
export const ATTRIBUTION_COLUMNS = [
  'id',
  'article_id',
  'article_version_id',
  'speaker_id',
  'said_at',
  'stance',
  'form',
  'quote_exact',
  'quote_prefix',
  'quote_suffix',
  'quote_start',
  'quote_end',
] as const;

export const attributionValues = (attribution: Attribution): (string | number | null)[] => [
  attribution.id,
  attribution.articleId,
  attribution.articleVersionId,
  attribution.speakerId,
  attribution.saidAt,
  attribution.stance,
  attribution.form,
  attribution.quoteExact,
  attribution.quotePrefix,
  attribution.quoteSuffix,
  attribution.quoteStart,
  attribution.quoteEnd,
];

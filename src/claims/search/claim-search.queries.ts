import { fold } from '../../language/normalise.js';
import type { ListQuery, SortKey } from '../../platform/graphql/keyset.js';
import { type ClaimFilter, ClaimOrderField } from './claim.args.js';

/** Joins an order needs beside the claim itself, and its leading key. */
interface ClaimSort {
  joins: string;
  key: Pick<SortKey, 'sql' | 'type'>;
}

const NO_RANK = '0::double precision';

const FIRST_ATTRIBUTION = 'JOIN attribution a ON a.claim_id = t.id AND a.ordinal = 0';

/** Both configurations read the words: a collection mixes languages, and so do its editors. */
const tsquery = (words: string): string =>
  `(websearch_to_tsquery('arabic', ${words}) || websearch_to_tsquery('english', ${words}))`;

/** A word or a phrase with a minus before it, in folded text. */
const EXCLUDED = /(^|\s)-("[^"]*"|[^\s"]+)/g;

/** The conditions of a search and how well a claim answers it. */
interface Search {
  where: string[];
  rank: string;
}

/**
 * What is excluded becomes conditions of its own: negated inside the query, each language's stemmer would
 * let pass the forms that only the other's knows.
 */
function searchFor(text: string, bind: (value: unknown) => string): Search {
  const folded = fold(text);
  const excluded = [...folded.matchAll(EXCLUDED)].map((match) => match[2]!);
  const wanted = folded.replace(EXCLUDED, ' ').trim();
  const where = excluded.map((words) => `NOT t.search_vector @@ ${tsquery(bind(words))}`);
  if (wanted === '' && excluded.length > 0) return { where, rank: NO_RANK };
  const words = bind(wanted);
  // A misspelt word is not among the lexemes; the trigram index finds words near it. A phrase is meant
  // as it stands.
  const near = wanted.includes('"') ? '' : ` OR ${words} <% t.search_text`;
  where.push(`t.search_vector @@ ${tsquery(words)}${near}`);
  const rank = `(ts_rank(t.search_vector, ${tsquery(words)}) + word_similarity(${words}, t.search_text))::double precision`;
  return { where, rank };
}

/**
 * The claims under a filter in an order, as one statement for `fetchPage`.
 *
 * @param contradicted the condition for a claim `t` with an open contradiction
 */
export function claimList(
  filter: ClaimFilter,
  order: { field: ClaimOrderField; descending: boolean },
  contradicted: string,
): ListQuery {
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const where: string[] = [];
  const search = filter.search ? searchFor(filter.search, bind) : null;
  if (search) where.push(...search.where);
  const sort = sorts(search?.rank ?? NO_RANK)[order.field];
  where.push(...attributionConditions(filter, bind));
  if (filter.topicId) {
    where.push(
      `EXISTS (SELECT FROM claim_topic ct WHERE ct.claim_id = t.id AND ct.topic_id = ${bind(filter.topicId)})`,
    );
  }
  if (filter.kind) where.push(`t.kind = ${bind(filter.kind)}`);
  if (filter.status) where.push(`t.status = ${bind(filter.status)}`);
  if (filter.contradicted != null) {
    where.push(filter.contradicted ? contradicted : `NOT (${contradicted})`);
  }
  return {
    from: `claim t ${sort.joins}`,
    where,
    parameters,
    order: [
      { ...sort.key, descending: order.descending },
      { sql: 't.id', type: 'uuid', descending: order.descending },
    ],
  };
}

/** Conditions that one and the same attribution must meet. */
function attributionConditions(filter: ClaimFilter, bind: (value: unknown) => string): string[] {
  const parts: string[] = [];
  // A merged speaker's old id stands for the one it was merged into.
  if (filter.speakerId) {
    parts.push(
      `x.speaker_id = (SELECT COALESCE(merged_into_id, id) FROM speaker WHERE id = ${bind(filter.speakerId)})`,
    );
  }
  if (filter.articleId) parts.push(`x.article_id = ${bind(filter.articleId)}`);
  if (filter.outletId) {
    parts.push(
      `x.article_id IN (SELECT id FROM article WHERE outlet_id = ${bind(filter.outletId)})`,
    );
  }
  if (filter.saidFrom) parts.push(`x.said_on >= lower(days_of(${bind(filter.saidFrom)}))`);
  if (filter.saidTo) parts.push(`x.said_on < upper(days_of(${bind(filter.saidTo)}))`);
  if (parts.length === 0) return [];
  return [`t.id IN (SELECT x.claim_id FROM attribution x WHERE ${parts.join(' AND ')})`];
}

function sorts(rank: string): Record<ClaimOrderField, ClaimSort> {
  return {
    [ClaimOrderField.SAID_AT]: {
      joins: '',
      key: { sql: `COALESCE(t.said_on, '-infinity')`, type: 'date' },
    },
    [ClaimOrderField.RECORDED_AT]: { joins: '', key: { sql: 't.id', type: 'uuid' } },
    [ClaimOrderField.SPEAKER]: {
      joins: `${FIRST_ATTRIBUTION} JOIN speaker s ON s.id = a.speaker_id`,
      key: { sql: 's.sort_key', type: 'text' },
    },
    [ClaimOrderField.OUTLET]: {
      joins: `${FIRST_ATTRIBUTION} JOIN article ar ON ar.id = a.article_id
        LEFT JOIN outlet o ON o.id = ar.outlet_id`,
      key: { sql: `COALESCE(o.sort_key, '')`, type: 'text' },
    },
    [ClaimOrderField.TOPIC]: {
      joins: `LEFT JOIN LATERAL (SELECT min(tp.key) AS key FROM claim_topic ct
        JOIN topic tp ON tp.id = ct.topic_id WHERE ct.claim_id = t.id) first_topic ON true`,
      key: { sql: `COALESCE(first_topic.key, '')`, type: 'text' },
    },
    [ClaimOrderField.RELEVANCE]: { joins: '', key: { sql: rank, type: 'double precision' } },
  };
}

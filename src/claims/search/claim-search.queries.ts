import { fold } from '../../language/text/normalise.js';
import type { ListQuery, SortKey } from '../../platform/graphql/keyset.js';
import { visibleClaims } from '../draft-visibility.js';
import { type ClaimFilter, ClaimOrderField } from './claim.args.js';

/** Joins an order needs beside the claim itself, and its leading key. */
interface ClaimSort {
  joins: string;
  key: Pick<SortKey, 'sql' | 'type'>;
}

const CLAIMS = 'claim t';

const NO_RANK = '0::double precision';

const FIRST_ATTRIBUTION = 'JOIN attribution a ON a.claim_id = t.id AND a.ordinal = 0';

/** Both configurations read the words: a collection mixes languages, and so do its editors. */
const tsquery = (words: string): string =>
  `(websearch_to_tsquery('arabic', ${words}) || websearch_to_tsquery('english', ${words}))`;

/** A word or a phrase with a minus before it, in folded text. */
const EXCLUDED = /(^|\s)-("[^"]*"|[^\s"]+)/g;

const WORD_BREAK = /[^\p{L}\p{N}]+/u;

/** Where the claims that a search finds come from, what else it asks, and how well a claim answers it. */
interface Search {
  from: string;
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
  if (wanted === '' && excluded.length > 0) return { from: CLAIMS, where, rank: NO_RANK };
  const exact = tsquery(bind(wanted));
  // A phrase is meant as it stands.
  const near = wanted.includes('"') ? null : nearQuery(wanted, bind);
  // The first OFFSET keeps the planner from copying the look-up of near words to each place that uses it,
  // the second from reading claims in the order asked for, in the hope that many match.
  const from = `(
    SELECT c.*, q.exact, q.near
    FROM (SELECT ${exact} AS exact, ${near ?? exact} AS near OFFSET 0) q
    JOIN claim c ON c.search_vector @@ (q.exact || q.near) OFFSET 0) t`;
  // Words as they were written count ten times what near ones do.
  const rank = `(ts_rank(t.search_vector, t.exact) + ts_rank(t.search_vector, t.near) / 10)::double precision`;
  return { from, where, rank };
}

/**
 * The words with their possible misspellings: each stands for those recorded words that share at least
 * 60 % of its letter triples, the nearest twenty. A number is never a misspelling of another.
 */
function nearQuery(wanted: string, bind: (value: unknown) => string): string | null {
  const near = (word: string): string => {
    const bound = bind(word);
    const exact = tsquery(bound);
    return /\p{N}/u.test(word) ? exact : `(${exact} || COALESCE(${nearWords(bound)}, ''))`;
  };
  // "a b or c" is (a and b) or c, as PostgreSQL reads it.
  const alternatives = [[]] as string[][];
  for (const word of wanted.split(WORD_BREAK).filter((each) => each !== '')) {
    if (word === 'or') alternatives.push([]);
    else alternatives.at(-1)!.push(near(word));
  }
  const groups = alternatives.filter((words) => words.length > 0);
  return groups.length > 0 ? groups.map((words) => `(${words.join(' && ')})`).join(' || ') : null;
}

const nearWords = (word: string): string => `(
  SELECT string_agg('''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''', '|')::tsquery
  FROM (SELECT word FROM search_word WHERE ${word} <% word
    ORDER BY word_similarity(${word}, word) DESC, word LIMIT 20) AS near)`;

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
  const where = visibleClaims();
  const search = filter.search ? searchFor(filter.search, bind) : null;
  if (search) where.push(...search.where);
  const sort = sorts(search?.rank ?? NO_RANK)[order.field];
  where.push(...attributionConditions(filter, bind));
  // Follows from the condition on the attribution, and lets the index on the first day begin there.
  if (filter.saidTo) {
    where.push(`COALESCE(t.said_on, '-infinity') < upper(days_of(${bind(filter.saidTo)}))`);
  }
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
    from: `${search?.from ?? CLAIMS} ${sort.joins}`,
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
      joins: `LEFT JOIN claim_topic lead ON lead.claim_id = t.id AND lead.leads
        LEFT JOIN topic tp ON tp.id = lead.topic_id`,
      key: { sql: `COALESCE(tp.key, '')`, type: 'text' },
    },
    [ClaimOrderField.RELEVANCE]: { joins: '', key: { sql: rank, type: 'double precision' } },
  };
}

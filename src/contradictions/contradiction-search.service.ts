import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { ConnectionOf } from '../platform/graphql/connection.js';
import { fetchPage, type ListQuery } from '../platform/graphql/keyset.js';
import {
  type ContradictionFilter,
  type ContradictionOrder,
  ContradictionOrderField,
  type ContradictionsArgs,
} from './contradiction.args.js';
import { Contradiction } from './contradiction.entity.js';

/** SQL for a claim `t` that stands in a contradiction not yet dismissed or resolved. */
export const HAS_OPEN_CONTRADICTION = `EXISTS (
  SELECT FROM contradiction o JOIN claim x ON x.id = o.claim_b_id AND x.status = 'PUBLISHED'
  WHERE o.claim_a_id = t.id AND o.status IN ('SUGGESTED', 'CONFIRMED')
) OR EXISTS (
  SELECT FROM contradiction o JOIN claim x ON x.id = o.claim_a_id AND x.status = 'PUBLISHED'
  WHERE o.claim_b_id = t.id AND o.status IN ('SUGGESTED', 'CONFIRMED'))`;

@Injectable()
export class ContradictionSearchService {
  constructor(private readonly database: Database) {}

  list({ filter, orderBy, ...page }: ContradictionsArgs): Promise<ConnectionOf<Contradiction>> {
    return fetchPage(this.database, Contradiction, contradictionList(filter ?? {}, orderBy), page);
  }

  /**
   * For a report: of the contradictions of published claims under a filter that are not dismissed those of
   * the highest score, highest first, at most 500, and how many there are of all.
   */
  async standing(filter: ContradictionFilter): Promise<Standing> {
    const list = contradictionList(filter, null);
    list.where.push(
      `t.status <> 'DISMISSED'`,
      `NOT EXISTS (SELECT FROM claim x WHERE x.id IN (t.claim_a_id, t.claim_b_id) AND x.status <> 'PUBLISHED')`,
    );
    const { nodes } = await fetchPage(this.database, Contradiction, list, { first: REPORTED });
    const counts = await this.database.query<StandingCount>(
      `SELECT t.relation, t.status, count(*)::int AS n FROM ${list.from}
       WHERE ${list.where.map((condition) => `(${condition})`).join(' AND ')} GROUP BY 1, 2`,
      list.parameters,
    );
    return { highest: nodes, counts };
  }
}

/** What a report holds: more would be read by nobody, and a million claims have tens of thousands. */
const REPORTED = 500;

/** How many contradictions there are of one relation and status. */
export interface StandingCount extends Pick<Contradiction, 'relation' | 'status'> {
  n: number;
}

export interface Standing {
  highest: Contradiction[];
  counts: StandingCount[];
}

export function contradictionList(
  filter: ContradictionFilter,
  order: ContradictionOrder | null | undefined,
): ListQuery {
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const where: string[] = [];
  if (filter.status) where.push(`t.status = ${bind(filter.status)}`);
  if (filter.kind) where.push(`t.kinds @> ARRAY[${bind(filter.kind)}]::text[]`);
  if (filter.relation) where.push(`t.relation = ${bind(filter.relation)}`);
  if (filter.minScore != null) where.push(`t.score >= ${bind(filter.minScore)}`);
  if (filter.selfOnly) where.push('t.self_speaker_id IS NOT NULL');
  if (filter.topicId) {
    where.push(eitherClaim('claim_topic x', `x.topic_id = ${bind(filter.topicId)}`));
  }
  if (filter.speakerId) {
    where.push(
      eitherClaim(
        'attribution x',
        `x.speaker_id = (SELECT COALESCE(merged_into_id, id) FROM speaker WHERE id = ${bind(filter.speakerId)})`,
      ),
    );
  }
  if (filter.outletId) {
    where.push(
      eitherClaim(
        'attribution x JOIN article ar ON ar.id = x.article_id',
        `ar.outlet_id = ${bind(filter.outletId)}`,
      ),
    );
  }
  where.push(...dateConditions(filter, bind));
  const descending = order?.descending ?? true;
  const byScore = (order?.field ?? ContradictionOrderField.SCORE) === ContradictionOrderField.SCORE;
  return {
    from: 'contradiction t',
    where,
    parameters,
    order: [
      byScore
        ? { sql: 't.score', type: 'double precision', descending }
        : { sql: 't.detected_at', type: 'timestamptz', descending },
      { sql: 't.id', type: 'uuid', descending },
    ],
  };
}

function dateConditions(filter: ContradictionFilter, bind: (value: unknown) => string): string[] {
  const where: string[] = [];
  const said: string[] = [];
  if (filter.saidFrom) said.push(`x.said_on >= lower(days_of(${bind(filter.saidFrom)}))`);
  if (filter.saidTo) said.push(`x.said_on < upper(days_of(${bind(filter.saidTo)}))`);
  if (said.length > 0) where.push(eitherClaim('attribution x', said.join(' AND ')));
  const midnight = (day: string): string => `(${day})::timestamp AT TIME ZONE 'UTC'`;
  if (filter.detectedFrom) {
    where.push(`t.detected_at >= ${midnight(`lower(days_of(${bind(filter.detectedFrom)}))`)}`);
  }
  if (filter.detectedTo) {
    where.push(`t.detected_at < ${midnight(`upper(days_of(${bind(filter.detectedTo)}))`)}`);
  }
  return where;
}

/** Whether one of the two claims is among those that a condition selects, which PostgreSQL hashes once. */
function eitherClaim(from: string, condition: string): string {
  const selected = `(SELECT x.claim_id FROM ${from} WHERE ${condition})`;
  return `t.claim_a_id IN ${selected} OR t.claim_b_id IN ${selected}`;
}

import { Injectable } from '@nestjs/common';
import type { FieldChange } from '../history/history-entry.entity.js';
import { readQuantities } from '../language/numbers/quantities.js';
import type { ClaimKind } from '../language/statement.js';
import { Database } from '../platform/database/database.js';
import { badInput } from '../platform/errors/app-error.js';
import type { Claim } from './claim.entity.js';
import { periodOf } from './period.js';
import { Quantity, type QuantityInput } from './quantity.entity.js';
import { TopicsService } from './topics/topics.service.js';

/** What a claim says, as it can be compared before and after a change. */
export interface ClaimSnapshot {
  statement: string;
  period: { from: string | null; to: string | null } | null;
  kind: ClaimKind;
  quantities: Pick<Quantity, 'subject' | 'unit' | 'lower' | 'upper' | 'comparator' | 'corrected'>[];
  topicIds: string[];
}

/** The parts of a claim that live in rows of their own: topics, quantities, the day first said. */
@Injectable()
export class ClaimContents {
  constructor(
    private readonly database: Database,
    private readonly topics: TopicsService,
  ) {}

  async setTopics(claimId: string, topicIds: string[]): Promise<void> {
    await this.database.query('DELETE FROM claim_topic WHERE claim_id = $1', [claimId]);
    if (topicIds.length === 0) return;
    const unique = [...new Set(topicIds)];
    await this.topics.requireAll(unique, 'input.topicIds');
    await this.database.query(
      `INSERT INTO claim_topic (claim_id, topic_id, leads)
       SELECT $1, id, row_number() OVER (ORDER BY key) = 1 FROM topic WHERE id = ANY($2)`,
      [claimId, unique],
    );
  }

  /** @param corrected an editor's numbers; null reads them from the statement */
  async setQuantities(claim: Claim, corrected: QuantityInput[] | null): Promise<void> {
    await this.database.repository(Quantity).delete({ claimId: claim.id });
    const quantities = quantitiesOf(claim, corrected);
    if (quantities.length === 0) return;
    await this.database
      .repository(Quantity)
      .insert(
        quantities.map((quantity, ordinal) =>
          Object.assign(new Quantity(), quantity, { claimId: claim.id, ordinal }),
        ),
      );
  }

  /** Keeps the first day on which anyone is known to have said the claim beside the claim. */
  async refreshSaidOn(claim: Claim): Promise<void> {
    await this.database.query(
      `UPDATE claim SET said_on = first.day
       FROM (SELECT min(said_on) AS day FROM attribution WHERE claim_id = $1) AS first
       WHERE id = $1 AND said_on IS DISTINCT FROM first.day`,
      [claim.id],
    );
  }

  async of(claim: Claim): Promise<ClaimSnapshot> {
    const quantities = await this.database.repository(Quantity).find({
      where: { claimId: claim.id },
      order: { ordinal: 'ASC' },
    });
    const topics = await this.database.query<{ topic_id: string }>(
      'SELECT topic_id FROM claim_topic WHERE claim_id = $1 ORDER BY topic_id',
      [claim.id],
    );
    return {
      statement: claim.statement,
      period: periodOf(claim),
      kind: claim.kind,
      quantities: quantities.map(({ subject, unit, lower, upper, comparator, corrected }) => ({
        subject,
        unit,
        lower,
        upper,
        comparator,
        corrected,
      })),
      topicIds: topics.map((row) => row.topic_id),
    };
  }

  /** Changes of period, quantities and topics, for the history; the claim's plain fields note theirs. */
  differences(before: ClaimSnapshot, after: ClaimSnapshot): FieldChange[] {
    return (['period', 'quantities', 'topicIds'] as const)
      .filter((field) => !same(before[field], after[field]))
      .map((field) => ({ field, before: before[field], after: after[field] }));
  }

  /** Whether the change bears on what the claim contradicts: statement, period or quantities. */
  isMaterial(before: ClaimSnapshot, after: ClaimSnapshot): boolean {
    return (['statement', 'period', 'quantities'] as const).some(
      (field) => !same(before[field], after[field]),
    );
  }
}

function same(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** The numbers of a claim: an editor's own, or what the statement says. */
export function quantitiesOf(
  { statement, language }: Pick<Claim, 'statement' | 'language'>,
  corrected: QuantityInput[] | null,
): Omit<Quantity, 'claimId' | 'ordinal'>[] {
  if (corrected) return corrected.map((input, i) => fromInput(input, `input.quantities.${i}`));
  return readQuantities(statement, language).map((read) => ({ ...read, corrected: false }));
}

function fromInput(input: QuantityInput, path: string): Omit<Quantity, 'claimId' | 'ordinal'> {
  const lower = input.lower ?? null;
  const upper = input.upper ?? null;
  if (lower === null && upper === null) {
    throw badInput({ path, message: 'needs "lower", "upper" or both' });
  }
  if (lower !== null && upper !== null && lower > upper) {
    throw badInput({ path: `${path}.lower`, message: 'must not exceed "upper"' });
  }
  return {
    subject: input.subject ?? null,
    unit: input.unit ?? null,
    lower,
    upper,
    comparator: input.comparator,
    start: -1,
    end: -1,
    corrected: true,
  };
}

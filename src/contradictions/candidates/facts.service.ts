import { Injectable } from '@nestjs/common';
import { ClaimStatus } from '../../claims/claim.entity.js';
import type { Language } from '../../language/language.js';
import { Database } from '../../platform/database/database.js';
import { SpeakerKind } from '../../sources/speakers/speaker.entity.js';
import type { ClaimKind, Stance, StatedQuantity } from '../detection/types.js';
import { indexDay } from './candidate-keys.js';
import { CLAIM_FACTS, NEWEST } from './candidates.queries.js';
import type { ClaimFacts } from './claim-facts.js';

interface FactRow {
  id: string;
  status: ClaimStatus;
  statement: string;
  language: Language;
  translation: string | null;
  kind: ClaimKind;
  period_from: string | null;
  period_to: string | null;
  revision: number;
  said_on: string | null;
  created_at: Date;
  speaker_id: string;
  speaker_name: string;
  speaker_kind: SpeakerKind;
  said_at: string | null;
  stance: Stance;
  corrected: StatedQuantity[] | null;
}

/** What comparing claims takes, as recorded. */
@Injectable()
export class FactsService {
  constructor(private readonly database: Database) {}

  /** The claims recorded last. @param first how many at most */
  async newest(first: number): Promise<ClaimFacts[]> {
    const rows = await this.database.query<{ id: string }>(NEWEST, [first]);
    return this.of(rows.map(({ id }) => id));
  }

  /** @param statuses claims in another state are left out */
  async of(
    claimIds: readonly string[],
    statuses: readonly ClaimStatus[] = [ClaimStatus.PUBLISHED],
  ): Promise<ClaimFacts[]> {
    if (claimIds.length === 0) return [];
    const rows = await this.database.prepared<FactRow>(CLAIM_FACTS, [claimIds, statuses]);
    const claims = new Map<string, ClaimFacts>();
    for (const row of rows) {
      const claim = claims.get(row.id) ?? toFacts(row);
      claims.set(row.id, claim);
      claim.attributions.push({
        speakerId: row.speaker_id,
        speakerName: row.speaker_name,
        anonymous: row.speaker_kind === SpeakerKind.ANONYMOUS,
        saidAt: row.said_at,
        stance: row.stance,
      });
    }
    return [...claims.values()];
  }
}

function toFacts(row: FactRow): ClaimFacts {
  const dated = row.period_from !== null || row.period_to !== null;
  return {
    id: row.id,
    revision: row.revision,
    status: row.status,
    statement: row.statement,
    language: row.language,
    translation: row.translation,
    kind: row.kind,
    period: dated ? { from: row.period_from, to: row.period_to } : null,
    quantities: row.corrected,
    day: indexDay(row.said_on, row.created_at),
    dated: row.said_on !== null,
    attributions: [],
  };
}

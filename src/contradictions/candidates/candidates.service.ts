import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { SpeakerKind } from '../../sources/speakers/speaker.entity.js';
import { candidateTerms } from '../detection/candidate-terms.js';
import type { ClaimKind, Stance, StatedQuantity, StatementInput } from '../detection/types.js';
import type { Language } from '../../language/language.js';
import { CANDIDATES, CLAIM_FACTS } from './candidates.queries.js';
import type { ClaimFacts } from './claim-facts.js';

/** A term that more claims have than this says nothing about which of them conflict. */
const MAX_CLAIMS_A_TERM = 1000;

/** How many of a probe's rarest terms are followed. */
const RARE_TERMS = 16;

/** How many candidates are compared in full. */
const MAX_CANDIDATES = 300;

interface FactRow {
  id: string;
  statement: string;
  language: Language;
  kind: ClaimKind;
  period_from: string | null;
  period_to: string | null;
  revision: number;
  speaker_id: string;
  speaker_name: string;
  speaker_kind: SpeakerKind;
  said_at: string | null;
  stance: Stance;
  corrected: StatedQuantity[] | null;
}

/** Which recorded claims are worth comparing with one, found by the terms they share. */
@Injectable()
export class CandidatesService {
  constructor(private readonly database: Database) {}

  /** Keeps the terms by which a claim is found. Replaces those of an earlier revision. */
  async index(claimId: string, statement: StatementInput): Promise<void> {
    await this.forget(claimId);
    // In term order, so that two claims indexed at once take the index's locks in one order.
    await this.database.query(
      'INSERT INTO claim_term (term, claim_id) SELECT DISTINCT unnest($1::text[]) AS term, $2::uuid ORDER BY term',
      [candidateTerms(statement), claimId],
    );
  }

  async forget(claimId: string): Promise<void> {
    await this.database.query('DELETE FROM claim_term WHERE claim_id = $1', [claimId]);
  }

  /** Ids of the claims that may conflict with the statement, most promising first. */
  async find(statement: StatementInput, exceptId: string | null): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(CANDIDATES, [
      candidateTerms(statement),
      MAX_CLAIMS_A_TERM,
      RARE_TERMS,
      exceptId,
      MAX_CANDIDATES,
    ]);
    return rows.map((row) => row.id);
  }

  /** What comparing these claims takes; retracted and draft claims are left out. */
  async facts(claimIds: readonly string[]): Promise<ClaimFacts[]> {
    const rows = await this.database.query<FactRow>(CLAIM_FACTS, [claimIds]);
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
    statement: row.statement,
    language: row.language,
    kind: row.kind,
    period: dated ? { from: row.period_from, to: row.period_to } : null,
    quantities: row.corrected,
    attributions: [],
  };
}

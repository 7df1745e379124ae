import { Injectable } from '@nestjs/common';
import type { Claim } from '../../claims/claim.entity.js';
import { ClaimStatus } from '../../claims/claim.entity.js';
import { ClaimsService } from '../../claims/claims.service.js';
import { HistoryService } from '../../history/history.service.js';
import { detectLanguage } from '../../language/text/detect-language.js';
import { Language } from '../../language/language.js';
import { Database } from '../../platform/database/database.js';
import { stateOf } from '../../platform/database/expected-revision.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { badInput, conflict } from '../../platform/errors/app-error.js';
import { Contradiction, ContradictionStatus } from '../contradiction.entity.js';
import { type Finding, FindingKind } from '../detection/types.js';
import { holdClaims } from '../hold-claims.js';
import type { RecordContradictionInput } from './review.inputs.js';

/** Contradictions that an editor sees. */
@Injectable()
export class EditorialService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
    private readonly claims: ClaimsService,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Records a contradiction between two published claims, or adds the editor's reason to the one that
   * detection suggested. CONFLICT where an editor has already recorded or decided it.
   */
  async record(input: RecordContradictionInput): Promise<Contradiction> {
    const [claimA, claimB] = await this.claimsOf(input);
    const existing = await this.database.repository(Contradiction).findOne({
      where: { claimAId: claimA.id, claimBId: claimB.id },
      lock: { mode: 'pessimistic_write' },
    });
    const finding = toFinding(input);
    if (existing) return this.addReason(existing, finding);
    const contradiction = Object.assign(new Contradiction(), {
      claimAId: claimA.id,
      claimBId: claimB.id,
      kinds: [FindingKind.EDITORIAL],
      relation: input.relation,
      score: finding.score,
      findings: [finding],
      selfSpeakerId: await this.speakerOfBoth(claimA.id, claimB.id),
      status: ContradictionStatus.SUGGESTED,
      revision: 1,
      engineVersion: 'editorial',
      detectedAt: new Date(),
    });
    await this.database.repository(Contradiction).save(contradiction);
    await this.history.record(contradiction, 'recorded', [], input.rationale);
    this.database.afterCommit(() => this.metrics.contradictions.inc({ by: 'editor' }));
    return contradiction;
  }

  private async addReason(contradiction: Contradiction, finding: Finding): Promise<Contradiction> {
    const decided = contradiction.status !== ContradictionStatus.SUGGESTED;
    if (decided || contradiction.kinds.includes(FindingKind.EDITORIAL)) {
      throw conflict(
        `This contradiction is already on record (${contradiction.id}) and is ${contradiction.status}.`,
        { current: stateOf(contradiction, ['status', 'kinds', 'relation', 'score']) },
      );
    }
    await this.history.update(
      contradiction,
      {
        kinds: [FindingKind.EDITORIAL, ...contradiction.kinds],
        findings: [finding, ...contradiction.findings],
        relation: finding.relation,
        score: finding.score,
      },
      'recorded',
      finding.sentenceEn,
    );
    contradiction.revision += 1;
    return this.database.repository(Contradiction).save(contradiction);
  }

  /** Who asserts both claims, if there is one. */
  private async speakerOfBoth(claimAId: string, claimBId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT a.speaker_id AS id FROM attribution a JOIN attribution b ON b.speaker_id = a.speaker_id
       WHERE a.claim_id = $1 AND b.claim_id = $2 AND a.stance = 'ASSERTS' AND b.stance = 'ASSERTS'
       ORDER BY a.ordinal LIMIT 1`,
      [claimAId, claimBId],
    );
    return row?.id ?? null;
  }

  private async claimsOf(input: RecordContradictionInput): Promise<[Claim, Claim]> {
    if (input.claimId === input.otherClaimId) {
      throw badInput({ path: 'input.otherClaimId', message: 'must be another claim' });
    }
    // Before they are read: one of them may be on its way to be retracted.
    await holdClaims(this.database, [input.claimId, input.otherClaimId]);
    const claims = [
      await this.claims.get(input.claimId),
      await this.claims.get(input.otherClaimId),
    ];
    const unpublished = claims.find((claim) => claim.status !== ClaimStatus.PUBLISHED);
    if (unpublished) {
      throw conflict(
        `Only published claims can conflict; ${unpublished.id} is ${unpublished.status}.`,
      );
    }
    claims.sort((one, other) => (one.id < other.id ? -1 : 1));
    return claims as [Claim, Claim];
  }
}

function toFinding(input: RecordContradictionInput): Finding {
  const translation = input.rationaleTranslation ?? input.rationale;
  const arabic = detectLanguage(input.rationale) === Language.AR;
  return {
    kind: FindingKind.EDITORIAL,
    relation: input.relation,
    // An editor's word is certain that an editor agrees.
    score: 1,
    spansA: [],
    spansB: [],
    valueA: '',
    valueB: '',
    sentenceAr: arabic ? input.rationale : translation,
    sentenceEn: arabic ? translation : input.rationale,
    rule: 'editorial',
    ruleVersion: 1,
  };
}

import { Injectable } from '@nestjs/common';
import { CandidatesService } from '../candidates/candidates.service.js';
import { asFirstSaid, type ClaimFacts } from '../candidates/claim-facts.js';
import { FactsService } from '../candidates/facts.service.js';
import { type AnalysedStatement, analyse } from '../detection/reading/analyse.js';
import { UNASKED } from '../detection/alignment/bars.js';
import { conflictBetween } from '../detection/compare.js';
import type { Finding, Relation, StatementInput } from '../detection/types.js';
import { EngineKnowledge } from '../knowledge/engine-knowledge.js';
import type { SimilarClaim } from '../near-duplicates/similar-claim.types.js';
import { SimilarClaimsService } from '../near-duplicates/similar-claims.service.js';

/** A published claim that a statement would conflict with, were it recorded. */
export interface Conflict {
  claimId: string;
  relation: Relation;
  score: number;
  /** `spansA` lie in the statement, `spansB` in the claim’s. */
  findings: Finding[];
}

/** What detection would say of a statement, each list best or surest first. */
export interface Preview {
  conflicts: Conflict[];
  nearDuplicates: SimilarClaim[];
}

/** What detection would say of a statement that nobody has recorded. */
@Injectable()
export class ConflictPreviewService {
  constructor(
    private readonly candidates: CandidatesService,
    private readonly facts: FactsService,
    private readonly similar: SimilarClaimsService,
    private readonly knowledge: EngineKnowledge,
  ) {}

  /** From the candidates that recording would compare. @param first of each list */
  async of(statement: StatementInput, first: number): Promise<Preview> {
    await this.knowledge.refresh();
    const reading = analyse(statement);
    const { rivals, alike } = await this.candidates.find(reading, null);
    return {
      conflicts: this.conflicts(reading, await this.facts.of(rivals)).slice(0, first),
      nearDuplicates: await this.similar.findAmong(statement, alike, first),
    };
  }

  private conflicts(reading: AnalysedStatement, others: readonly ClaimFacts[]): Conflict[] {
    const conflicts = others.flatMap((other): Conflict[] => {
      const found = conflictBetween(reading, analyse(asFirstSaid(other)), UNASKED);
      if (!found || found.verdict === 'NONE') return [];
      const { verdict, score, findings } = found;
      return [{ claimId: other.id, relation: verdict, score, findings }];
    });
    return conflicts.sort((x, y) => y.score - x.score);
  }
}

import { Injectable } from '@nestjs/common';
import { CandidatesService } from '../candidates/candidates.service.js';
import { asFirstSaid } from '../candidates/claim-facts.js';
import { FactsService } from '../candidates/facts.service.js';
import { analyse } from '../detection/reading/analyse.js';
import { conflictBetween } from '../detection/compare.js';
import type { Finding, Relation, StatementInput } from '../detection/types.js';
import { EngineKnowledge } from '../knowledge/engine-knowledge.js';

/** A published claim that a statement would conflict with, were it recorded. */
export interface Conflict {
  claimId: string;
  relation: Relation;
  score: number;
  /** `spansA` lie in the statement, `spansB` in the claim’s. */
  findings: Finding[];
}

/** What detection would say of a statement that nobody has recorded. */
@Injectable()
export class ConflictPreviewService {
  constructor(
    private readonly candidates: CandidatesService,
    private readonly facts: FactsService,
    private readonly knowledge: EngineKnowledge,
  ) {}

  /** Surest first. The candidates are those that recording would compare. */
  async find(statement: StatementInput, first: number): Promise<Conflict[]> {
    await this.knowledge.refresh();
    const reading = analyse(statement);
    const others = await this.facts.of(await this.candidates.find(reading, null));
    const conflicts = others.flatMap((other): Conflict[] => {
      const found = conflictBetween(reading, analyse(asFirstSaid(other)));
      if (!found || found.verdict === 'NONE') return [];
      const { verdict, score, findings } = found;
      return [{ claimId: other.id, relation: verdict, score, findings }];
    });
    return conflicts.sort((x, y) => y.score - x.score).slice(0, first);
  }
}

import { Injectable } from '@nestjs/common';
import { HistoryService } from '../../history/history.service.js';
import { Database } from '../../platform/database/database.js';
import { requireRevision, stateOf } from '../../platform/database/expected-revision.js';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.js';
import { currentRequest } from '../../platform/requests/current-request.js';
import { Contradiction } from '../contradiction.entity.js';
import { DismissalReason } from '../detection/types.js';
import { type Resolution, Review, ReviewDecision } from './review.entity.js';
import type {
  DismissContradictionInput,
  ResolveContradictionInput,
  ReviewInput,
} from './review.inputs.js';
import { possibleDecisions, TRANSITIONS } from './transitions.js';

/** What a reviewer who came too late sees of the contradiction. */
const SHOWN = ['status', 'kinds', 'relation', 'score', 'engineVersion'] as const;

/** A decision with what it must carry. */
interface Decision {
  decision: ReviewDecision;
  reason?: DismissalReason;
  holds?: Resolution;
  note?: string | null;
}

@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
  ) {}

  confirm(input: ReviewInput): Promise<Contradiction> {
    return this.decide(input, { decision: ReviewDecision.CONFIRMED, note: input.note });
  }

  dismiss(input: DismissContradictionInput): Promise<Contradiction> {
    if (input.reason === DismissalReason.OTHER && !input.note?.trim()) {
      throw badInput({
        path: 'input.note',
        message: 'the reason OTHER needs a note that says why',
      });
    }
    const { reason, note } = input;
    return this.decide(input, { decision: ReviewDecision.DISMISSED, reason, note });
  }

  resolve(input: ResolveContradictionInput): Promise<Contradiction> {
    const { holds, evidence } = input;
    return this.decide(input, { decision: ReviewDecision.RESOLVED, holds, note: evidence });
  }

  reopen(input: ReviewInput): Promise<Contradiction> {
    return this.decide(input, { decision: ReviewDecision.REOPENED, note: input.note });
  }

  private async decide(input: ReviewInput, decision: Decision): Promise<Contradiction> {
    const contradiction = await this.lock(input);
    const transition = TRANSITIONS[decision.decision];
    if (!transition.from.includes(contradiction.status)) {
      const possible = possibleDecisions(contradiction.status).join(' or ');
      throw conflict(
        `A contradiction that is ${contradiction.status} cannot be ${decision.decision}; it can be ${possible}.`,
        { current: stateOf(contradiction, SHOWN) },
      );
    }
    const operation = decision.decision.toLowerCase();
    await this.history.update(
      contradiction,
      { status: transition.to },
      operation,
      decision.note ?? decision.reason ?? null,
    );
    contradiction.revision += 1;
    await this.database.repository(Contradiction).save(contradiction);
    await this.database.repository(Review).insert(
      Object.assign(new Review(), {
        contradictionId: contradiction.id,
        decision: decision.decision,
        reason: decision.reason ?? null,
        holds: decision.holds ?? null,
        note: decision.note ?? null,
        typedReviewer: null,
        reviewerId: currentRequest().actor.id,
      }),
    );
    return contradiction;
  }

  private async lock({ id, expectedRevision }: ReviewInput): Promise<Contradiction> {
    const contradiction = await this.database
      .repository(Contradiction)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!contradiction) throw notFound('Contradiction', id);
    requireRevision('contradiction', contradiction, expectedRevision, SHOWN);
    return contradiction;
  }
}

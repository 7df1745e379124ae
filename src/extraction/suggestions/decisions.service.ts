import { Injectable } from '@nestjs/common';
import type { Claim } from '../../claims/claim.entity.js';
import { ClaimsService } from '../../claims/claims.service.js';
import { HistoryService } from '../../history/history.service.js';
import { Database } from '../../platform/database/database.js';
import { requireRevision, stateOf } from '../../platform/database/expected-revision.js';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.js';
import { ClaimSuggestion, RejectionReason, SuggestionStatus } from './claim-suggestion.entity.js';
import { ClaimOfSuggestion } from './claim-of-suggestion.js';
import type {
  AcceptSuggestionInput,
  RejectSuggestionInput,
  RejectSuggestionsInput,
  ReopenSuggestionInput,
} from './suggestion.inputs.js';

/** What a CONFLICT shows of the proposal as it is now. */
const SHOWN = ['status', 'claimId', 'rejection'] as const;

/** A proposal and the claim that was made of it. */
export interface Accepted {
  suggestion: ClaimSuggestion;
  claim: Claim;
}

/** What editors make of proposed claims. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
    private readonly claims: ClaimsService,
    private readonly contents: ClaimOfSuggestion,
  ) {}

  /** Records the claim with the corrections; CONFLICT where the proposal is decided or stale. */
  async accept(input: AcceptSuggestionInput): Promise<Accepted> {
    const suggestion = await this.open(input.id, input.expectedRevision);
    const { recorded, corrected } = await this.contents.of(suggestion, input);
    const claim = await this.claims.record(recorded);
    await this.decide(suggestion, 'accepted', {
      status: SuggestionStatus.ACCEPTED,
      claimId: claim.id,
      corrected,
    });
    return { suggestion, claim };
  }

  /** All, or none where one cannot be. Those of one article in order, so that a new speaker is made once. */
  async acceptAll(inputs: readonly AcceptSuggestionInput[]): Promise<Accepted[]> {
    const accepted: Accepted[] = [];
    for (const input of inputs) accepted.push(await this.accept(input));
    return accepted;
  }

  async reject(input: RejectSuggestionInput): Promise<ClaimSuggestion> {
    const suggestion = await this.open(input.id, input.expectedRevision);
    const note = input.note?.trim() ? input.note.trim() : null;
    if (input.reason === RejectionReason.OTHER && note === null) {
      throw badInput({
        path: 'input.note',
        message: 'the reason OTHER needs a note that says why',
      });
    }
    const change = { status: SuggestionStatus.REJECTED, rejection: input.reason, note };
    return this.decide(suggestion, 'rejected', change, note ?? input.reason);
  }

  async rejectAll({ ids, reason, note }: RejectSuggestionsInput): Promise<ClaimSuggestion[]> {
    const rejected: ClaimSuggestion[] = [];
    for (const id of ids) rejected.push(await this.reject({ id, reason, note }));
    return rejected;
  }

  /** Takes a refusal back. An acceptance is not: the claim is on record, and is retracted there. */
  async reopen({ id, expectedRevision }: ReopenSuggestionInput): Promise<ClaimSuggestion> {
    const suggestion = await this.held(id, expectedRevision);
    if (suggestion.status !== SuggestionStatus.REJECTED) throw wrongStatus(suggestion, 'REJECTED');
    const change = { status: SuggestionStatus.OPEN, rejection: null, note: null };
    return this.decide(suggestion, 'reopened', change);
  }

  private async decide(
    suggestion: ClaimSuggestion,
    operation: string,
    change: Partial<ClaimSuggestion>,
    reason: string | null = null,
  ): Promise<ClaimSuggestion> {
    await this.history.update(suggestion, change, operation, reason);
    suggestion.decidedAt = suggestion.status === SuggestionStatus.OPEN ? null : new Date();
    suggestion.revision += 1;
    return this.database.repository(ClaimSuggestion).save(suggestion);
  }

  private async open(id: string, expectedRevision?: number | null): Promise<ClaimSuggestion> {
    const suggestion = await this.held(id, expectedRevision);
    if (suggestion.status !== SuggestionStatus.OPEN) throw wrongStatus(suggestion, 'OPEN');
    return suggestion;
  }

  private async held(id: string, expectedRevision?: number | null): Promise<ClaimSuggestion> {
    const suggestion = await this.database
      .repository(ClaimSuggestion)
      .findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!suggestion) throw notFound('ClaimSuggestion', id);
    requireRevision('proposal', suggestion, expectedRevision, SHOWN);
    return suggestion;
  }
}

function wrongStatus(suggestion: ClaimSuggestion, needed: string): Error {
  return conflict(
    `The proposal is ${suggestion.status}; only one that is ${needed} can be so decided.`,
    { current: stateOf(suggestion, SHOWN) },
  );
}

import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { detectLanguage } from '../language/text/detect-language.js';
import { Database } from '../platform/database/database.js';
import { staleRevision, stateOf } from '../platform/database/expected-revision.js';
import { conflict, notFound } from '../platform/errors/app-error.js';
import { AttributionsService } from './attributions/attributions.service.js';
import type { AttributeClaimInput } from './attributions/attribution.inputs.js';
import { visibleClaims } from './draft-visibility.js';
import { ClaimContents, quantitiesOf } from './claim-contents.js';
import { ClaimEvents } from './claim-events.js';
import { ClaimWriter } from './claim-writer.js';
import { Claim, ClaimStatus } from './claim.entity.js';
import type {
  PublishClaimInput,
  RecordClaimInput,
  RetractClaimInput,
  ReviseClaimInput,
} from './claim.inputs.js';
import { newClaim, requireLetters } from './new-claim.js';
import { searchText } from './search/search-text.js';
import { checkPeriod, periodOf } from './period.js';

@Injectable()
export class ClaimsService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
    private readonly attributions: AttributionsService,
    private readonly contents: ClaimContents,
    private readonly writer: ClaimWriter,
    private readonly events: ClaimEvents,
  ) {}

  async get(id: string): Promise<Claim> {
    const claim = await this.database.repository(Claim).findOneBy({ id });
    if (!claim) throw notFound('Claim', id);
    return claim;
  }

  /** Stores a claim with its first attribution and everything that belongs to it. */
  async record(input: RecordClaimInput): Promise<Claim> {
    const claim = newClaim(input);
    const quantities = quantitiesOf(claim, input.quantities ?? null);
    const first = await this.attributions.readFirst(claim.id, input);
    await this.history.record(claim, 'recorded', []);
    const whole = { claim, topicIds: input.topicIds ?? [], quantities, ...first };
    let stored: Promise<void> | undefined;
    const store = (): Promise<void> => (stored ??= this.writer.write(whole));
    await this.events.changed(claim, 'RECORDED', { ...first, quantities, store });
    await store();
    await this.attributions.anchor(first.attribution);
    return claim;
  }

  async attribute(input: AttributeClaimInput): Promise<Claim> {
    const claim = await this.lock(input.claimId, input.expectedRevision);
    if (claim.status === ClaimStatus.RETRACTED) throw retracted(claim);
    const attribution = await this.attributions.add(claim.id, input);
    await this.contents.refreshSaidOn(claim);
    await this.history.record(claim, 'attributed', [
      { field: 'attributions', before: null, after: attribution.id },
    ]);
    await this.events.changed(claim, 'ATTRIBUTED');
    return claim;
  }

  async revise(input: ReviseClaimInput): Promise<Claim> {
    const claim = await this.lock(input.id, input.expectedRevision);
    if (claim.status === ClaimStatus.RETRACTED) throw retracted(claim);
    checkPeriod(input.period, 'input.period');
    const statement = input.statement?.trim() ?? claim.statement;
    requireLetters(statement);
    const translation = input.translation === undefined ? claim.translation : input.translation;
    const before = await this.contents.of(claim);
    const changed = await this.history.update(
      claim,
      {
        statement,
        translation,
        language: input.statement ? (detectLanguage(statement) ?? claim.language) : claim.language,
        kind: input.kind ?? claim.kind,
      },
      'revised',
      input.reason ?? null,
    );
    claim.searchText = searchText(statement, translation);
    Object.assign(claim, periodColumns(input.period));
    if (input.topicIds !== undefined) {
      await this.contents.setTopics(claim.id, input.topicIds ?? []);
    }
    // An editor's own numbers stay until they are changed or cleared, as every field left out does.
    const rereads = statement !== before.statement && !before.quantities.some((q) => q.corrected);
    if (input.quantities !== undefined || rereads) {
      await this.contents.setQuantities(claim, input.quantities ?? null);
    }
    const after = await this.contents.of(claim);
    const contents = this.contents.differences(before, after);
    if (contents.length > 0) {
      await this.history.record(claim, 'revised', contents, input.reason ?? null);
    }
    if (!changed && contents.length === 0) return claim;
    await this.saveRevision(claim);
    if (this.contents.isMaterial(before, after)) await this.events.changed(claim, 'REVISED');
    else if (claim.kind !== before.kind) await this.events.changed(claim, 'RECAST');
    return claim;
  }

  async retract(input: RetractClaimInput): Promise<Claim> {
    const claim = await this.lock(input.id, input.expectedRevision);
    if (claim.status === ClaimStatus.RETRACTED) throw retracted(claim);
    const change = { status: ClaimStatus.RETRACTED, retractionReason: input.reason };
    await this.history.update(claim, change, 'retracted', input.reason);
    await this.saveRevision(claim);
    await this.events.changed(claim, 'RETRACTED');
    return claim;
  }

  async publish(input: PublishClaimInput): Promise<Claim> {
    const claim = await this.lock(input.id, input.expectedRevision);
    if (claim.status !== ClaimStatus.DRAFT) {
      throw conflict(`Only a draft can be published; this claim is ${claim.status}.`, {
        current: claimState(claim),
      });
    }
    await this.history.update(claim, { status: ClaimStatus.PUBLISHED }, 'published');
    await this.saveRevision(claim);
    await this.events.changed(claim, 'PUBLISHED');
    return claim;
  }

  /**
   * Reads the claim under a row lock that lets others refer to the claim meanwhile, as detection does when
   * it finds that another conflicts with it;
   * CONFLICT with the current state where the revision is stale; NOT_FOUND also for a draft that whoever
   * asks may not see, as a key that may record but not read drafts.
   */
  private async lock(id: string, expectedRevision?: number | null): Promise<Claim> {
    const claim = await this.database
      .repository(Claim)
      .findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!claim || !(await this.isVisible(id))) throw notFound('Claim', id);
    if (expectedRevision != null && claim.revision !== expectedRevision) {
      throw staleRevision('claim', claim.revision, expectedRevision, claimState(claim));
    }
    return claim;
  }

  private async isVisible(id: string): Promise<boolean> {
    const conditions = visibleClaims();
    if (conditions.length === 0) return true;
    const sql = `SELECT FROM claim t WHERE ${['t.id = $1', ...conditions].join(' AND ')}`;
    return (await this.database.query(sql, [id])).length > 0;
  }

  private async saveRevision(claim: Claim): Promise<void> {
    claim.revision += 1;
    await this.database.repository(Claim).save(claim);
  }
}

function periodColumns(
  period: ReviseClaimInput['period'],
): Pick<Claim, 'periodFrom' | 'periodTo'> | Record<string, never> {
  if (period === undefined) return {};
  return { periodFrom: period?.from ?? null, periodTo: period?.to ?? null };
}

function retracted(claim: Claim): Error {
  return conflict('The claim is retracted and can no longer change.', {
    current: claimState(claim),
  });
}

/** What an editor whose change came too late sees of the claim. */
function claimState(claim: Claim): Record<string, unknown> {
  const shown = stateOf(claim, [
    'status',
    'statement',
    'translation',
    'language',
    'kind',
    'retractionReason',
  ]);
  return { ...shown, period: periodOf(claim) };
}

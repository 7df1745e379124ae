import { Injectable } from '@nestjs/common';
import { assignChanges, HistoryService } from '../history/history.service.js';
import { Database } from '../platform/database/database.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { Contradiction, ContradictionStatus } from './contradiction.entity.js';
import type { Detected } from './detected.js';
import { engineVersion } from './detection/engine-version.js';
import { DismissalReason, type Finding, FindingKind } from './detection/types.js';
import { Review, ReviewDecision } from './review/review.entity.js';
import { SUGGEST } from './suggestions.queries.js';
import { TRANSITIONS } from './review/transitions.js';

/**
 * Keeps the contradictions that detection suggests. A decision is never overwritten: what an editor
 * has decided stays until a claim's own content changes, and is then reopened, not replaced.
 */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
    private readonly metrics: Metrics,
  ) {}

  /** The claims that this one is known to conflict with, decided or not. */
  async partnersOf(claimId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT claim_b_id AS id FROM contradiction WHERE claim_a_id = $1
       UNION ALL SELECT claim_a_id FROM contradiction WHERE claim_b_id = $1`,
      [claimId],
    );
    return rows.map((row) => row.id);
  }

  /** Claims that open contradictions set against another of the same speaker, who is not yet named there. */
  async saidOnBothSidesBy(speakerId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT c.claim_a_id AS id FROM contradiction c
       JOIN attribution a ON a.claim_id = c.claim_a_id AND a.speaker_id = $1
       JOIN attribution b ON b.claim_id = c.claim_b_id AND b.speaker_id = $1
       WHERE c.status = 'SUGGESTED' AND c.self_speaker_id IS DISTINCT FROM $1`,
      [speakerId],
    );
    return rows.map((row) => row.id);
  }

  /** Names another speaker where one says both sides. */
  async moveSelf(fromId: string, intoId: string): Promise<void> {
    const repository = this.database.repository(Contradiction);
    await repository.update({ selfSpeakerId: fromId }, { selfSpeakerId: intoId });
  }

  /**
   * Makes the stored contradictions of a claim match what was detected.
   *
   * @param options.compared the claims it was compared with; pairs with any other, such as a retracted
   *   one, stay as they are
   * @param options.reopen whether the claim's content changed, so that decisions must be taken anew
   */
  async store(
    claimId: string,
    detected: Detected[],
    options: { compared: ReadonlySet<string>; reopen: boolean },
  ): Promise<void> {
    const known = new Map(
      (await this.lockAllOf(claimId))
        .filter((each) => options.compared.has(partnerOf(each, claimId)))
        .map((each) => [`${each.claimAId} ${each.claimBId}`, each]),
    );
    await this.bringUpToDate(known, detected, options.reopen);
  }

  /**
   * Stores what was detected of pairs of which nothing is on record, all of it by one statement. When each was
   * written is known only after the COMMIT.
   */
  async storeNew(detected: readonly Detected[]): Promise<Contradiction[]> {
    if (detected.length === 0) return [];
    const suggested = detected.map(suggestion);
    const each = (value: (one: Contradiction) => unknown): unknown[] => suggested.map(value);
    const stored = this.database.prepared<{ createdAt: Date }>(SUGGEST, [
      each(({ id }) => id),
      each(({ claimAId }) => claimAId),
      each(({ claimBId }) => claimBId),
      each(({ kinds }) => JSON.stringify(kinds)),
      each(({ relation }) => relation),
      each(({ score }) => score),
      each(({ findings }) => JSON.stringify(findings)),
      each(({ selfSpeakerId }) => selfSpeakerId),
      engineVersion(),
      suggested[0]!.detectedAt,
    ]);
    this.database.beforeCommit(
      stored.then(([row]) => {
        const { createdAt } = row!;
        for (const one of suggested) Object.assign(one, { createdAt, updatedAt: createdAt });
      }),
    );
    for (const one of suggested) await this.history.record(one, 'suggested', []);
    this.database.afterCommit(() =>
      this.metrics.contradictions.inc({ by: 'engine' }, suggested.length),
    );
    return suggested;
  }

  /** Whether `settle` would change anything. @param known what is on record of a pair, or null */
  differs(known: Contradiction | null, found: Detected | null): boolean {
    if (!known) return found !== null;
    if (!isOpen(known)) return false;
    if (!found && !isEditorial(known)) return true;
    const content = contentOf(found, known.findings, known);
    return assignChanges({ ...known }, content).length > 0;
  }

  /**
   * Makes what is stored of some pairs match what was detected; decisions stay as they are. The caller
   * keeps the claims from changing meanwhile.
   *
   * @param compared the pairs that were compared: two claim ids each, lower first, with a space between
   */
  async settle(compared: ReadonlySet<string>, detected: Detected[]): Promise<void> {
    const pairs = [...compared].map((pair) => pair.split(' '));
    const rows = await this.database.query<object>(
      `SELECT c.* FROM contradiction c
       JOIN unnest($1::uuid[], $2::uuid[]) AS pair (a, b) ON c.claim_a_id = pair.a AND c.claim_b_id = pair.b
       ORDER BY c.id FOR UPDATE OF c`,
      [pairs.map(([a]) => a), pairs.map(([, b]) => b)],
    );
    const known = rows.map((row) => this.database.hydrate(Contradiction, row));
    await this.bringUpToDate(
      new Map(known.map((each) => [`${each.claimAId} ${each.claimBId}`, each])),
      detected,
      false,
    );
  }

  private async bringUpToDate(
    known: Map<string, Contradiction>,
    detected: Detected[],
    reopen: boolean,
  ): Promise<void> {
    const unknown: Detected[] = [];
    for (const found of detected) {
      const key = `${found.claimAId} ${found.claimBId}`;
      const contradiction = known.get(key);
      known.delete(key);
      if (!contradiction) unknown.push(found);
      else if (isOpen(contradiction)) await this.refresh(contradiction, found);
      else if (reopen) await this.reopen(contradiction, found);
    }
    await this.storeNew(unknown);
    for (const contradiction of known.values()) {
      if (!isOpen(contradiction)) {
        if (reopen) await this.reopen(contradiction, null);
      } else if (isEditorial(contradiction)) await this.refresh(contradiction, null);
      else await this.remove(contradiction);
    }
  }

  /**
   * Takes a claim that is no longer compared off the board. A suggestion that nobody looked at goes; one
   * that an editor recorded or decided on before is dismissed with its findings kept. Decisions stay.
   */
  async withdraw(claimId: string): Promise<void> {
    for (const contradiction of await this.lockAllOf(claimId)) {
      if (!isOpen(contradiction)) continue;
      if (isEditorial(contradiction) || (await this.isReviewed(contradiction))) {
        await this.decide(contradiction, ReviewDecision.DISMISSED, {}, 'A claim was retracted');
      } else await this.drop(contradiction);
    }
  }

  private async refresh(contradiction: Contradiction, found: Detected | null): Promise<void> {
    const content = contentOf(found, contradiction.findings, contradiction);
    if (!(await this.history.update(contradiction, content, 'detected again'))) return;
    contradiction.revision += 1;
    await this.database.repository(Contradiction).save(contradiction);
  }

  private async reopen(contradiction: Contradiction, found: Detected | null): Promise<void> {
    const content = contentOf(found, contradiction.findings, contradiction);
    await this.decide(contradiction, ReviewDecision.REOPENED, content, 'A claim was revised');
  }

  /** A decision that follows from what happened to a claim: nobody took it, and its note says why. */
  private async decide(
    contradiction: Contradiction,
    decision: ReviewDecision,
    content: Partial<Content>,
    note: string,
  ): Promise<void> {
    const status = TRANSITIONS[decision].to;
    await this.history.update(contradiction, { ...content, status }, decision.toLowerCase(), note);
    contradiction.revision += 1;
    await this.database.repository(Contradiction).save(contradiction);
    await this.database.repository(Review).insert(
      Object.assign(new Review(), {
        contradictionId: contradiction.id,
        decision,
        reason: decision === ReviewDecision.DISMISSED ? DismissalReason.OTHER : null,
        holds: null,
        note,
        typedReviewer: null,
        reviewerId: null,
      }),
    );
  }

  /** A suggestion with a past of decisions is kept; one that nobody ever decided on leaves no trace but its history. */
  private async remove(contradiction: Contradiction): Promise<void> {
    if (await this.isReviewed(contradiction)) await this.refresh(contradiction, null);
    else await this.drop(contradiction);
  }

  private async drop(contradiction: Contradiction): Promise<void> {
    await this.history.record(contradiction, 'withdrawn', []);
    await this.database.repository(Contradiction).delete({ id: contradiction.id });
  }

  private isReviewed({ id }: Contradiction): Promise<boolean> {
    return this.database.repository(Review).existsBy({ contradictionId: id });
  }

  private async lockAllOf(claimId: string): Promise<Contradiction[]> {
    const rows = await this.database.query<object>(
      `SELECT * FROM contradiction WHERE claim_a_id = $1 OR claim_b_id = $1 ORDER BY id FOR UPDATE`,
      [claimId],
    );
    return rows.map((row) => this.database.hydrate(Contradiction, row));
  }
}

type Content = Pick<
  Contradiction,
  'kinds' | 'relation' | 'score' | 'findings' | 'selfSpeakerId' | 'engineVersion'
>;

/** What a contradiction says now: the engine's findings beside an editor's own, which it never drops. */
function contentOf(found: Detected | null, earlier: Finding[], current?: Contradiction): Content {
  const editorial = earlier.filter((finding) => finding.kind === FindingKind.EDITORIAL);
  const findings = [...editorial, ...(found?.findings ?? [])];
  const kinds = [...new Set(findings.map((finding) => finding.kind))];
  const [first] = editorial;
  return {
    kinds: kinds.length > 0 ? kinds : (current?.kinds ?? []),
    relation: first?.relation ?? found?.relation ?? current?.relation ?? findings[0]!.relation,
    score: Math.max(found?.score ?? 0, first?.score ?? 0),
    findings,
    selfSpeakerId: found?.selfSpeakerId ?? null,
    engineVersion: found ? engineVersion() : (current?.engineVersion ?? engineVersion()),
  };
}

/** What is detected, as it comes before the editors. */
function suggestion(found: Detected): Contradiction {
  return Object.assign(new Contradiction(), {
    ...contentOf(found, []),
    claimAId: found.claimAId,
    claimBId: found.claimBId,
    status: ContradictionStatus.SUGGESTED,
    revision: 1,
    detectedAt: new Date(),
  });
}

function partnerOf({ claimAId, claimBId }: Contradiction, claimId: string): string {
  return claimAId === claimId ? claimBId : claimAId;
}

function isOpen(contradiction: Contradiction): boolean {
  return contradiction.status === ContradictionStatus.SUGGESTED;
}

function isEditorial(contradiction: Contradiction): boolean {
  return contradiction.kinds.includes(FindingKind.EDITORIAL);
}

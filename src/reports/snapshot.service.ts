import { Injectable } from '@nestjs/common';
import { ActorNames } from '../access/actor-names.js';
import { checkPeriod } from '../claims/period.js';
import { TopicsService } from '../claims/topics/topics.service.js';
import type { Contradiction } from '../contradictions/contradiction.entity.js';
import { ContradictionLoaders } from '../contradictions/contradiction.loaders.js';
import {
  ContradictionSearchService,
  type StandingCount,
} from '../contradictions/contradiction-search.service.js';
import type { Review } from '../contradictions/review/review.entity.js';
import { Database } from '../platform/database/database.js';
import type { Loaders } from '../platform/graphql/loaders.js';
import { SpeakersService } from '../sources/speakers/speakers.service.js';
import type { ContradictionReportInput } from './report.inputs.js';
import type {
  ReportSnapshot,
  SnapshotClaim,
  SnapshotContradiction,
  SnapshotReview,
} from './snapshot.js';
import { PUBLISHED_CLAIMS, SNAPSHOT_CLAIMS } from './snapshot.queries.js';

@Injectable()
export class SnapshotService {
  constructor(
    private readonly database: Database,
    private readonly search: ContradictionSearchService,
    private readonly contradictions: ContradictionLoaders,
    private readonly topics: TopicsService,
    private readonly speakers: SpeakersService,
    private readonly actors: ActorNames,
  ) {}

  /**
   * Everything a reader of the report needs, as it is now. NOT_FOUND for an unknown filter id,
   * BAD_USER_INPUT where the dates run backwards.
   */
  async take(id: string, input: ContradictionReportInput): Promise<ReportSnapshot> {
    checkPeriod(input, 'input');
    const topic = input.topicId ? await this.topics.get(input.topicId) : null;
    const speaker = input.speakerId ? await this.speakers.get(input.speakerId) : null;
    const { highest: found, counts } = await this.search.standing({
      topicId: topic?.id,
      speakerId: speaker?.id,
      saidFrom: input.from,
      saidTo: input.to,
    });
    const claims = await this.claims(found);
    const reviews = await this.contradictions.reviews.load(found.map((each) => each.id));
    const selves = await this.names(found.map((each) => each.selfSpeakerId));
    const [board] = await this.database.query<{ n: number }>(PUBLISHED_CLAIMS);
    return {
      id,
      generatedAt: new Date().toISOString(),
      filter: {
        topic: topic?.name ?? null,
        speaker: speaker?.name ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
      },
      totals: {
        contradictions: counts.reduce((sum, { n }) => sum + n, 0),
        byRelation: countBy(counts, 'relation'),
        byStatus: countBy(counts, 'status'),
        claimsCompared: board?.n ?? 0,
      },
      contradictions: found.map((each, i) =>
        toSnapshot(each, claims, reviews[i]!, selves.get(each.selfSpeakerId ?? '')),
      ),
    };
  }

  /** The snapshot as it is shown, signed with the reviewers' names as they are now. */
  async signed(snapshot: ReportSnapshot, loaders: Loaders): Promise<ReportSnapshot> {
    const reviews = snapshot.contradictions.flatMap((each) => each.reviews);
    const ids = [...new Set(reviews.flatMap(({ reviewerId }) => reviewerId ?? []))];
    const loader = loaders.for(this.actors.byId);
    const found = await Promise.all(ids.map(async (id) => loader.load(id)));
    const names = new Map(ids.map((id, i) => [id, found[i]]));
    return {
      ...snapshot,
      contradictions: snapshot.contradictions.map((each) => ({
        ...each,
        reviews: each.reviews.map(({ reviewerId, ...review }) => ({
          ...review,
          reviewer: reviewerId ? (names.get(reviewerId) ?? null) : review.reviewer,
        })),
      })),
    };
  }

  private async claims(found: Contradiction[]): Promise<Map<string, SnapshotClaim>> {
    const ids = new Set(found.flatMap((each) => [each.claimAId, each.claimBId]));
    const rows = await this.database.query<{ id: string; claim: SnapshotClaim }>(SNAPSHOT_CLAIMS, [
      [...ids],
    ]);
    return new Map(rows.map((row) => [row.id, row.claim]));
  }

  private async names(speakerIds: (string | null)[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM speaker WHERE id = ANY($1)',
      [speakerIds.filter((id) => id !== null)],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}

function toSnapshot(
  contradiction: Contradiction,
  claims: Map<string, SnapshotClaim>,
  reviews: Review[],
  selfName: string | undefined,
): SnapshotContradiction {
  return {
    id: contradiction.id,
    kinds: contradiction.kinds,
    relation: contradiction.relation,
    score: contradiction.score,
    status: contradiction.status,
    selfContradictionOf: selfName ?? null,
    detectedAt: contradiction.detectedAt.toISOString(),
    engineVersion: contradiction.engineVersion,
    // The foreign keys guarantee both.
    a: claims.get(contradiction.claimAId)!,
    b: claims.get(contradiction.claimBId)!,
    findings: contradiction.findings,
    reviews: reviews.map(toReview),
  };
}

function toReview(review: Review): SnapshotReview {
  const { decision, reason, holds, note, reviewerId, typedReviewer: reviewer, createdAt } = review;
  const decidedAt = createdAt.toISOString();
  return { decision, reason, holds, note, reviewer, reviewerId, decidedAt };
}

function countBy<Field extends 'relation' | 'status'>(
  counts: readonly StandingCount[],
  field: Field,
): Partial<Record<StandingCount[Field], number>> {
  const sums: Partial<Record<StandingCount[Field], number>> = {};
  for (const count of counts) sums[count[field]] = (sums[count[field]] ?? 0) + count.n;
  return sums;
}

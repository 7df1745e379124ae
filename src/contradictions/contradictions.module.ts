import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClaimEvents } from '../claims/claim-events.js';
import { ClaimsModule } from '../claims/claims.module.js';
import { ClaimSearchService } from '../claims/search/claim-search.service.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { SourceEvents } from '../sources/source-events.js';
import { SourcesModule } from '../sources/sources.module.js';
import { CandidatesService } from './candidates/candidates.service.js';
import { ClaimIndexService } from './candidates/claim-index.service.js';
import { FactsService } from './candidates/facts.service.js';
import { KeyFrequencies } from './candidates/key-frequencies.js';
import { ClaimContradictionFields, RecordedClaimContradictionFields } from './claim.fields.js';
import { Contradiction } from './contradiction.entity.js';
import { ContradictionLoaders } from './contradiction.loaders.js';
import { ContradictionResolver } from './contradiction.resolver.js';
import {
  ContradictionSearchService,
  HAS_OPEN_CONTRADICTION,
} from './contradiction-search.service.js';
import { DetectionService } from './detection.service.js';
import { KnowledgeRescanResolver } from './knowledge/knowledge-rescan.js';
import { KnowledgeModule } from './knowledge/knowledge.module.js';
import { SimilarClaimsResolver } from './near-duplicates/similar-claims.resolver.js';
import { SimilarClaimsService } from './near-duplicates/similar-claims.service.js';
import { ContradictionDetectedResolver } from './live/contradiction-detected.resolver.js';
import { DetectedContradictions } from './live/detected-contradictions.js';
import { ConflictPreviewService } from './preview/conflict-preview.service.js';
import { ObservedDetection } from './observed-detection.js';
import { EditorialService } from './review/editorial.service.js';
import { Review } from './review/review.entity.js';
import { ReviewResolver } from './review/review.resolver.js';
import { ReviewService } from './review/review.service.js';
import { BatchCandidates } from './rescan/batch-candidates.js';
import { RescanService } from './rescan/rescan.service.js';
import { SliceComparison } from './rescan/slice-comparison.js';
import { SliceProbes } from './rescan/slice-probes.js';
import { SliceReading } from './rescan/slice-reading.js';
import { RecordedFindings } from './recorded-findings.js';
import { SuggestionsService } from './suggestions.service.js';

const shared = [
  ContradictionSearchService,
  ContradictionLoaders,
  EditorialService,
  RescanService,
  SimilarClaimsService,
  ConflictPreviewService,
];

/** Finding contradictions, keeping them, deciding them. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Contradiction, Review]),
    SourcesModule,
    ClaimsModule,
    KnowledgeModule,
  ],
  providers: [
    ...shared,
    KeyFrequencies,
    CandidatesService,
    ClaimIndexService,
    FactsService,
    SuggestionsService,
    DetectionService,
    RecordedFindings,
    SimilarClaimsResolver,
    BatchCandidates,
    SliceReading,
    SliceProbes,
    SliceComparison,
    ReviewService,
    ReviewResolver,
    ContradictionResolver,
    ObservedDetection,
    DetectedContradictions,
    ContradictionDetectedResolver,
    KnowledgeRescanResolver,
    ClaimContradictionFields,
    RecordedClaimContradictionFields,
  ],
  exports: shared,
})
export class ContradictionsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly claims: ClaimEvents,
    private readonly sources: SourceEvents,
    private readonly claimSearch: ClaimSearchService,
    private readonly detection: DetectionService,
    private readonly observed: ObservedDetection,
  ) {}

  onModuleInit(): void {
    this.nodes.register(Contradiction);
    this.nodes.register(Review);
    this.claimSearch.defineContradicted(HAS_OPEN_CONTRADICTION);
    this.claims.onChange((claim, change, recorded) =>
      this.observed.follow(claim, change, recorded),
    );
    this.sources.onSpeakersMerged((event) => this.detection.followMerge(event));
  }
}

import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClaimsModule } from '../claims/claims.module.js';
import { ContradictionsModule } from '../contradictions/contradictions.module.js';
import { PERMISSIONS } from '../access/permissions.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { SourcesModule } from '../sources/sources.module.js';
import { ClaimOfSuggestion } from './suggestions/claim-of-suggestion.js';
import { ClaimSuggestion } from './suggestions/claim-suggestion.entity.js';
import { DecisionsService } from './suggestions/decisions.service.js';
import { KnownSpeakers } from './suggestions/known-speakers.js';
import { PrecisionService } from './suggestions/precision.service.js';
import { ProposingService } from './suggestions/proposing.service.js';
import { SuggestionSpeakerFields } from './suggestions/speaker.fields.js';
import { SuggestionSearchService } from './suggestions/suggestion-search.service.js';
import { SuggestionFields } from './suggestions/suggestion.fields.js';
import { SuggestionResolver } from './suggestions/suggestion.resolver.js';

/** From an article to its claims: proposals, and what editors make of them. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ClaimSuggestion]),
    SourcesModule,
    ClaimsModule,
    ContradictionsModule,
  ],
  providers: [
    KnownSpeakers,
    ProposingService,
    ClaimOfSuggestion,
    DecisionsService,
    SuggestionSearchService,
    PrecisionService,
    SuggestionResolver,
    SuggestionFields,
    SuggestionSpeakerFields,
  ],
})
export class ExtractionModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.register(ClaimSuggestion, PERMISSIONS.RECORD);
  }
}

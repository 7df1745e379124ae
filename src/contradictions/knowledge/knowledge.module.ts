import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NodeRegistry } from '../../platform/graphql/node.resolver.js';
import { AffectedClaims } from './affected-claims.service.js';
import { EngineKnowledge } from './engine-knowledge.js';
import { KnowledgeEntry } from './knowledge-entry.entity.js';
import { KnowledgeChangeFields, KnowledgeResolver } from './knowledge.resolver.js';
import { KnowledgeService } from './knowledge.service.js';

/** What administrators teach the engine beside the shipped lexicons. */
@Module({
  imports: [TypeOrmModule.forFeature([KnowledgeEntry])],
  providers: [
    EngineKnowledge,
    KnowledgeService,
    AffectedClaims,
    KnowledgeResolver,
    KnowledgeChangeFields,
  ],
  exports: [EngineKnowledge, KnowledgeService, AffectedClaims],
})
export class KnowledgeModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.register(KnowledgeEntry);
  }
}

import { Module, type OnModuleInit, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PERMISSIONS } from '../access/permissions.js';
import { HistoryVisibility } from '../history/history-visibility.js';
import { Database } from '../platform/database/database.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { SourceEvents, type SpeakersMerged } from '../sources/source-events.js';
import { SourcesModule } from '../sources/sources.module.js';
import { Attribution, ChainHop } from './attributions/attribution.entity.js';
import { AttributionLoaders } from './attributions/attribution.loaders.js';
import {
  AttributionResolver,
  ChainHopResolver,
  QuoteResolver,
} from './attributions/attribution.resolver.js';
import { AttributionsService } from './attributions/attributions.service.js';
import { ReferencesService } from './attributions/references.service.js';
import { ClaimContents } from './claim-contents.js';
import { ClaimEvents } from './claim-events.js';
import { Claim } from './claim.entity.js';
import { ENTRY_OF_A_DRAFT, visibleClaims } from './draft-visibility.js';
import { ClaimWriter } from './claim-writer.js';
import { ClaimLoaders } from './claim.loaders.js';
import { ClaimResolver } from './claim.resolver.js';
import { ClaimsService } from './claims.service.js';
import { Quantity } from './quantity.entity.js';
import { QuoteAnchorsService } from './quotes/quote-anchors.service.js';
import { ClaimSearchService } from './search/claim-search.service.js';
import { ArticleClaimFields, SpeakerClaimFields, TopicClaimFields } from './source.fields.js';
import { Topic } from './topics/topic.entity.js';
import { TopicResolver } from './topics/topic.resolver.js';
import { TopicsService } from './topics/topics.service.js';

const shared = [
  ClaimEvents,
  ClaimsService,
  AttributionLoaders,
  ClaimLoaders,
  ClaimSearchService,
  TopicsService,
  AttributionsService,
];

/** Topics, claims, and who put them forward where. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Topic, Claim, Quantity, Attribution, ChainHop]),
    SourcesModule,
  ],
  providers: [
    ...shared,
    ClaimContents,
    ClaimWriter,
    ReferencesService,
    QuoteAnchorsService,
    TopicResolver,
    ClaimResolver,
    AttributionResolver,
    QuoteResolver,
    ChainHopResolver,
    ArticleClaimFields,
    SpeakerClaimFields,
    TopicClaimFields,
  ],
  exports: shared,
})
export class ClaimsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly sources: SourceEvents,
    private readonly anchors: QuoteAnchorsService,
    private readonly claims: ClaimsService,
    private readonly events: ClaimEvents,
    private readonly database: Database,
    private readonly visibility: HistoryVisibility,
  ) {}

  onModuleInit(): void {
    this.nodes.register(Topic);
    this.nodes.registerFetch((id) => this.find(Claim, '', visibleClaims(), id));
    this.nodes.registerFetch((id) =>
      this.find(Attribution, 'JOIN claim c ON c.id = t.claim_id', visibleClaims('c'), id),
    );
    this.visibility.hideEntries(PERMISSIONS.DRAFTS, ENTRY_OF_A_DRAFT);
    this.sources.onVersionAdded((event) => this.anchors.follow(event));
    this.sources.onSpeakersMerged((event) => this.moveWords(event));
  }

  /** A record by its id where the conditions let whoever asks see it. */
  private async find<Entity extends Claim | Attribution>(
    entity: Type<Entity>,
    joins: string,
    visible: string[],
    id: string,
  ): Promise<Entity | null> {
    const clause = `${joins} WHERE ${['t.id = $1', ...visible].join(' AND ')}`;
    const [found] = await this.database.records(entity, clause, [id]);
    return found ?? null;
  }

  /** Everything said or carried by a speaker who turned out to be another. */
  private async moveWords({ fromId, intoId }: SpeakersMerged): Promise<void> {
    const change = { speakerId: intoId };
    const moved = await this.database.query<{ id: string }>(
      'SELECT DISTINCT claim_id AS id FROM attribution WHERE speaker_id = $1',
      [fromId],
    );
    await this.database.repository(Attribution).update({ speakerId: fromId }, change);
    await this.database.repository(ChainHop).update({ speakerId: fromId }, change);
    // What the two said apart may be a reversal now that they are one.
    for (const { id } of moved) {
      await this.events.changed(await this.claims.get(id), 'ATTRIBUTED');
    }
  }
}

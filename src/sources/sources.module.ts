import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PERMISSIONS } from '../access/permissions.js';
import { HistoryVisibility } from '../history/history-visibility.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { Article } from './articles/article.entity.js';
import { ArticleLoaders } from './articles/article.loaders.js';
import { ArticleResolver } from './articles/article.resolver.js';
import { ArticleSearchService } from './articles/article-search.service.js';
import { ArticleVersion } from './articles/article-version.entity.js';
import { ArticleVersionsService } from './articles/article-versions.service.js';
import { ArticlesService } from './articles/articles.service.js';
import { IngestResolver } from './articles/ingest.resolver.js';
import { IngestService } from './articles/ingest.service.js';
import { PageFetcher } from './articles/page-fetcher.js';
import { Outlet } from './outlets/outlet.entity.js';
import { OutletResolver } from './outlets/outlet.resolver.js';
import { OutletsService } from './outlets/outlets.service.js';
import { SourceEvents } from './source-events.js';
import { Position } from './speakers/position.entity.js';
import { PositionsService } from './speakers/positions.service.js';
import { Speaker } from './speakers/speaker.entity.js';
import { SpeakerLoaders } from './speakers/speaker.loaders.js';
import { SpeakerMergeService } from './speakers/speaker-merge.service.js';
import { SpeakerNames } from './speakers/speaker-names.js';
import { SpeakerResolver } from './speakers/speaker.resolver.js';
import { SpeakerSearchService } from './speakers/speaker-search.service.js';
import { SpeakersService } from './speakers/speakers.service.js';

const shared = [
  SourceEvents,
  OutletsService,
  ArticlesService,
  ArticleVersionsService,
  ArticleLoaders,
  IngestService,
  PageFetcher,
  SpeakersService,
  SpeakerSearchService,
  SpeakerLoaders,
];

/** Outlets, articles with their versions, and speakers. */
@Module({
  imports: [TypeOrmModule.forFeature([Outlet, Article, ArticleVersion, Speaker, Position])],
  providers: [
    ...shared,
    ArticleSearchService,
    PositionsService,
    SpeakerNames,
    SpeakerMergeService,
    OutletResolver,
    ArticleResolver,
    IngestResolver,
    SpeakerResolver,
  ],
  exports: shared,
})
export class SourcesModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly speakers: SpeakersService,
    private readonly visibility: HistoryVisibility,
  ) {}

  onModuleInit(): void {
    this.visibility.hideField(PERMISSIONS.SOURCE_NOTES, Speaker.name, 'note');
    this.nodes.register(Outlet);
    this.nodes.register(Article);
    this.nodes.register(ArticleVersion);
    this.nodes.register(Position);
    this.nodes.registerFetch((id) => this.speakers.find(id));
  }
}

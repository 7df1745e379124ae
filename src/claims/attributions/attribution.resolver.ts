import { ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../platform/graphql/context.js';
import { type Loaded, whenLoaded } from '../../platform/graphql/loaders.js';
import { Article } from '../../sources/articles/article.entity.js';
import { ArticleLoaders } from '../../sources/articles/article.loaders.js';
import { ArticleVersion } from '../../sources/articles/article-version.entity.js';
import { heldOn } from '../../sources/speakers/held-on.js';
import { Position } from '../../sources/speakers/position.entity.js';
import { Speaker } from '../../sources/speakers/speaker.entity.js';
import { SpeakerLoaders } from '../../sources/speakers/speaker.loaders.js';
import { Claim } from '../claim.entity.js';
import { ClaimLoaders } from '../claim.loaders.js';
import { Quote, QuoteAnchor } from '../quotes/quote.types.js';
import { Attribution, ChainHop } from './attribution.entity.js';
import { AttributionLoaders } from './attribution.loaders.js';

/** A quote as its attribution hands it on; the anchors are loaded only where asked for. */
type QuoteParent = Omit<Quote, 'anchors'> & { attributionId: string };

@Resolver(() => Attribution)
export class AttributionResolver {
  constructor(
    private readonly loaders: AttributionLoaders,
    private readonly claimLoaders: ClaimLoaders,
    private readonly articleLoaders: ArticleLoaders,
    private readonly speakerLoaders: SpeakerLoaders,
  ) {}

  @ResolveField(() => Claim, { description: 'The claim that was put forward.' })
  claim(
    attribution: Attribution,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<Claim | null> {
    return loaders.for(this.claimLoaders.byId).load(attribution.claimId);
  }

  @ResolveField(() => Article, { description: 'Where it stood.' })
  article(
    attribution: Attribution,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<Article | null> {
    return loaders.for(this.articleLoaders.byId).load(attribution.articleId);
  }

  @ResolveField(() => ArticleVersion, {
    nullable: true,
    description: 'The captured text it was read in; null where none was at hand.',
  })
  articleVersion(
    attribution: Attribution,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<ArticleVersion | null> {
    if (!attribution.articleVersionId) return null;
    return loaders.for(this.articleLoaders.version).load(attribution.articleVersionId);
  }

  @ResolveField(() => Speaker, { description: 'Whose claim it is: the last of the chain.' })
  speaker(
    attribution: Attribution,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<Speaker | null> {
    return loaders.for(this.speakerLoaders.byId).load(attribution.speakerId);
  }

  @ResolveField(() => [Position], {
    description: 'The offices the speaker held when it was said; empty where the day is unknown.',
  })
  positions(
    attribution: Attribution,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<Position[]> {
    const everHeld = loaders.for(this.speakerLoaders.positions).load(attribution.speakerId);
    return whenLoaded(everHeld, (positions) => heldOn(positions, attribution.saidAt));
  }

  @ResolveField(() => [ChainHop], {
    description: 'Who carried it, from the outlet towards the speaker; the speaker not included.',
  })
  chain(attribution: Attribution, _args: unknown, { loaders }: RequestContext): Loaded<ChainHop[]> {
    return loaders.for(this.loaders.chain).load(attribution.id);
  }

  @ResolveField(() => Quote, { nullable: true, description: 'The words that carry it, if marked.' })
  quote(attribution: Attribution): QuoteParent | null {
    if (attribution.quoteExact === null) return null;
    return {
      attributionId: attribution.id,
      exact: attribution.quoteExact,
      prefix: attribution.quotePrefix ?? '',
      suffix: attribution.quoteSuffix ?? '',
      start: attribution.quoteStart ?? 0,
      end: attribution.quoteEnd ?? 0,
    };
  }
}

@Resolver(() => Quote)
export class QuoteResolver {
  constructor(private readonly loaders: AttributionLoaders) {}

  @ResolveField(() => [QuoteAnchor], {
    description: 'Its state in each later version, oldest first.',
  })
  anchors(quote: QuoteParent, _args: unknown, { loaders }: RequestContext): Loaded<QuoteAnchor[]> {
    return loaders.for(this.loaders.anchors).load(quote.attributionId);
  }
}

@Resolver(() => ChainHop)
export class ChainHopResolver {
  constructor(private readonly speakerLoaders: SpeakerLoaders) {}

  @ResolveField(() => Speaker, { description: 'Who carried it; may be anonymous.' })
  speaker(hop: ChainHop, _args: unknown, { loaders }: RequestContext): Loaded<Speaker | null> {
    return loaders.for(this.speakerLoaders.byId).load(hop.speakerId);
  }
}

import { applyDecorators } from '@nestjs/common';
import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ActorNames } from '../../access/actor-names.js';
import { PERMISSIONS } from '../../access/permissions.js';
import { type HistoryEntry, HistoryEntryConnection } from '../../history/history-entry.entity.js';
import { HistoryLoaders } from '../../history/history.loaders.js';
import { type ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { type RequestContext, RequestLoaders } from '../../platform/graphql/context.js';
import type { Loaded, Loaders } from '../../platform/graphql/loaders.js';
import { OwnTransactions } from '../../platform/graphql/own-transactions.js';
import { Requires } from '../../platform/graphql/permissions.js';
import { engineVersion } from '../detection/engine-version.js';
import { AffectedClaims } from './affected-claims.service.js';
import { EngineKnowledge } from './engine-knowledge.js';
import {
  KnowledgeEntry,
  KnowledgeEntryConnection,
  KnowledgeKind,
} from './knowledge-entry.entity.js';
import {
  AddAliasInput,
  AddOpposedPairInput,
  AddSynonymInput,
  AddUnitInput,
  KnowledgeArgs,
  RemoveKnowledgeInput,
  UpdateAliasInput,
  UpdateOpposedPairInput,
  UpdateSynonymInput,
  UpdateUnitInput,
} from './knowledge.inputs.js';
import { KnowledgeService } from './knowledge.service.js';
import { KnowledgeChange } from './knowledge.types.js';
import type { Addition } from '../../language/knowledge.js';

const opposedPair = ({ forms, opposites, relation }: AddOpposedPairInput): Addition => ({
  kind: KnowledgeKind.OPPOSED_PAIR,
  forms,
  opposites,
  relation,
});
const synonym = ({ forms }: AddSynonymInput): Addition => ({ kind: KnowledgeKind.SYNONYM, forms });
const unit = ({ forms, unit: canonical, factor, dimension }: AddUnitInput): Addition => ({
  kind: KnowledgeKind.UNIT,
  forms,
  unit: canonical,
  factor,
  dimension,
});
const alias = ({ names }: AddAliasInput): Addition => ({ kind: KnowledgeKind.ALIAS, forms: names });

/** What changes the knowledge must run alone: its service opens the transaction that way. */
const Teaches = (): MethodDecorator =>
  applyDecorators(Requires(PERMISSIONS.KNOWLEDGE), OwnTransactions());

const REFUSED = 'BAD_USER_INPUT names the entry that it repeats or contradicts.';

@Resolver(() => KnowledgeEntry)
export class KnowledgeResolver {
  constructor(
    private readonly knowledge: KnowledgeService,
    private readonly engine: EngineKnowledge,
    private readonly historyLoaders: HistoryLoaders,
    private readonly names: ActorNames,
  ) {}

  @Query(() => KnowledgeEntryConnection, {
    name: 'knowledge',
    description: 'What the engine was taught beside the shipped lexicons, newest first.',
  })
  @Requires(PERMISSIONS.READ)
  list(@Args() args: KnowledgeArgs): Promise<ConnectionOf<KnowledgeEntry>> {
    return this.knowledge.list(args);
  }

  @Query(() => String, {
    description:
      'What detects now: the shipped version, e.g. `1.1.0`, with `+k.3f9a2c1d` where anything was added. The same additions give the same version everywhere.',
  })
  @Requires(PERMISSIONS.READ)
  async engineVersion(): Promise<string> {
    await this.engine.refresh();
    return engineVersion();
  }

  @Mutation(() => KnowledgeChange, { description: `Teaches an opposed pair. ${REFUSED}` })
  @Teaches()
  addOpposedPair(@Args('input') input: AddOpposedPairInput): Promise<KnowledgeChange> {
    return this.knowledge.add(opposedPair(input), input);
  }

  @Mutation(() => KnowledgeChange, { description: `Teaches a synonym. ${REFUSED}` })
  @Teaches()
  addSynonym(@Args('input') input: AddSynonymInput): Promise<KnowledgeChange> {
    return this.knowledge.add(synonym(input), input);
  }

  @Mutation(() => KnowledgeChange, { description: `Teaches a unit. ${REFUSED}` })
  @Teaches()
  addUnit(@Args('input') input: AddUnitInput): Promise<KnowledgeChange> {
    return this.knowledge.add(unit(input), input);
  }

  @Mutation(() => KnowledgeChange, { description: `Teaches that names are of one. ${REFUSED}` })
  @Teaches()
  addAlias(@Args('input') input: AddAliasInput): Promise<KnowledgeChange> {
    return this.knowledge.add(alias(input), input);
  }

  @Mutation(() => KnowledgeChange, {
    description: `Changes an opposed pair. NOT_FOUND, CONFLICT. ${REFUSED}`,
  })
  @Teaches()
  updateOpposedPair(@Args('input') input: UpdateOpposedPairInput): Promise<KnowledgeChange> {
    return this.knowledge.update(input, opposedPair(input), input);
  }

  @Mutation(() => KnowledgeChange, {
    description: `Changes a synonym. NOT_FOUND, CONFLICT. ${REFUSED}`,
  })
  @Teaches()
  updateSynonym(@Args('input') input: UpdateSynonymInput): Promise<KnowledgeChange> {
    return this.knowledge.update(input, synonym(input), input);
  }

  @Mutation(() => KnowledgeChange, {
    description: `Changes a unit. NOT_FOUND, CONFLICT. ${REFUSED}`,
  })
  @Teaches()
  updateUnit(@Args('input') input: UpdateUnitInput): Promise<KnowledgeChange> {
    return this.knowledge.update(input, unit(input), input);
  }

  @Mutation(() => KnowledgeChange, {
    description: `Changes the names of one. NOT_FOUND, CONFLICT. ${REFUSED}`,
  })
  @Teaches()
  updateAlias(@Args('input') input: UpdateAliasInput): Promise<KnowledgeChange> {
    return this.knowledge.update(input, alias(input), input);
  }

  @Mutation(() => KnowledgeChange, {
    description:
      'Takes an entry out of force; it can still be read. NOT_FOUND where it is not in force, CONFLICT.',
  })
  @Teaches()
  removeKnowledge(@Args('input') input: RemoveKnowledgeInput): Promise<KnowledgeChange> {
    return this.knowledge.remove(input);
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Who added it: the user’s name or the API key’s label as it is now; null where nobody did, and once that user is erased.',
  })
  addedBy(
    { addedById, typedAddedBy }: KnowledgeEntry,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<string | null> {
    if (!addedById) return typedAddedBy;
    return loaders.for(this.names.byId).load(addedById);
  }

  @ResolveField(() => HistoryEntryConnection, { description: 'Its changes, newest first.' })
  history(
    @Parent() entry: KnowledgeEntry,
    @Args() page: PageArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<HistoryEntry>> {
    return this.historyLoaders.of(loaders, entry.id, page);
  }
}

@Resolver(() => KnowledgeChange)
export class KnowledgeChangeFields {
  constructor(private readonly affected: AffectedClaims) {}

  @ResolveField(() => Int, {
    description:
      'How many recorded claims have the words of one of its forms, before or after the change; `rescanAffected` looks at these again.',
  })
  affectedClaims({ entry }: KnowledgeChange): Promise<number> {
    return this.affected.count(entry);
  }
}

import { Injectable } from '@nestjs/common';
import { Args, Field, ID, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { PERMISSIONS } from '../../access/permissions.js';
import { isId } from '../../platform/database/ids.js';
import { notFound } from '../../platform/errors/app-error.js';
import { Requires } from '../../platform/graphql/permissions.js';
import { engineVersion } from '../detection/engine-version.js';
import { RescanService } from '../rescan/rescan.service.js';
import { AffectedClaims } from './affected-claims.service.js';
import { KnowledgeEntry } from './knowledge-entry.entity.js';
import { KnowledgeService } from './knowledge.service.js';

@ObjectType({ description: 'Claims that will be looked at again.' })
export class KnowledgeRescan {
  @Field(() => KnowledgeEntry, { description: 'The entry that bears on them.' })
  entry!: KnowledgeEntry;

  @Field(() => String, { description: 'The engine that looks at them.' })
  engineVersion!: string;

  @Field(() => Int, { description: 'How many claims; they are compared in the background.' })
  claims!: number;
}

/** Has the claims that an entry bears on indexed and compared again. */
@Injectable()
@Resolver(() => KnowledgeRescan)
export class KnowledgeRescanResolver {
  constructor(
    private readonly knowledge: KnowledgeService,
    private readonly affected: AffectedClaims,
    private readonly rescans: RescanService,
  ) {}

  @Mutation(() => KnowledgeRescan, {
    description:
      'Queues the claims that have the words of an entry’s forms, before its last change or after, to be indexed and compared again. Also for an entry that was removed. Decisions stay. NOT_FOUND.',
  })
  @Requires(PERMISSIONS.KNOWLEDGE)
  async rescanAffected(
    @Args('id', { type: () => ID, description: 'Which entry.' }) id: string,
  ): Promise<KnowledgeRescan> {
    if (!isId(id)) throw notFound('KnowledgeEntry', id);
    const entry = await this.knowledge.get(id);
    const { claims } = await this.rescans.enqueue(await this.affected.ids(entry));
    return { entry, engineVersion: engineVersion(), claims };
  }
}

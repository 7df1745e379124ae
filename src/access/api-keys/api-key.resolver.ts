import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { Loaded } from '../../platform/graphql/loaders.js';
import { OwnTransactions } from '../../platform/graphql/own-transactions.js';
import { Requires } from '../../platform/graphql/permissions.js';
import { PERMISSIONS } from '../permissions.js';
import { User } from '../users/user.entity.js';
import { UserLoaders } from '../users/user.loaders.js';
import { ApiKey, ApiKeyConnection } from './api-key.entity.js';
import { ApiKeyInput, CreateApiKeyInput, CreatedApiKey } from './api-key.inputs.js';
import { ApiKeysService } from './api-keys.service.js';

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly users: UserLoaders,
  ) {}

  @Query(() => ApiKeyConnection, {
    name: 'apiKeys',
    description: 'One’s own API keys, newest first; those who manage users see everyone’s.',
  })
  @Requires(PERMISSIONS.ACCOUNT)
  list(@Args() page: PageArgs): Promise<ConnectionOf<ApiKey>> {
    return this.keys.list(page);
  }

  @Mutation(() => CreatedApiKey, {
    description:
      'Makes an API key for a dashboard or a script. FORBIDDEN for a permission one has not oneself; keys may never manage accounts.',
  })
  @Requires(PERMISSIONS.ACCOUNT)
  createApiKey(@Args('input') input: CreateApiKeyInput): Promise<CreatedApiKey> {
    return this.keys.create(input);
  }

  @Mutation(() => ApiKey, {
    description:
      'Ends an API key, everywhere within five seconds. NOT_FOUND, for others’ keys too unless one manages users.',
  })
  @Requires(PERMISSIONS.ACCOUNT)
  @OwnTransactions()
  revokeApiKey(@Args('input') { id }: ApiKeyInput): Promise<ApiKey> {
    return this.keys.revoke(id);
  }

  @ResolveField(() => User, { description: 'Who made it; it may never do more than they may.' })
  user(key: ApiKey, _args: unknown, { loaders }: RequestContext): Loaded<User | null> {
    return loaders.for(this.users.byId).load(key.userId);
  }
}

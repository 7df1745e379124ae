import { type DynamicModule, Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { Authenticator } from '../platform/requests/authenticator.js';
import { AccessOptions } from './access-options.js';
import { AccountResolver } from './account/account.resolver.js';
import { AccountService } from './account/account.service.js';
import { ApiKey } from './api-keys/api-key.entity.js';
import { ApiKeyResolver } from './api-keys/api-key.resolver.js';
import { ApiKeysService } from './api-keys/api-keys.service.js';
import { ApiKeyBearer } from './api-keys/api-key-bearer.js';
import { ActorNames } from './actor-names.js';
import { BearerAuthenticator } from './bearer-authenticator.js';
import { KnownCredentials } from './known-credentials.js';
import { AccessTokens } from './sessions/access-tokens.js';
import { SessionsService } from './sessions/sessions.service.js';
import { TokenKeys } from './sessions/token-keys.js';
import { SignInLimits } from './sign-in/sign-in-limits.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { PERMISSIONS } from './permissions.js';
import { currentPrincipal } from './principal.js';
import { SingleSignOnService } from './single-sign-on/single-sign-on.service.js';
import { DemoAccount } from './users/demo-account.js';
import { User } from './users/user.entity.js';
import { UserLoaders } from './users/user.loaders.js';
import { UserResolver } from './users/user.resolver.js';
import { UsersService } from './users/users.service.js';

/** Who works with Isnad, how they prove it, and what they may do. */
@Global()
@Module({})
export class AccessModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly users: UsersService,
  ) {}

  static forRoot(options: AccessOptions): DynamicModule {
    return {
      module: AccessModule,
      imports: [TypeOrmModule.forFeature([User, ApiKey])],
      providers: [
        { provide: AccessOptions, useValue: options },
        { provide: Authenticator, useClass: BearerAuthenticator },
        KnownCredentials,
        TokenKeys,
        AccessTokens,
        SessionsService,
        ApiKeyBearer,
        SingleSignOnService,
        SignInLimits,
        SignInService,
        UsersService,
        ActorNames,
        DemoAccount,
        UserLoaders,
        UserResolver,
        AccountService,
        AccountResolver,
        ApiKeysService,
        ApiKeyResolver,
      ],
      exports: [ActorNames, Authenticator, SessionsService, TokenKeys, UsersService, UserLoaders],
    };
  }

  /** A user is a node to those who manage users, and to themselves. */
  onModuleInit(): void {
    this.nodes.registerFetch(async (id) => {
      const asking = currentPrincipal();
      const oneself = asking?.kind === 'USER' && asking.userId === id;
      return oneself || asking?.may(PERMISSIONS.USERS) === true ? this.users.find(id) : null;
    });
  }
}

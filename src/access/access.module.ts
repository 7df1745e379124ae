import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Authenticator } from '../platform/requests/authenticator.js';
import { AccessOptions } from './access-options.js';
import { ApiKey } from './api-keys/api-key.entity.js';
import { ApiKeyBearer } from './api-keys/api-key-bearer.js';
import { BearerAuthenticator } from './bearer-authenticator.js';
import { KnownCredentials } from './known-credentials.js';
import { AccessTokens } from './sessions/access-tokens.js';
import { SessionsService } from './sessions/sessions.service.js';
import { TokenKeys } from './sessions/token-keys.js';
import { User } from './users/user.entity.js';
import { UsersService } from './users/users.service.js';

/** Who works with Isnad, how they prove it, and what they may do. */
@Module({})
export class AccessModule {
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
        UsersService,
      ],
      exports: [Authenticator, SessionsService, UsersService],
    };
  }
}

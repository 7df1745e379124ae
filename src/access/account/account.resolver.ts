import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../platform/graphql/context.js';
import { OwnTransactions } from '../../platform/graphql/own-transactions.js';
import { Public, Requires } from '../../platform/graphql/permissions.js';
import { PERMISSIONS } from '../permissions.js';
import { User } from '../users/user.entity.js';
import { ChangePasswordInput, RefreshSessionInput, SignInInput } from './account.inputs.js';
import { AccountService } from './account.service.js';
import { SignedIn } from './signed-in.type.js';

@Resolver()
export class AccountResolver {
  constructor(private readonly account: AccountService) {}

  @Query(() => User, { nullable: true, description: 'Who asks; null for an API key.' })
  @Requires(PERMISSIONS.READ)
  me(): Promise<User | null> {
    return this.account.me();
  }

  @Mutation(() => SignedIn, {
    description:
      'Opens a session. UNAUTHENTICATED, the same for an unknown address and a wrong password; RATE_LIMITED with `retryAfter` in seconds after too many failures.',
  })
  @Public()
  @OwnTransactions()
  signIn(
    @Args('input') { email, password }: SignInInput,
    @Context() { address }: RequestContext,
  ): Promise<SignedIn> {
    return this.account.signIn(email, password, address);
  }

  @Mutation(() => SignedIn, {
    description:
      'Goes on with a session: a new access token, and a new refresh token in place of the old. UNAUTHENTICATED where the token is unknown or its session has ended; one that is used a second time ends the session.',
  })
  @Public()
  @OwnTransactions()
  refreshSession(@Args('input') { refreshToken }: RefreshSessionInput): Promise<SignedIn> {
    return this.account.refresh(refreshToken);
  }

  @Mutation(() => Boolean, {
    description: 'Ends the session whose access token is sent; false where there is none.',
  })
  @Requires(PERMISSIONS.ACCOUNT)
  @OwnTransactions()
  signOut(): Promise<boolean> {
    return this.account.signOut();
  }

  @Mutation(() => Boolean, { description: 'Ends all sessions of whoever asks. API keys stay.' })
  @Requires(PERMISSIONS.ACCOUNT)
  @OwnTransactions()
  signOutEverywhere(): Promise<boolean> {
    return this.account.signOutEverywhere();
  }

  @Mutation(() => SignedIn, {
    description:
      'Changes one’s own password, ends all sessions and opens a new one. BAD_USER_INPUT for a weak password, UNAUTHENTICATED for a wrong one, RATE_LIMITED after too many.',
  })
  @Requires(PERMISSIONS.ACCOUNT)
  @OwnTransactions()
  changePassword(
    @Args('input') input: ChangePasswordInput,
    @Context() { address }: RequestContext,
  ): Promise<SignedIn> {
    return this.account.changePassword(input, address);
  }
}

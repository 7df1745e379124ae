import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { OwnTransactions } from '../../platform/graphql/own-transactions.js';
import { Requires } from '../../platform/graphql/permissions.js';
import { PERMISSIONS } from '../permissions.js';
import { permissionsOf } from '../roles.js';
import { User, UserConnection } from './user.entity.js';
import { CreateUserInput, ResetPasswordInput, UpdateUserInput, UserInput } from './user.inputs.js';
import { UserWithPassword } from './user.types.js';
import { UsersService } from './users.service.js';

@Resolver(() => User)
export class UserResolver {
  constructor(private readonly users: UsersService) {}

  @Query(() => UserConnection, { name: 'users', description: 'Everyone with an account, by age.' })
  @Requires(PERMISSIONS.USERS)
  list(@Args() page: PageArgs): Promise<ConnectionOf<User>> {
    return this.users.list(page);
  }

  @Mutation(() => UserWithPassword, {
    description: 'Adds a user. BAD_USER_INPUT for a weak password; CONFLICT (e-mail address).',
  })
  @Requires(PERMISSIONS.USERS)
  @OwnTransactions()
  createUser(@Args('input') input: CreateUserInput): Promise<UserWithPassword> {
    return this.users.create(input);
  }

  @Mutation(() => User, {
    description:
      'Changes name or role. NOT_FOUND; CONFLICT where it would leave no ADMIN, for an erased user, and for a role that single sign-on says.',
  })
  @Requires(PERMISSIONS.USERS)
  @OwnTransactions()
  updateUser(@Args('input') input: UpdateUserInput): Promise<User> {
    return this.users.update(input);
  }

  @Mutation(() => User, {
    description:
      'Keeps a user out: ends their sessions and stops their API keys, everywhere within five seconds. NOT_FOUND; CONFLICT for the last ADMIN.',
  })
  @Requires(PERMISSIONS.USERS)
  @OwnTransactions()
  disableUser(@Args('input') { id }: UserInput): Promise<User> {
    return this.users.disable(id);
  }

  @Mutation(() => User, {
    description: 'Lets a disabled user in again. NOT_FOUND; CONFLICT for an erased one.',
  })
  @Requires(PERMISSIONS.USERS)
  @OwnTransactions()
  enableUser(@Args('input') { id }: UserInput): Promise<User> {
    return this.users.enable(id);
  }

  @Mutation(() => UserWithPassword, {
    description:
      'Gives a user a new password, ends their sessions and lifts limits on their sign-in. NOT_FOUND; CONFLICT where they have no e-mail address.',
  })
  @Requires(PERMISSIONS.USERS)
  @OwnTransactions()
  resetPassword(@Args('input') { id, password }: ResetPasswordInput): Promise<UserWithPassword> {
    return this.users.resetPassword(id, password);
  }

  @Mutation(() => User, {
    description:
      'Erases a user’s personal data – name, address, password, sign-on – and revokes all they could get in with. What they did stays on record under their id. Cannot be undone. NOT_FOUND; CONFLICT for the last ADMIN.',
  })
  @Requires(PERMISSIONS.USERS)
  @OwnTransactions()
  eraseUser(@Args('input') { id }: UserInput): Promise<User> {
    return this.users.erase(id);
  }

  @ResolveField(() => [String], { description: 'What their role lets them do.' })
  permissions(user: User): string[] {
    return [...permissionsOf(user.role)];
  }
}

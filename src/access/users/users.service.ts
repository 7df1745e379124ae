import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { violatedUnique } from '../../platform/database/sql-errors.js';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.js';
import type { ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { fetchPage } from '../../platform/graphql/keyset.js';
import { emailKey } from '../email.js';
import { KnownCredentials } from '../known-credentials.js';
import { passwordFault } from '../passwords/password-rules.js';
import { hashPassword } from '../passwords/passwords.js';
import { Role } from '../roles.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SET_HASH } from '../sign-in/sign-in.queries.js';
import { SignInLimits } from '../sign-in/sign-in-limits.js';
import { User } from './user.entity.js';
import type { UpdateUserInput } from './user.inputs.js';
import type { UserWithPassword } from './user.types.js';
import * as queries from './users.queries.js';

export interface NewUser {
  name: string;
  email: string;
  role: Role;
}

/**
 * Accounts. Each change here is a transaction of its own and then has every server look credentials up anew:
 * this one at once, the others within five seconds.
 */
@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly limits: SignInLimits,
    private readonly known: KnownCredentials,
  ) {}

  /** All users by age. */
  list(page: PageArgs): Promise<ConnectionOf<User>> {
    const order = [{ sql: 't.id', type: 'uuid' as const, descending: false }];
    return fetchPage(
      this.database,
      User,
      { from: 'app_user t', where: [], parameters: [], order },
      page,
    );
  }

  find(id: string): Promise<User | null> {
    return this.database.repository(User).findOneBy({ id });
  }

  async get(id: string): Promise<User> {
    const user = await this.find(id);
    if (!user) throw notFound('User', id);
    return user;
  }

  /** Whether nobody could do anything yet. */
  async isEmpty(): Promise<boolean> {
    return (await this.database.query<object>('SELECT FROM app_user LIMIT 1')).length === 0;
  }

  /**
   * Adds an account that cannot sign in by itself yet: it has no password.
   *
   * @throws AppError CONFLICT where the address is taken
   */
  async add({ name, email, role }: NewUser): Promise<User> {
    try {
      return await this.database.transaction(() => {
        const users = this.database.repository(User);
        return users.save(users.create({ name, email, emailKey: emailKey(email), role }));
      });
    } catch (error) {
      if (violatedUnique(error) !== 'app_user_email_key') throw error;
      throw conflict(`Another user has the e-mail address ${email}.`);
    }
  }

  /** Adds an account with a password: the one given, or one that is made and returned. */
  async create(input: NewUser & { password?: string | null }): Promise<UserWithPassword> {
    const { password, made } = chosen(input.password, 'input.password', [input.email, input.name]);
    const hash = await hashPassword(password);
    return this.database.transaction(async () => {
      const user = await this.add(input);
      await this.database.query(SET_HASH, [user.id, hash]);
      return { user, password: made ? password : null };
    });
  }

  /** @throws AppError NOT_FOUND; CONFLICT for the last ADMIN, an erased user, a role from single sign-on */
  async update({ id, name, role }: UpdateUserInput): Promise<User> {
    const user = await this.change(id, async (held) => {
      if (role && role !== held.role) {
        if ((await this.database.query(queries.HAS_IDENTITY, [id])).length > 0) {
          throw conflict('The role of this user comes from single sign-on; change it there.');
        }
        if (held.role === Role.ADMIN) await this.keepAnAdmin(id);
        held.role = role;
      }
      if (name) held.name = name;
    });
    return user;
  }

  /** @throws AppError NOT_FOUND; CONFLICT for the last ADMIN and an erased user */
  async disable(id: string): Promise<User> {
    const user = await this.change(id, async (held) => {
      if (held.role === Role.ADMIN) await this.keepAnAdmin(id);
      held.disabledAt ??= new Date();
    });
    await this.sessions.revokeAll(id);
    return user;
  }

  /** Disables an account that no newsroom depends on, even where it is the last ADMIN. */
  async shut(id: string): Promise<void> {
    await this.change(id, (held) => {
      held.disabledAt ??= new Date();
    });
    await this.sessions.revokeAll(id);
  }

  /** Lets a disabled user sign in again; their sessions stay ended. */
  enable(id: string): Promise<User> {
    return this.change(id, (held) => {
      held.disabledAt = null;
    });
  }

  /**
   * Gives somebody a new password, ends their sessions and forgets failed sign-ins.
   *
   * @throws AppError NOT_FOUND; CONFLICT for a user without an e-mail address to sign in with
   */
  async resetPassword(id: string, given?: string | null): Promise<UserWithPassword> {
    const before = await this.get(id);
    if (!before.emailKey) throw conflict('This user has no e-mail address to sign in with.');
    const about = [before.email!, before.name];
    const { password, made } = chosen(given, 'input.password', about);
    await this.setPassword(id, password);
    const { emailKey: key } = before;
    await this.database.transaction(() => this.limits.clear(key));
    return { user: await this.get(id), password: made ? password : null };
  }

  /** Stores a password that its rules allow, and ends all sessions of the user. */
  async setPassword(id: string, password: string): Promise<void> {
    const hash = await hashPassword(password);
    await this.database.transaction(() => this.database.query(SET_HASH, [id, hash]));
    await this.sessions.revokeAll(id);
  }

  /**
   * Erases what says who a user is: name, address, password, sign-on, sessions, keys and their labels. The
   * id stays, so that what they did stays on record.
   *
   * @throws AppError NOT_FOUND; CONFLICT for the last ADMIN
   */
  async erase(id: string): Promise<User> {
    await this.database.transaction(async () => {
      const user = await this.get(id);
      if (user.erasedAt) return;
      if (user.role === Role.ADMIN && !user.disabledAt) await this.keepAnAdmin(id);
      for (const sql of queries.ERASE) await this.database.query(sql, [id]);
    });
    this.known.forget();
    return this.get(id);
  }

  private async change(id: string, work: (user: User) => Promise<void> | void): Promise<User> {
    const user = await this.database.transaction(async () => {
      const users = this.database.repository(User);
      const held = await users.findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!held) throw notFound('User', id);
      if (held.erasedAt) throw conflict('This user has been erased.');
      await work(held);
      return users.save(held);
    });
    this.known.forget();
    return user;
  }

  /** @throws AppError CONFLICT where nobody but this user is an active ADMIN */
  private async keepAnAdmin(id: string): Promise<void> {
    const admins = await this.database.query<{ id: string }>(queries.HOLD_ADMINS);
    if (admins.some((admin) => admin.id !== id)) return;
    throw conflict('This is the last active ADMIN; appoint another one first.');
  }
}

/** No letters that look alike: these are read out and typed in. 20 of 31 are 99 bits. */
const READABLE = '23456789abcdefghjkmnpqrstuvwxyz';

function chosen(
  given: string | null | undefined,
  path: string,
  about: string[],
): { password: string; made: boolean } {
  if (given == null) {
    const letters = Array.from({ length: 20 }, () => READABLE[randomInt(READABLE.length)]);
    return { password: letters.join('').replace(/(.{5})(?=.)/g, '$1-'), made: true };
  }
  const message = passwordFault(given, about);
  if (message) throw badInput({ path, message });
  return { password: given, made: false };
}

import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors/app-error.js';
import { emailKey } from '../email.js';
import { checkPassword, hashPassword } from '../passwords/passwords.js';
import { SessionsService, type SessionTokens } from '../sessions/sessions.service.js';
import { SignInLimits } from './sign-in-limits.js';
import * as queries from './sign-in.queries.js';

interface Account {
  id: string;
  password_hash: string | null;
  active: boolean;
}

/** Signing in with e-mail address and password. Never inside a transaction: a failure must stay counted. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly limits: SignInLimits,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * One answer, after the same work, whether the account is unknown, disabled, without a password, or the
   * password wrong.
   *
   * @param address where the request comes from
   * @throws AppError UNAUTHENTICATED; RATE_LIMITED after too many failures
   */
  async signIn(email: string, password: string, address: string | null): Promise<SessionTokens> {
    const key = emailKey(email);
    const attempt = await this.limits.begin(key, address);
    const [account] = await this.database.query<Account>(queries.BY_EMAIL, [key]);
    const stored = account?.active ? account.password_hash : null;
    const { matches, outdated } = await checkPassword(password, stored);
    if (!account || !stored || !matches) {
      throw new AppError('UNAUTHENTICATED', 'E-mail address or password is wrong.');
    }
    await this.limits.succeed(attempt, account.id);
    if (outdated) await this.rehash(account.id, stored, password);
    return this.sessions.open(account.id);
  }

  /**
   * Proves that whoever holds a session knows the password too; counted like a sign-in, since a stolen
   * session is as good a place to guess from.
   *
   * @throws AppError UNAUTHENTICATED; RATE_LIMITED
   */
  async confirm(
    userId: string,
    key: string,
    password: string,
    address: string | null,
  ): Promise<void> {
    const attempt = await this.limits.begin(key, address);
    const [account] = await this.database.query<Account>(queries.BY_EMAIL, [key]);
    const { matches } = await checkPassword(password, account?.password_hash ?? null);
    if (!matches) throw new AppError('UNAUTHENTICATED', 'The present password is wrong.');
    await this.limits.succeed(attempt, userId);
  }

  private async rehash(userId: string, stored: string, password: string): Promise<void> {
    const fresh = await hashPassword(password);
    await this.database.transaction(() =>
      this.database.query(queries.REPLACE_HASH, [userId, stored, fresh]),
    );
  }
}

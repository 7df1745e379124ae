import { Injectable } from '@nestjs/common';
import { badInput, conflict } from '../../platform/errors/app-error.js';
import { passwordFault } from '../passwords/password-rules.js';
import { currentPrincipal, currentUser } from '../principal.js';
import { SessionsService, type SessionTokens } from '../sessions/sessions.service.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import type { User } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import type { ChangePasswordInput } from './account.inputs.js';
import type { SignedIn } from './signed-in.type.js';

/** What people do with their own account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly users: UsersService,
  ) {}

  /** Whoever sends the request; null for an API key and for Isnad itself. */
  async me(): Promise<User | null> {
    const principal = currentPrincipal();
    return principal?.kind === 'USER' ? this.users.find(principal.userId) : null;
  }

  async signIn(email: string, password: string, address: string | null): Promise<SignedIn> {
    return this.signedIn(await this.signIns.signIn(email, password, address));
  }

  async refresh(refreshToken: string): Promise<SignedIn> {
    return this.signedIn(await this.sessions.refresh(refreshToken));
  }

  /** @returns false where there is no session to end, as with single sign-on */
  async signOut(): Promise<boolean> {
    const { sessionId } = currentUser();
    if (!sessionId) return false;
    await this.sessions.revoke(sessionId);
    return true;
  }

  async signOutEverywhere(): Promise<boolean> {
    await this.sessions.revokeAll(currentUser().userId);
    return true;
  }

  /** Ends every session, whoever has it, and opens a new one for whoever knew the password. */
  async changePassword(
    { currentPassword, newPassword }: ChangePasswordInput,
    address: string | null,
  ): Promise<SignedIn> {
    const user = await this.users.get(currentUser().userId);
    if (!user.emailKey)
      throw conflict('You sign in through your newsroom and have no password here.');
    const message = passwordFault(newPassword, [user.email!, user.name]);
    if (message) throw badInput({ path: 'input.newPassword', message });
    await this.signIns.confirm(user.id, user.emailKey, currentPassword, address);
    await this.users.setPassword(user.id, newPassword);
    return this.signedIn(await this.sessions.open(user.id));
  }

  private async signedIn({ userId, access, refreshToken }: SessionTokens): Promise<SignedIn> {
    const user = await this.users.get(userId);
    return { accessToken: access.token, expiresAt: access.expiresAt, refreshToken, user };
  }
}

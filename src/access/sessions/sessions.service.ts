import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors/app-error.js';
import { KnownCredentials } from '../known-credentials.js';
import { Principal } from '../principal.js';
import { permissionsOf, type Role } from '../roles.js';
import { digestOf, newSecret } from '../secrets.js';
import { type AccessToken, AccessTokens } from './access-tokens.js';
import * as queries from './sessions.queries.js';

/** What a signed-in client keeps. */
export interface SessionTokens {
  userId: string;
  access: AccessToken;
  /** To be exchanged once for the next pair. */
  refreshToken: string;
}

interface HeldToken {
  session_id: string;
  user_id: string;
  used: boolean;
  open: boolean;
}

/** Sessions from sign-in to their end, and the tokens that prove them. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly tokens: AccessTokens,
    private readonly known: KnownCredentials,
  ) {}

  /** Opens a session for someone who has just proven who they are. */
  async open(userId: string): Promise<SessionTokens> {
    const sessionId = newId();
    const refreshToken = newSecret();
    await this.database.transaction(async () => {
      await this.database.query(queries.DELETE_EXPIRED, [userId]);
      await this.database.query(queries.OPEN, [sessionId, userId]);
      await this.database.query(queries.ADD_REFRESH_TOKEN, [digestOf(refreshToken), sessionId]);
    });
    return { userId, refreshToken, access: await this.tokens.issue({ userId, sessionId }) };
  }

  /**
   * Exchanges a refresh token for a new pair. A token that comes back a second time was copied by somebody,
   * and which of the two is the thief cannot be told: the whole session ends.
   *
   * @throws AppError UNAUTHENTICATED for a token that is unknown, used, or of a session that has ended
   */
  async refresh(refreshToken: string): Promise<SessionTokens> {
    const digest = digestOf(refreshToken);
    const next = newSecret();
    const held = await this.database.transaction(async () => {
      const [found] = await this.database.query<HeldToken>(queries.HOLD_REFRESH_TOKEN, [digest]);
      if (found?.used) await this.database.query(queries.REVOKE, [found.session_id]);
      if (!found || found.used || !found.open) return null;
      await this.database.query(queries.USE_REFRESH_TOKEN, [digest]);
      await this.database.query(queries.ADD_REFRESH_TOKEN, [digestOf(next), found.session_id]);
      return found;
    });
    if (!held) {
      this.known.forget();
      throw new AppError('UNAUTHENTICATED', 'This refresh token no longer holds; sign in again.');
    }
    const { user_id: userId, session_id: sessionId } = held;
    return { userId, refreshToken: next, access: await this.tokens.issue({ userId, sessionId }) };
  }

  /** Ends one session: its refresh token at once, its access token within five seconds everywhere. */
  async revoke(sessionId: string): Promise<void> {
    await this.database.transaction(() => this.database.query(queries.REVOKE, [sessionId]));
    this.known.forget();
  }

  /** Ends every session of a user. */
  async revokeAll(userId: string): Promise<void> {
    await this.database.transaction(() => this.database.query(queries.REVOKE_ALL, [userId]));
    this.known.forget();
  }

  /** Whom an access token proves; null where its session has ended or its user may not work. */
  async bearer(token: string): Promise<Principal | null> {
    const { userId, sessionId } = await this.tokens.verify(token);
    const [user] = await this.database.query<{ id: string; name: string; role: Role }>(
      queries.OPEN_SESSION,
      [sessionId, userId],
    );
    if (!user) return null;
    const { id, name, role } = user;
    return new Principal('USER', id, name, id, role, permissionsOf(role), sessionId);
  }
}

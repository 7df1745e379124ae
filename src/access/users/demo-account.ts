import { Injectable } from '@nestjs/common';
import { emailKey } from '../email.js';
import { Database } from '../../platform/database/database.js';
import { Role } from '../roles.js';
import { User } from './user.entity.js';
import { UsersService } from './users.service.js';

/** `.example` can belong to nobody (RFC 2606). */
const EMAIL = 'demo@isnad.example';

export interface DemoSignIn {
  email: string;
  password: string;
}

/** An ADMIN for trying Isnad out on one's own machine. */
@Injectable()
export class DemoAccount {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
  ) {}

  /** Makes the account where there is none, and gives it a new password: only its hash was kept. */
  async offer(): Promise<DemoSignIn> {
    const found = await this.find();
    if (!found) {
      const { password } = await this.users.create({
        name: 'Demo',
        email: EMAIL,
        role: Role.ADMIN,
      });
      return { email: EMAIL, password: password! };
    }
    if (found.disabledAt) await this.users.enable(found.id);
    const { password } = await this.users.resetPassword(found.id);
    return { email: EMAIL, password: password! };
  }

  /**
   * Shuts an account that an earlier start has made: the same data may be served in earnest now.
   *
   * @returns whether there was one to shut
   */
  async withdraw(): Promise<boolean> {
    const found = await this.find();
    if (!found || found.disabledAt) return false;
    await this.users.shut(found.id);
    return true;
  }

  private find(): Promise<User | null> {
    return this.database.repository(User).findOneBy({ emailKey: emailKey(EMAIL) });
  }
}

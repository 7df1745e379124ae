import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Role } from '../roles.js';
import { User } from './user.entity.js';

export interface NewUser {
  name: string;
  email: string;
  role: Role;
}

@Injectable()
export class UsersService {
  constructor(private readonly database: Database) {}

  /** Adds an account that cannot sign in by itself yet: it has no password. */
  async add({ name, email, role }: NewUser): Promise<User> {
    return this.database.transaction(() => {
      const users = this.database.repository(User);
      return users.save(users.create({ name, email, emailKey: email.toLowerCase(), role }));
    });
  }
}

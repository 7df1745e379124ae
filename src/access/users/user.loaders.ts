import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { byId } from '../../platform/graphql/record-loaders.js';
import { User } from './user.entity.js';

@Injectable()
export class UserLoaders {
  readonly byId;

  constructor(database: Database) {
    this.byId = byId(database, User);
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { belongingTo, byId } from '../../platform/graphql/record-loaders.js';
import { Position } from './position.entity.js';
import { Speaker } from './speaker.entity.js';

@Injectable()
export class SpeakerLoaders {
  readonly byId;

  readonly positions;

  constructor(database: Database) {
    this.byId = byId(database, Speaker);
    this.positions = belongingTo(database, Position, 'speakerId', 't.from_date NULLS FIRST, t.id');
  }
}

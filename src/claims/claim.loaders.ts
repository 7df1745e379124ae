import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { groupedBy, inOrderOf, type LoaderDefinition } from '../platform/graphql/loaders.js';
import { belongingTo, type Lookup } from '../platform/graphql/record-loaders.js';
import { Claim } from './claim.entity.js';
import { visibleClaims } from './draft-visibility.js';
import { Quantity } from './quantity.entity.js';
import { Topic } from './topics/topic.entity.js';

@Injectable()
export class ClaimLoaders {
  /** Null for a claim that whoever asks may not see. */
  readonly byId: Lookup<Claim | null> = {
    load: async (ids) => {
      const clause = ['WHERE t.id = ANY($1)', ...visibleClaims()].join(' AND ');
      const claims = await this.database.records(Claim, clause, [ids]);
      return inOrderOf(ids, claims, (claim) => claim.id);
    },
  };

  readonly quantities;

  constructor(private readonly database: Database) {
    this.quantities = belongingTo(database, Quantity, 'claimId', 't.ordinal');
  }

  readonly topics: LoaderDefinition<string, Topic[]> = {
    load: async (claimIds) => {
      const rows = await this.database.query<{ claim_id: string }>(
        `SELECT t.*, ct.claim_id FROM claim_topic ct JOIN topic t ON t.id = ct.topic_id
         WHERE ct.claim_id = ANY($1) ORDER BY t.key`,
        [claimIds],
      );
      return groupedBy(claimIds, rows, (row) => row.claim_id).map((group) =>
        group.map((row) => this.database.hydrate(Topic, row)),
      );
    },
  };
}

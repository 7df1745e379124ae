import { Field, ObjectType } from '@nestjs/graphql';
import { Claim } from './claim.entity.js';

@ObjectType({ description: 'A claim just recorded, and what was found for it.' })
export class RecordedClaim {
  @Field(() => Claim, { description: 'The claim as stored.' })
  claim!: Claim;
}

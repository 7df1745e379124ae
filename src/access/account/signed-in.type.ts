import { Field, ObjectType } from '@nestjs/graphql';
import { User } from '../users/user.entity.js';

@ObjectType({ description: 'What a client keeps of a session.' })
export class SignedIn {
  @Field(() => String, { description: 'Sent as `authorization: Bearer …` with every request.' })
  accessToken!: string;

  @Field(() => Date, { description: 'When the access token runs out: fifteen minutes from now.' })
  expiresAt!: Date;

  @Field(() => String, {
    description:
      'For `refreshSession`, once; keep it where scripts of other pages cannot read it. The session lasts thirty days at most.',
  })
  refreshToken!: string;

  @Field(() => User, { description: 'Who signed in.' })
  user!: User;
}

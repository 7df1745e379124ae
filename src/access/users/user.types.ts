import { Field, ObjectType } from '@nestjs/graphql';
import { User } from './user.entity.js';

@ObjectType({ description: 'A user who can sign in with a password from now on.' })
export class UserWithPassword {
  @Field(() => User, { description: 'The user.' })
  user!: User;

  @Field(() => String, {
    nullable: true,
    description: 'The password that was made, shown this once; null where one was given.',
  })
  password!: string | null;
}

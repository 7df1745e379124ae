import { Field, InputType } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import { MAX_PASSWORD } from '../users/user.inputs.js';

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail address, whatever its case.' })
  @IsString()
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: 'Password.' })
  @IsString()
  @MaxLength(MAX_PASSWORD)
  password!: string;
}

@InputType({ description: 'A session to go on with.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The refresh token last given; it is used up by this.' })
  @IsString()
  @MaxLength(200)
  refreshToken!: string;
}

@InputType({ description: 'A new password of one’s own.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The present one.' })
  @IsString()
  @MaxLength(MAX_PASSWORD)
  currentPassword!: string;

  @Field(() => String, {
    description: 'At least 10 characters, none that is guessed first.',
  })
  @IsString()
  @MaxLength(MAX_PASSWORD)
  newPassword!: string;
}

import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEmail, IsEnum, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { NotBlank } from '../../platform/graphql/not-blank.js';
import { Role } from '../roles.js';

/** Longer ones are refused by their rules; this bounds what is folded to find that out. */
export const MAX_PASSWORD = 1000;

@InputType({ description: 'A new user.' })
export class CreateUserInput {
  @Field(() => String, { description: 'What they sign in with; unique, whatever its case.' })
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: 'For people to read; at most 200 characters.' })
  @IsString()
  @NotBlank()
  @MaxLength(200)
  name!: string;

  @Field(() => Role, { description: 'What they may do.' })
  @IsEnum(Role)
  role!: Role;

  @Field(() => String, {
    nullable: true,
    description:
      'At least 10 characters, none that is guessed first. Left out, one is made and returned.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_PASSWORD)
  password?: string | null;
}

@InputType({ description: 'Changes to a user: what is left out or null stays.' })
export class UpdateUserInput {
  @Field(() => ID, { description: 'Which user.' })
  @IsUUID()
  id!: string;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  @IsOptional()
  @IsString()
  @NotBlank()
  @MaxLength(200)
  name?: string | null;

  @Field(() => Role, {
    nullable: true,
    description: 'What they may do from now on. Not for users whose role single sign-on says.',
  })
  @IsOptional()
  @IsEnum(Role)
  role?: Role | null;
}

@InputType({ description: 'Which user.' })
export class UserInput {
  @Field(() => ID, { description: 'The user’s id.' })
  @IsUUID()
  id!: string;
}

@InputType({ description: 'A new password for somebody else.' })
export class ResetPasswordInput extends UserInput {
  @Field(() => String, {
    nullable: true,
    description:
      'At least 10 characters, none that is guessed first. Left out, one is made and returned.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_PASSWORD)
  password?: string | null;
}

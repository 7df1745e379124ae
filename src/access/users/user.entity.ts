import { Field, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index } from 'typeorm';
import { Changeable } from '../../platform/database/columns.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { Role } from '../roles.js';

/**
 * An account. Names and e-mail addresses of users are kept here and nowhere else – history and reviews keep
 * ids – so that erasing them here erases them.
 */
@Entity('app_user')
@Check('app_user_email', '(email IS NULL) = (email_key IS NULL)')
@Check(
  'app_user_erased',
  "erased_at IS NULL OR (name = '' AND email IS NULL AND password_hash IS NULL AND disabled_at IS NOT NULL)",
)
@Index('app_user_email_key', ['emailKey'], { unique: true })
@ObjectType({ description: 'Someone who works with Isnad.' })
export class User extends Changeable {
  @Column('text')
  @Field(() => String, { description: 'For people to read; empty once erased.' })
  name!: string;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What they sign in with; null once erased, and where single sign-on gave no verified one.',
  })
  email!: string | null;

  /** The address in the form in which it is unique: see `emailKey()`. */
  @Column('text', { name: 'email_key', nullable: true })
  emailKey!: string | null;

  @Column('enum', { enum: Role, enumName: 'user_role' })
  @Field(() => Role, { description: 'What they may do.' })
  role!: Role;

  /** An argon2id hash in PHC form. Never selected with the rest: whoever needs it says so. */
  @Column('text', { name: 'password_hash', nullable: true, select: false })
  passwordHash!: string | null;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'Since when they cannot sign in; null if active.',
  })
  disabledAt!: Date | null;

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When their personal data were erased.' })
  erasedAt!: Date | null;
}

export const UserConnection = connectionType(User);

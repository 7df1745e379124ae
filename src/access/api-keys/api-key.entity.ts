import { Field, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index } from 'typeorm';
import { Recorded } from '../../platform/database/columns.js';
import { connectionType } from '../../platform/graphql/connection.js';

@Entity('api_key')
@Check('api_key_permissions', 'cardinality(permissions) > 0')
@Index('api_key_prefix', ['prefix'], { unique: true })
@Index('api_key_user', ['userId', 'id'])
@ObjectType({
  description:
    'A credential for a dashboard, a script or a scheduled report, sent as `authorization: Bearer isnad_…`. The key itself is shown once, when it is made.',
})
export class ApiKey extends Recorded {
  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  @Field(() => String, { description: 'What it is for.' })
  label!: string;

  @Column('text')
  @Field(() => String, { description: 'How the key begins after `isnad_`, to tell keys apart.' })
  prefix!: string;

  /** SHA-256 of the secret part. */
  @Column('bytea', { select: false })
  digest!: Buffer;

  @Column('text', { array: true })
  @Field(() => [String], {
    description: 'What it may do, as long as the user who made it may do the same.',
  })
  permissions!: string[];

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  @Field(() => Date, { nullable: true, description: 'Until when it works; null: until revoked.' })
  expiresAt!: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  @Field(() => Date, { nullable: true, description: 'Since when it no longer works.' })
  revokedAt!: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was last used, to the minute.' })
  lastUsedAt!: Date | null;
}

export const ApiKeyConnection = connectionType(ApiKey);

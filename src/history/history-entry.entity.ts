import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index } from 'typeorm';
import { Recorded } from '../platform/database/columns.js';
import { connectionType } from '../platform/graphql/connection.js';
import { ActorKind } from './history-actor.type.js';

/** One field's change; either side is null where the field had or has no value. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

@ObjectType({ description: 'How one field changed.' })
export class HistoryChange {
  @Field(() => String, { description: 'The field’s name, as in the schema.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'The value before, as JSON; null if none.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The value after, as JSON; null if none.' })
  after!: string | null;
}

/**
 * One change of one record, written in the transaction that made it; the table refuses updates and deletes.
 * It never names a person: who did it is an id, whose name is kept with the users, and can be erased there.
 */
@Entity('history_entry')
@Index('history_entry_entity', ['entityId', 'id'])
@Index('history_entry_batch', ['batch', 'place'], { unique: true })
@ObjectType({
  description: 'One change of one record. Append-only, and covered by a chain of hashes.',
})
export class HistoryEntry extends Recorded {
  @Column('text', { name: 'entity_type' })
  @Field(() => String, { description: 'The type that changed, e.g. `Claim`.' })
  entityType!: string;

  @Column('uuid', { name: 'entity_id' })
  @Field(() => ID, { description: 'The id of the record that changed.' })
  entityId!: string;

  @Column('text')
  @Field(() => String, { description: 'What was done: `created`, `revised`, `merged`…' })
  operation!: string;

  @Column('jsonb')
  changes!: FieldChange[];

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why, where a reason was given.' })
  reason!: string | null;

  @Column('enum', { name: 'actor_kind', enum: ActorKind, enumName: 'actor_kind', nullable: true })
  actorKind!: ActorKind | null;

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('text', { name: 'request_id', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The request that made the change, as errors and logs name it; else null.',
  })
  requestId!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'Through what: a mutation such as `reviseClaim`, a command such as `isnad import`, or a job. Null in entries older than this field.',
  })
  via!: string | null;

  // Which entries were written together, and in what order: what the chain of hashes covers. Set by the database.
  @Column('bigint', { select: false, default: () => 'current_history_batch()' })
  batch!: string;

  @Column('int', { select: false, default: () => 'next_history_place()' })
  place!: number;
}

export const HistoryEntryConnection = connectionType(HistoryEntry);

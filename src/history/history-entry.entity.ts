import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index } from 'typeorm';
import { Recorded } from '../platform/database/columns.js';
import { connectionType } from '../platform/graphql/connection.js';

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

/** One change of one record, written in the transaction that made it; the table refuses updates and deletes. */
@Entity('history_entry')
@Index('history_entry_entity', ['entityId', 'id'])
@ObjectType({ description: 'One change of one record. Append-only.' })
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
}

export const HistoryEntryConnection = connectionType(HistoryEntry);

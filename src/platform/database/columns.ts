import { Field, ID, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import { Column, CreateDateColumn, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { newId } from './ids.js';

@InterfaceType({
  description: 'Anything that `node(id)` can fetch again.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Node {
  @Field(() => ID, { description: 'UUIDv7, made by the server; unique over all types.' })
  id!: string;
}

/** What every record has: a time-ordered id and when it was written. */
@ObjectType({ isAbstract: true, implements: () => [Node] })
export abstract class Recorded {
  @PrimaryColumn('uuid')
  @Field(() => ID, { description: 'UUIDv7, made by the server; unique over all types.' })
  id: string = newId();

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was recorded here: an instant, UTC.' })
  createdAt!: Date;
}

/** A record that can change. */
@ObjectType({ isAbstract: true })
export abstract class Changeable extends Recorded {
  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When it last changed here: an instant, UTC.' })
  updatedAt!: Date;
}

/** A record that several may want to change at once. */
@ObjectType({ isAbstract: true })
export abstract class Revised extends Changeable {
  @Column('int', { default: 1 })
  @Field(() => Int, {
    description: 'Counts from 1, up with every change; pass it as `expectedRevision`.',
  })
  revision!: number;
}

import { Field, ObjectType } from '@nestjs/graphql';
import { KnowledgeEntry } from './knowledge-entry.entity.js';

@ObjectType({ description: 'What a change of the engine’s knowledge did.' })
export class KnowledgeChange {
  @Field(() => KnowledgeEntry, { description: 'The entry as it is now.' })
  entry!: KnowledgeEntry;

  @Field(() => String, {
    description:
      'The engine that detects from now on: the shipped version, and `+k.` with what stands for all additions in force, where there are any.',
  })
  engineVersion!: string;
}

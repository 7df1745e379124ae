import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum ActorKind {
  USER = 'USER',
  API_KEY = 'API_KEY',
  SYSTEM = 'SYSTEM',
  ANONYMOUS = 'ANONYMOUS',
}

registerEnumType(ActorKind, {
  name: 'ActorKind',
  description: 'Who acts.',
  valuesMap: {
    USER: { description: 'A person who signed in.' },
    API_KEY: { description: 'A program, with a key that a person made.' },
    SYSTEM: { description: 'Isnad itself: a command, a job, or what follows from a change.' },
    ANONYMOUS: { description: 'Nobody known.' },
  },
});

@ObjectType({ description: 'Who made a change.' })
export class HistoryActor {
  @Field(() => ActorKind, { description: 'A person, a program, or Isnad itself.' })
  kind!: ActorKind;

  @Field(() => ID, {
    nullable: true,
    description: 'Of the user or the API key; null for the system and for nobody known.',
  })
  id!: string | null;
}

import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity } from 'typeorm';
import type { Addition } from '../../language/knowledge.js';
import { Changeable } from '../../platform/database/columns.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { Relation } from '../detection/types.js';

export enum KnowledgeKind {
  OPPOSED_PAIR = 'OPPOSED_PAIR',
  SYNONYM = 'SYNONYM',
  UNIT = 'UNIT',
  ALIAS = 'ALIAS',
}

registerEnumType(KnowledgeKind, {
  name: 'KnowledgeKind',
  description: 'What the engine is taught.',
  valuesMap: {
    OPPOSED_PAIR: { description: 'Predicates that cannot both hold of one subject.' },
    SYNONYM: { description: 'Words that say one thing.' },
    UNIT: { description: 'A unit of measure or a currency.' },
    ALIAS: { description: 'Names of one person, body or place.' },
  },
});

@Entity('knowledge_entry')
@Check('knowledge_entry_forms', 'cardinality(forms) > 0')
@Check('knowledge_entry_factor', `factor > 0 AND factor < 'Infinity'`)
@Check('knowledge_entry_revision', 'revision > 0')
@Check('knowledge_entry_content', 'each kind has its own columns and no others')
@ObjectType({ description: 'What an administrator added to the shipped lexicons.' })
export class KnowledgeEntry extends Changeable {
  @Column('enum', { enum: KnowledgeKind, enumName: 'knowledge_kind' })
  @Field(() => KnowledgeKind, { description: 'What it teaches.' })
  kind!: KnowledgeKind;

  @Column('text', { array: true })
  @Field(() => [String], {
    description:
      'Its words, as given: one side of a pair, the forms of a unit, the names of an alias.',
  })
  forms!: string[];

  @Column('text', { array: true, nullable: true })
  @Field(() => [String], { nullable: true, description: 'The other side of a pair; else null.' })
  opposites!: string[] | null;

  @Column('enum', { enum: Relation, enumName: 'relation', nullable: true })
  @Field(() => Relation, {
    nullable: true,
    description: 'How the sides of a pair stand; else null.',
  })
  relation!: Relation | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'The canonical unit that values are converted to, e.g. `METRE`; null but for a unit.',
  })
  unit!: string | null;

  @Column('double precision', { nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: 'How many of the canonical unit one of it is; null but for a unit.',
  })
  factor!: number | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What it measures, e.g. `LENGTH`: only values of one are compared; null but for a unit.',
  })
  dimension!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was added.' })
  note!: string | null;

  /** As typed in before there were users. */
  @Column('text', { name: 'added_by', nullable: true })
  typedAddedBy!: string | null;

  /** The user or API key that added it. */
  @Column('uuid', { name: 'added_by_id', nullable: true })
  addedById!: string | null;

  @Column('int', { default: 1 })
  @Field(() => Int, {
    description: 'Counts from 1, up with every change; pass it as `expectedRevision`.',
  })
  revision!: number;

  @Column('timestamptz', { name: 'removed_at', nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'When it was removed: an instant, UTC; null while it is in force.',
  })
  removedAt!: Date | null;

  @Column('text', { name: 'past_forms', array: true, default: () => "'{}'" })
  pastForms!: string[];

  // For matching in SQL only: never read back.
  @Column('text', { name: 'search_text', select: false })
  searchText!: string;
}

export const KnowledgeEntryConnection = connectionType(KnowledgeEntry);

/** An entry as the engine takes it. The table's checks see to it that each kind has its columns. */
export function additionOf(entry: KnowledgeEntry): Addition {
  const { kind, forms } = entry;
  switch (kind) {
    case KnowledgeKind.OPPOSED_PAIR:
      return { kind, forms, opposites: entry.opposites ?? [], relation: entry.relation! };
    case KnowledgeKind.UNIT:
      return { kind, forms, unit: entry.unit!, factor: entry.factor!, dimension: entry.dimension! };
    default:
      return { kind, forms };
  }
}

/** Every form by which claims that it bears on can be known: those of earlier revisions too. */
export const formsEver = (entry: KnowledgeEntry): string[] => [
  ...new Set([...entry.forms, ...(entry.opposites ?? []), ...entry.pastForms]),
];

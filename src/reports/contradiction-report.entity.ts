import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { ContradictionStatus } from '../contradictions/contradiction.entity.js';
import { Relation } from '../contradictions/detection/types.js';
import { Recorded } from '../platform/database/columns.js';
import { connectionType } from '../platform/graphql/connection.js';
import { PartialDateScalar } from '../platform/graphql/partial-date.js';
import type { ReportSnapshot } from './snapshot.js';

export enum ReportFormat {
  HTML = 'HTML',
  MD = 'MD',
  JSON = 'JSON',
  CSV = 'CSV',
}

registerEnumType(ReportFormat, {
  name: 'ReportFormat',
  description: 'The form a report is written in.',
  valuesMap: {
    HTML: { description: 'One self-contained page, for screen and paper.' },
    MD: { description: 'Markdown.' },
    JSON: { description: 'The snapshot itself.' },
    CSV: { description: 'One row a contradiction, UTF-8 with a byte order mark.' },
  },
});

@ObjectType({ description: 'What a report was asked for.' })
export class ReportFilter {
  @Field(() => String, { nullable: true, description: 'The topic’s name at that time.' })
  topic!: string | null;

  @Field(() => String, { nullable: true, description: 'The speaker’s name at that time.' })
  speaker!: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Said from this date.' })
  from!: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Said to this date.' })
  to!: string | null;
}

@ObjectType({ description: 'A contradiction as it stood when the report was generated.' })
export class ReportEntry {
  @Field(() => ID, { description: 'The contradiction; it may have changed since.' })
  id!: string;

  @Field(() => Relation, { description: 'How the two stood to each other.' })
  relation!: Relation;

  @Field(() => Float, { description: 'The score then, 0–1.' })
  score!: number;

  @Field(() => ContradictionStatus, { description: 'The status then.' })
  status!: ContradictionStatus;

  @Field(() => String, { description: 'The first claim’s statement then.' })
  statementA!: string;

  @Field(() => String, { description: 'The second claim’s statement then.' })
  statementB!: string;
}

@Entity('contradiction_report')
@ObjectType({
  description:
    'A frozen, dated list of contradictions under a filter. What it lists stays as it was, even when claims change later.',
})
export class ContradictionReport extends Recorded {
  @Column('jsonb')
  snapshot!: ReportSnapshot;
}

@ObjectType({ description: 'How many contradictions a report counts.' })
export class ReportTotals {
  @Field(() => Int, { description: 'Contradictions under its filter, listed or not.' })
  contradictions!: number;

  @Field(() => Int, { description: 'Claims on the board at that time.' })
  claimsCompared!: number;
}

export const ContradictionReportConnection = connectionType(ContradictionReport);

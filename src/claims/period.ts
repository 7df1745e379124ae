import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { parsePartialDate } from '../language/dates/partial-date.js';
import { badInput } from '../platform/errors/app-error.js';
import { IsPartialDate, PartialDateScalar } from '../platform/graphql/partial-date.js';

@ObjectType({ description: 'The time a claim speaks about; an end that is null is open.' })
export class Period {
  @Field(() => PartialDateScalar, { nullable: true, description: 'From the first day of this.' })
  from!: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'To the last day of this.' })
  to!: string | null;
}

@InputType({
  description: 'A time span; both ends `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, either open.',
})
export class PeriodInput {
  @Field(() => String, { nullable: true, description: 'From the first day of this.' })
  @IsOptional()
  @IsPartialDate()
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'To the last day of this.' })
  @IsOptional()
  @IsPartialDate()
  to?: string | null;
}

/** A claim's period as clients see it; null where neither end is set. */
export function periodOf(claim: {
  periodFrom: string | null;
  periodTo: string | null;
}): Period | null {
  const { periodFrom: from, periodTo: to } = claim;
  return from === null && to === null ? null : { from, to };
}

/** BAD_USER_INPUT where a period ends before it begins. */
export function checkPeriod(period: PeriodInput | null | undefined, path: string): void {
  const from = period?.from ? parsePartialDate(period.from) : null;
  const to = period?.to ? parsePartialDate(period.to) : null;
  if (from && to && to.latest < from.earliest) {
    throw badInput({ path: `${path}.to`, message: `must not be before "from" (${from.value})` });
  }
}

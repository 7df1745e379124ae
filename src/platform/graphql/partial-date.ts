import { registerDecorator, type ValidationOptions } from 'class-validator';
import { GraphQLScalarType } from 'graphql';
import { parsePartialDate } from '../../language/dates/partial-date.js';

const FORM = 'write YYYY, YYYY-MM or YYYY-MM-DD';

/**
 * A date as exactly as it is known. Output only: inputs are strings checked by `@IsPartialDate`, so
 * that a wrong one is reported with its path like every other fault of the input.
 */
export const PartialDateScalar = new GraphQLScalarType({
  name: 'PartialDate',
  description:
    'A date to the precision that is known, ISO 8601 (EDTF level 0): `2021-12-10` (day), `2021-12` (month) or `2021` (year), in the Gregorian calendar. Inputs take the same forms as strings.',
  specifiedByURL: 'https://www.loc.gov/standards/datetime/',
  serialize: (value) => value,
});

/** Checks that a string is a partial date that exists in the calendar. */
export function IsPartialDate(options?: ValidationOptions): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isPartialDate',
      target: target.constructor,
      propertyName: propertyName as string,
      options,
      validator: {
        validate: (value) => typeof value === 'string' && parsePartialDate(value) !== null,
        defaultMessage: (context) => `${JSON.stringify(context?.value)} is no date; ${FORM}`,
      },
    });
  };
}

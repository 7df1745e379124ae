import { Extensions } from '@nestjs/graphql';

/**
 * What an operation or field costs beside what is selected in it, where reading one value of a record costs
 * 1: for those that compare, search or write a document.
 */
export function Cost(values: number): MethodDecorator {
  return Extensions({ cost: values });
}

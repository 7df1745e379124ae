import { Extensions } from '@nestjs/graphql';

/** What every operation that only reads asks for. */
export const READ = 'read';

/**
 * Names the permission that an operation needs; it is written into the schema's description. A test
 * walks the schema and fails on an operation that names none.
 */
export function Requires(permission: string): MethodDecorator {
  return Extensions({ permission });
}

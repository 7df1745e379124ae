import { Extensions } from '@nestjs/graphql';

/** What every operation that only reads asks for. */
export const READ = 'read';

/** What /metrics asks for. */
export const METRICS_READ = 'metrics:read';

/**
 * Names the permission that an operation, or a field of any type, needs; `guardOperations` asks for it
 * before the resolver runs, and it is written into the schema's description.
 */
export function Requires(permission: string): MethodDecorator {
  return Extensions({ permission });
}

/** Opens an operation to whoever can reach the server, signed in or not. */
export function Public(): MethodDecorator {
  return Extensions({ public: true });
}

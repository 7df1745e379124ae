import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Actor } from '../requests/actor.js';
import type { CurrentRequest } from '../requests/current-request.js';
import type { Deadline } from '../requests/deadline.js';
import type { RequestTally } from '../requests/request-tally.js';
import { Loaders } from './loaders.js';

/**
 * What every resolver of one request shares: the third argument GraphQL passes to a resolver.
 *
 * A field without arguments takes it as such – `(parent, args, context)`, no parameter decorated –
 * because Nest then calls the method itself. A decorated parameter would send each call of each
 * field through pipes and half a dozen promises, which cost more than all else that a list does.
 */
export interface RequestContext extends CurrentRequest {
  readonly requestId: string;
  /** Where the request came from: an IP address; null where that is not known. */
  readonly address: string | null;
  loaders: Loaders;
}

export function createContext(
  requestId: string,
  actor: Actor,
  address: string | null = null,
  deadline?: Deadline,
  tally?: RequestTally,
): RequestContext {
  const loaders = new Loaders();
  return {
    requestId,
    actor,
    address,
    loaders,
    ...(deadline && { deadline }),
    ...(tally && { tally }),
  };
}

/** Injects the request's loaders, for fields that have arguments to be checked. */
export const RequestLoaders = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Loaders =>
    GqlExecutionContext.create(context).getContext<RequestContext>().loaders,
);

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { Loaders } from './loaders.js';

/** What every resolver of one request shares. */
export interface RequestContext {
  requestId: string;
  loaders: Loaders;
}

export function createContext(requestId: string): RequestContext {
  return { requestId, loaders: new Loaders() };
}

/** Injects the request's loaders into a resolver's parameter. */
export const RequestLoaders = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Loaders =>
    GqlExecutionContext.create(context).getContext<RequestContext>().loaders,
);

import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { currentRequest, inRequest } from '../requests/current-request.js';
import type { RequestContext } from './context.js';
import { readKey } from './idempotency/idempotency-key.js';
import { IdempotencyService } from './idempotency/idempotency.service.js';
import { Loaders } from './loaders.js';
import { keepsOwnTransactions } from './own-transactions.js';

/**
 * Puts every mutation in one transaction, so that no resolver can forget it. The transaction is
 * committed before the payload's fields are read, and a retry runs the mutation anew. One that comes with an
 * idempotency key a second time is answered as the first was.
 */
@Injectable()
export class TransactionInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: IdempotencyService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const graphql = GqlExecutionContext.create(context);
    const info = graphql.getInfo<GraphQLResolveInfo | undefined>();
    if (info?.operation.operation !== OperationTypeNode.MUTATION) return next.handle();
    // One request may make several changes in turn: none may be answered from what was read before it.
    graphql.getContext<RequestContext>().loaders = new Loaders();
    const work = (): Promise<unknown> => lastValueFrom<unknown>(next.handle());
    const call = readKey(info.fieldName, graphql.getArgs());
    const own = keepsOwnTransactions(context.getHandler());
    return from(
      inRequest({ ...currentRequest(), via: info.fieldName }, () =>
        this.idempotency.asCall(call, () => (own ? work() : this.idempotency.transaction(work))),
      ),
    );
  }
}

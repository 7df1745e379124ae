import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Database } from '../database/database.js';
import type { RequestContext } from './context.js';
import { Loaders } from './loaders.js';
import { keepsOwnTransactions } from './own-transactions.js';

/**
 * Puts every mutation in one transaction, so that no resolver can forget it. The transaction is
 * committed before the payload's fields are read, and a retry runs the mutation anew.
 */
@Injectable()
export class TransactionInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const graphql = GqlExecutionContext.create(context);
    const info = graphql.getInfo<GraphQLResolveInfo | undefined>();
    if (info?.operation.operation !== OperationTypeNode.MUTATION) return next.handle();
    // One request may make several changes in turn: none may be answered from what was read before it.
    graphql.getContext<RequestContext>().loaders = new Loaders();
    if (keepsOwnTransactions(context.getHandler())) return next.handle();
    return from(this.database.transaction(() => lastValueFrom<unknown>(next.handle())));
  }
}

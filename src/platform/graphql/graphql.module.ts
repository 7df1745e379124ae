import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { guardOperations } from './permission-guard.js';
import { IdempotencyService } from './idempotency/idempotency.service.js';
import { NodeRegistry, NodeResolver } from './node.resolver.js';
import { describeOperations } from './schema-notes.js';
import { TransactionInterceptor } from './transaction.interceptor.js';
import { InputValidationPipe } from './validation.pipe.js';

@Global()
@Module({
  imports: [
    GraphQLModule.forRoot<MercuriusDriverConfig>({
      driver: MercuriusDriver,
      autoSchemaFile: true,
      sortSchema: true,
      transformSchema: (schema) => guardOperations(describeOperations(schema)),
      transformAutoSchemaFile: true,
      routes: false,
      graphiql: false,
      jit: 1,
      // Documents that are kept compiled; up to twice as many for a while. Each takes up to a megabyte.
      cache: 128,
      // Errors leave Mercurius as they are: the route formats them, with the request's id.
      errorFormatter: ({ data, errors }) => ({
        statusCode: 200,
        response: { data: data ?? null, errors },
      }),
    }),
  ],
  providers: [
    NodeRegistry,
    NodeResolver,
    IdempotencyService,
    { provide: APP_PIPE, useClass: InputValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: TransactionInterceptor },
  ],
  exports: [NodeRegistry, IdempotencyService],
})
export class GraphqlModule {}

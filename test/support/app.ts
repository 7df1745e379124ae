import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApp } from '../../src/app.js';
import { TEMPLATE, withDatabase } from './global-setup.js';

export interface GraphQLAnswer<Data> {
  status: number;
  data: Data;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; issues?: { path: string; message: string }[] } & Record<
      string,
      unknown
    >;
  }[];
}

/** The application on a database of its own, as one spec file uses it. */
export interface TestApp {
  nest: NestFastifyApplication;
  url: string;
  /** Sends one operation over HTTP and returns whatever comes back. */
  send<Data = Record<string, never>>(
    query: string,
    variables?: object,
  ): Promise<GraphQLAnswer<Data>>;
  /** The same, for operations that must succeed. */
  run<Data>(query: string, variables?: object): Promise<Data>;
  close(): Promise<void>;
}

/** Clones the migrated template and boots the application on it. */
export async function startTestApp(): Promise<TestApp> {
  const server = process.env.ISNAD_TEST_SERVER!;
  const name = `isnad_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const url = withDatabase(server, name);
  const nest = await createApp({ url, logLevel: 'silent', graphiql: true });
  const send: TestApp['send'] = async (query, variables) => {
    const response = await nest.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query, variables },
    });
    return { status: response.statusCode, ...response.json() };
  };
  return {
    nest,
    url,
    send,
    async run<Data>(query: string, variables?: object): Promise<Data> {
      const answer = await send<Data>(query, variables);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors, null, 2));
      return answer.data;
    },
    async close() {
      await nest.close();
      await onServer(server, `DROP DATABASE ${name}`);
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

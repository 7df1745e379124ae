import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDatabase } from './database.js';
import { createApp } from './isnad.js';

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
  /** Of its database. */
  url: string;
  /** Where it listens, without a slash at the end. */
  origin: string;
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
  const database = await createDatabase();
  const nest = await createApp({ url: database.url, logLevel: 'silent', graphiql: true });
  await nest.listen(0, '127.0.0.1');
  const origin = await nest.getUrl();
  const send = async <Data>(query: string, variables?: object): Promise<GraphQLAnswer<Data>> => {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as Omit<GraphQLAnswer<Data>, 'status'>;
    return { status: response.status, ...answer };
  };
  return {
    nest,
    url: database.url,
    origin,
    send,
    async run<Data>(query: string, variables?: object): Promise<Data> {
      const answer = await send<Data>(query, variables);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors, null, 2));
      return answer.data;
    },
    async close() {
      await nest.close();
      await database.drop();
    },
  };
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Role } from '../../src/access/roles.js';
import { createDatabase } from './database.js';
import { createApp, SessionsService, UsersService } from './isnad.js';

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

/** Sends operations as somebody. */
export interface Sender {
  /** Headers that say who sends; empty for nobody. */
  headers: Record<string, string>;
  /** Sends one operation over HTTP and returns whatever comes back. */
  send<Data = Record<string, never>>(
    query: string,
    variables?: object,
  ): Promise<GraphQLAnswer<Data>>;
  /** The same, for operations that must succeed. */
  run<Data>(query: string, variables?: object): Promise<Data>;
}

/** The application on a database of its own, as one spec file uses it; by itself it sends as an ADMIN. */
export interface TestApp extends Sender {
  nest: NestFastifyApplication;
  /** Of its database. */
  url: string;
  /** Where it listens, without a slash at the end. */
  origin: string;
  /** Sends as a user of this role. */
  as(role: `${Role}`): Promise<Sender>;
  /** Sends with these credentials: an access token or an API key. */
  bearer(credential: string): Sender;
  /** Sends without credentials. */
  anonymous: Sender;
  close(): Promise<void>;
}

/** Clones the migrated template and boots the application on it. */
export async function startTestApp(
  options: Partial<Parameters<typeof createApp>[0]> = {},
): Promise<TestApp> {
  const database = await createDatabase();
  const nest = await createApp({
    url: database.url,
    logLevel: 'silent',
    graphiql: true,
    ...options,
  });
  await nest.listen(0, '127.0.0.1');
  const origin = await nest.getUrl();
  const bearer = (credential: string): Sender =>
    sender(origin, { authorization: `Bearer ${credential}` });
  const as = async (role: `${Role}`): Promise<Sender> => bearer(await signedIn(nest, role));
  return {
    ...(await as('ADMIN')),
    nest,
    url: database.url,
    origin,
    as,
    bearer,
    anonymous: sender(origin, {}),
    async close() {
      await nest.close();
      await database.drop();
    },
  };
}

/** An access token of a new user: without a password, whose hash would cost more than most specs. */
async function signedIn(nest: NestFastifyApplication, role: `${Role}`): Promise<string> {
  const email = `${role.toLowerCase()}-${Math.random().toString(36).slice(2)}@newsroom.example`;
  const user = await nest.get(UsersService).add({ name: `The ${role}`, email, role: role as Role });
  return (await nest.get(SessionsService).open(user.id)).access.token;
}

function sender(origin: string, headers: Record<string, string>): Sender {
  const send = async <Data>(query: string, variables?: object): Promise<GraphQLAnswer<Data>> => {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as Omit<GraphQLAnswer<Data>, 'status'>;
    return { status: response.status, ...answer };
  };
  return {
    headers,
    send,
    async run<Data>(query: string, variables?: object): Promise<Data> {
      const answer = await send<Data>(query, variables);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors, null, 2));
      return answer.data;
    },
  };
}

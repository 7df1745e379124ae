import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context, ServerOptions } from 'graphql-ws';
import { AppError } from '../errors/app-error.js';
import { formatError } from '../graphql/error-format.js';
import { FAREWELLS, ListenerSession } from './listener-session.js';
import type { LiveDelivery } from './live-delivery.js';
import type { LiveLimits } from './live-limits.js';
import type { LiveSocket } from './live-socket.js';
import { openSubscription, readSubscription } from './subscription-request.js';

type Connection = Context<Record<string, unknown>, LiveSocket>;
type Options = ServerOptions<Record<string, unknown>, LiveSocket>;

/** What a `subscribe` message came to. */
type Begun = LiveDelivery | GraphQLError[];

/**
 * How the protocol's library does what is ours: who may connect, what may be asked, what is sent.
 *
 * @param identify says who a connection is, by what its first message shows
 */
export function protocolOptions(
  schema: GraphQLSchema,
  limits: LiveLimits,
  identify: (
    socket: LiveSocket,
    authorization: string | undefined,
  ) => Promise<ListenerSession | null>,
): Options {
  return {
    connectionInitWaitTimeout: limits.initWait,
    onConnect: async ({ extra: socket, connectionParams }) => {
      const given = connectionParams?.authorization ?? connectionParams?.Authorization;
      socket.session = await identify(socket, typeof given === 'string' ? given : undefined);
      if (!socket.session) socket.end(given === undefined ? FAREWELLS.unknown : FAREWELLS.expired);
      return socket.session !== null;
    },
    onSubscribe: async ({ extra: socket }: Connection, _id, payload) => {
      const begun = await begin(schema, limits, socket, payload);
      if (Array.isArray(begun)) return begun;
      // The library asks for what it would execute itself; `subscribe` finds there what has begun.
      return { ...begun.args, contextValue: begun };
    },
    subscribe: ({ contextValue }) => contextValue as LiveDelivery,
    onNext: (_connection, _id, _payload, _args, result) => result,
    onError: (_connection, _id, _payload, errors) => errors.map((error) => error.toJSON()),
  };
}

async function begin(
  schema: GraphQLSchema,
  limits: LiveLimits,
  socket: LiveSocket,
  payload: Parameters<typeof readSubscription>[1],
): Promise<Begun> {
  const { session } = socket;
  if (!session) throw new Error('A subscription before the connection was acknowledged');
  const request = readSubscription(schema, payload);
  if (Array.isArray(request)) return request.map((fault) => shown(fault, ''));
  if (socket.subscriptions >= limits.subscriptions) {
    const message = `One connection may hold ${limits.subscriptions} subscriptions; end one first.`;
    return [shown(new AppError('RATE_LIMITED', message), '')];
  }
  // Counted while it begins: a hundred messages at once must not all find room.
  socket.subscriptions += 1;
  const release = session.hold(request.permissions);
  const end = (): void => {
    socket.subscriptions -= 1;
    release();
  };
  try {
    const opened = await openSubscription(request, session);
    if ('errors' in opened) {
      end();
      return opened.errors.map((error) => shown(error, opened.requestId));
    }
    opened.source.onEnd(end);
    opened.source.onOverflow(() => socket.end(FAREWELLS.slow));
    opened.beforeEvent = () => socket.recheck(limits.credentialsAge);
    return opened;
  } catch (error) {
    end();
    throw error;
  }
}

/** As the client sees it, in the class that the library asks for. */
function shown(error: unknown, requestId: string): GraphQLError {
  const { message, locations: _, ...rest } = formatError(error, requestId);
  return new GraphQLError(message, {
    path: rest.path,
    extensions: rest.extensions,
    ...(error instanceof GraphQLError ? { nodes: error.nodes, source: error.source } : {}),
    ...(error instanceof GraphQLError ? { positions: error.positions } : {}),
  });
}

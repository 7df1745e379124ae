import type { GraphQLSchema } from 'graphql';
import type { ServerOptions, SubscribePayload } from 'graphql-ws';
import { AppError } from '../errors/app-error.js';
import { formatError } from '../graphql/error-format.js';
import type { DocumentGate } from '../graphql/limits/document-gate.js';
import { FAREWELLS, type ListenerSession } from './listener-session.js';
import type { LiveDelivery } from './live-delivery.js';
import type { LiveLimits } from './live-limits.js';
import type { LiveSocket } from './live-socket.js';
import { openSubscription, readSubscription, Refused } from './subscription-request.js';

/** What the protocol is served with. */
export interface ProtocolParts {
  schema: GraphQLSchema;
  gate: DocumentGate;
  limits: LiveLimits;
  /** Milliseconds that reading what is asked of one event may take. */
  eventMs: number;
  /** Says who a connection is, by what its first message shows; null where that proves nobody. */
  identify(socket: LiveSocket, authorization: string | undefined): Promise<ListenerSession | null>;
}

/** How the protocol's library does what is ours: who may connect, what may be asked, what is sent. */
export function protocolOptions(
  parts: ProtocolParts,
): ServerOptions<Record<string, unknown>, LiveSocket> {
  return {
    connectionInitWaitTimeout: parts.limits.initWait,
    onConnect: async ({ extra: socket, connectionParams }) => {
      const given = connectionParams?.authorization ?? connectionParams?.Authorization;
      socket.session = await parts.identify(socket, typeof given === 'string' ? given : undefined);
      if (!socket.session) socket.end(given === undefined ? FAREWELLS.unknown : FAREWELLS.expired);
      return socket.session !== null;
    },
    onSubscribe: async ({ extra: socket }, _id, payload) => {
      const begun = await begin(parts, socket, payload);
      if (Array.isArray(begun)) return begun;
      // The library asks for what it would execute itself; `subscribe` finds there what has begun.
      return { ...begun.args, contextValue: begun };
    },
    subscribe: ({ contextValue }) => contextValue as LiveDelivery,
    onNext: (_connection, _id, _payload, _args, result) => result,
  };
}

async function begin(
  { schema, gate, limits, eventMs }: ProtocolParts,
  socket: LiveSocket,
  payload: SubscribePayload,
): Promise<LiveDelivery | Refused[]> {
  const { session } = socket;
  if (!session) throw new Error('A subscription before the connection was acknowledged');
  if (socket.subscriptions >= limits.subscriptions) return [tooMany(limits)];
  // Counted while it begins: a hundred messages at once must not all find room.
  socket.subscriptions += 1;
  let release = (): void => undefined;
  const end = (): void => {
    socket.subscriptions -= 1;
    release();
  };
  try {
    const request = await readSubscription(schema, gate, payload);
    const opened = Array.isArray(request)
      ? request
      : await openSubscription(request, session, eventMs);
    if (Array.isArray(opened) || Array.isArray(request)) {
      end();
      return opened;
    }
    release = session.hold(request.permissions);
    opened.source.onEnd(end);
    opened.source.onOverflow(() => socket.end(FAREWELLS.slow));
    opened.beforeEvent = () => socket.recheck(limits.credentialsAge);
    return opened;
  } catch (error) {
    end();
    throw error;
  }
}

function tooMany({ subscriptions }: LiveLimits): Refused {
  const message = `One connection may hold ${subscriptions} subscriptions; end one first.`;
  return new Refused(formatError(new AppError('RATE_LIMITED', message), ''));
}

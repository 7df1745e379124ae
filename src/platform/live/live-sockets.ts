import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { Metrics } from '../metrics/metrics.js';
import { Authenticator } from '../requests/authenticator.js';
import { FAREWELLS, ListenerSession } from './listener-session.js';
import { LiveLimits } from './live-limits.js';
import { type ProtocolParts, protocolOptions } from './live-protocol.js';
import { LiveSocket } from './live-socket.js';
import { clientAddress, type Refusal, refuseUpgrade, whyNot } from './upgrade.js';

export interface AttachOptions extends Pick<ProtocolParts, 'gate' | 'eventMs'> {
  /** Addresses and networks whose word counts for where a connection comes from. */
  trustedProxies: readonly string[];
}

/**
 * Subscriptions over `graphql-transport-ws`. Mercurius' own transport is not used: it sets no bound to what
 * waits for a slow reader, and belongs to its route, which is not used either.
 */
@Injectable()
export class LiveSockets implements OnModuleDestroy {
  private readonly logger = new Logger('Live');
  private readonly open = new Set<LiveSocket>();
  private timers: NodeJS.Timeout[] = [];
  private stopping = false;

  constructor(
    private readonly limits: LiveLimits,
    private readonly modules: ModuleRef,
    private readonly metrics: Metrics,
  ) {}

  /** WebSockets open now. */
  get size(): number {
    return this.open.size;
  }

  /** Subscriptions open now, on all of them. */
  get subscriptions(): number {
    return [...this.open].reduce((sum, socket) => sum + socket.subscriptions, 0);
  }

  /**
   * Takes the upgrades of a server to WebSocket.
   *
   * @param path the only one that has any
   */
  attach(server: Server, path: string, parts: AttachOptions): void {
    const { limits } = this;
    const sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: limits.messageBytes,
      handleProtocols,
    });
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    const identify = this.identify.bind(this);
    const protocol = makeServer(protocolOptions({ ...parts, schema, limits, identify }));
    server.on('upgrade', (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
      const address = clientAddress(request, parts.trustedProxies);
      const refusal = whyNot(request, path) ?? this.whyNotNow(address);
      if (refusal) return refuseUpgrade(duplex, refusal);
      sockets.handleUpgrade(request, duplex, head, (ws) => {
        const fault = (error: unknown): void => this.logger.error('Live connection failed', error);
        const socket = new LiveSocket(ws, address, limits, fault);
        this.open.add(socket);
        const closed = protocol.opened(socket, socket);
        socket.onClose((code, reason) => {
          this.open.delete(socket);
          this.metrics.farewells.inc({ code: socket.farewell ?? 'client' });
          closed(code, reason).catch(fault);
        });
      });
    });
    this.timers = [
      setInterval(() => this.ping(), limits.keepAlive).unref(),
      setInterval(() => this.recheck(), limits.lookAgain).unref(),
    ];
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  /** Tells everyone to go elsewhere, and resolves when they have gone. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers.splice(0)) clearInterval(timer);
    const gone = [...this.open].map(
      (socket) => new Promise<void>((resolve) => socket.onClose(() => resolve())),
    );
    for (const socket of this.open) socket.end(FAREWELLS.stopping);
    await Promise.all(gone);
  }

  private whyNotNow(address: string): Refusal | null {
    if (this.stopping) return { status: 503, message: 'The server stops.' };
    const strangers = [...this.open].filter(
      (socket) => !socket.session && socket.address === address,
    );
    const full =
      this.open.size >= this.limits.connections ||
      strangers.length >= this.limits.strangersOfAddress;
    return full ? { status: 503, message: 'Too many connections are open. Try later.' } : null;
  }

  private async identify(
    socket: LiveSocket,
    authorization: string | undefined,
  ): Promise<ListenerSession | null> {
    const authenticator = this.modules.get(Authenticator, { strict: false });
    const { address } = socket;
    const session = await ListenerSession.open(authenticator, { authorization, address });
    const same = [...this.open].filter(({ session: other }) => isSame(other, session));
    if (same.length < this.limits.connectionsOfActor) return session;
    socket.end(FAREWELLS.crowded);
    return null;
  }

  private ping(): void {
    for (const socket of this.open) socket.ping();
  }

  private recheck(): void {
    for (const socket of this.open) {
      // While the database is away nobody's credentials can be looked at, and there is nothing to send.
      socket.recheck(this.limits.credentialsAge).catch(() => undefined);
    }
  }
}

function isSame(one: ListenerSession | null, other: ListenerSession | null): boolean {
  if (!one || !other) return false;
  return one.actor.kind === other.actor.kind && one.actor.id === other.actor.id;
}

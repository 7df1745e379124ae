import type { WebSocket as ProtocolSocket } from 'graphql-ws';
import type { RawData, WebSocket } from 'ws';
import { type Farewell, FAREWELLS, type ListenerSession } from './listener-session.js';
import type { LiveLimits } from './live-limits.js';

const MINUTE = 60_000;

/** One client's WebSocket, with an eye on what it sends, whether it reads, and whether it is still there. */
export class LiveSocket implements ProtocolSocket {
  /** Who it is, once it has said so. */
  session: ListenerSession | null = null;
  subscriptions = 0;
  private answered = true;
  private minute = 0;
  private messages = 0;
  private closing = false;
  /** The code that this side closed with; null where the client went by itself. */
  farewell: number | null = null;

  constructor(
    private readonly socket: WebSocket,
    /** Of the client, for limits and logs. */
    readonly address: string,
    private readonly limits: LiveLimits,
    private readonly onFault: (error: unknown) => void,
  ) {
    socket.on('pong', () => (this.answered = true));
    // What the peer did wrong, such as a message too long; the close that follows says it.
    socket.on('error', () => undefined);
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  /** Resolves when the text has left for the network: whoever waits for that cannot outrun the client. */
  send(text: string): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) return Promise.resolve();
    return new Promise((resolve) => this.socket.send(text, () => resolve()));
  }

  /** As the protocol's library asks for it. */
  close(code?: number, reason?: string): void {
    this.end({ code: code ?? FAREWELLS.stopping.code, reason: reason ?? '' });
  }

  /** Says goodbye; a peer that does not answer is cut off. */
  end({ code, reason }: Farewell): void {
    if (this.closing) return;
    this.closing = true;
    this.farewell = code;
    this.socket.close(code, reason);
    const cut = setTimeout(() => this.socket.terminate(), this.limits.closeWait).unref();
    this.socket.once('close', () => clearTimeout(cut));
  }

  onMessage(handle: (text: string) => Promise<void>): void {
    this.socket.on('message', (data) => {
      if (this.closing || this.isTooMuch()) return;
      handle(textOf(data)).catch((error: unknown) => {
        this.onFault(error);
        this.end({ code: 4500, reason: 'Something went wrong on our side.' });
      });
    });
  }

  onClose(handle: (code: number, reason: string) => void): void {
    this.socket.once('close', (code, reason) => {
      this.closing = true;
      handle(code, String(reason));
    });
  }

  /** Every so often: cuts off a peer that did not answer since, and asks the others. */
  ping(): void {
    if (this.closing) return;
    if (!this.answered) return this.socket.terminate();
    this.answered = false;
    this.socket.ping();
    if (this.socket.bufferedAmount > this.limits.buffered) this.end(FAREWELLS.slow);
  }

  /** Every so often, and before each event. @returns why it is closed, or null */
  async recheck(age: number): Promise<Farewell | null> {
    const farewell = (await this.session?.recheck(age)) ?? null;
    if (farewell) this.end(farewell);
    return farewell;
  }

  private isTooMuch(): boolean {
    const minute = Math.floor(Date.now() / MINUTE);
    if (minute !== this.minute) [this.minute, this.messages] = [minute, 0];
    if (++this.messages > this.limits.messagesAMinute) this.end(FAREWELLS.noisy);
    // It asks and asks, and does not read the answers.
    else if (this.socket.bufferedAmount > this.limits.buffered) this.end(FAREWELLS.slow);
    return this.closing;
  }
}

/** A message came in one buffer, since `ws` puts fragments together. */
function textOf(data: RawData): string {
  return (data as Buffer).toString('utf8');
}

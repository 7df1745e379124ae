import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Why a connection does not become a WebSocket. */
export interface Refusal {
  status: 400 | 403 | 404 | 503;
  message: string;
}

/**
 * What is wrong with a request to upgrade, or null. A browser names the page that asks: only pages of this
 * server may, or of the origins that are listed. Programs name none, and prove who they are afterwards.
 */
export function whyNot(
  { url = '/', headers }: IncomingMessage,
  path: string,
  origins: readonly string[] = [],
): Refusal | null {
  if (url.split('?')[0] !== path) {
    return { status: 404, message: `There is no WebSocket here, only at ${path}.` };
  }
  const { origin, host } = headers;
  if (origin === undefined || origins.includes(origin)) return null;
  const from = URL.canParse(origin) ? new URL(origin).host : null;
  if (from !== null && from === host?.toLowerCase()) return null;
  return { status: 403, message: 'Pages of another origin may not listen here.' };
}

/** Answers in HTTP, since there is no WebSocket yet, and hangs up. */
export function refuseUpgrade(socket: Duplex, { status, message }: Refusal): void {
  const body = `${message}\n`;
  socket.on('error', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

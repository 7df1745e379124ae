import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import ipaddr from 'ipaddr.js';

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

/**
 * Where a connection comes from. A proxy that is trusted says for whom it asks, in the last place of its header;
 * what stands before that counts only if it is a trusted proxy's word again.
 *
 * @param trusted addresses and networks
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string } },
  trusted: readonly string[],
): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  let address = socket.remoteAddress ?? '';
  while (trusted.some((each) => covers(each, address))) {
    const next = forwarded.pop()?.trim();
    if (!next || !ipaddr.isValid(next)) break;
    address = next;
  }
  return address;
}

function covers(network: string, address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  if (ipaddr.isValid(network)) return ipaddr.process(network).toString() === ip.toString();
  const [range, bits] = ipaddr.parseCIDR(network);
  return range.kind() === ip.kind() && ip.match(range, bits);
}

import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyServerOptions } from 'fastify';
import { LIMIT_SETTINGS, type Limits } from '../config/limits.js';

/** Milliseconds between two looks for connections that send too slowly. */
const LOOK_EVERY = 2000;

/** What bounds a connection before there is a request: slow or endless headers, slow bodies. */
export function serverOptions(limits: Limits): Pick<
  FastifyServerOptions,
  'bodyLimit' | 'requestTimeout' | 'clientErrorHandler'
> & {
  http: object;
} {
  return {
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.receiveMs,
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, limits),
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.receiveMs,
      connectionsCheckingInterval: Math.min(LOOK_EVERY, limits.receiveMs),
    },
  };
}

interface ConnectionError extends Error {
  code?: string;
}

/** What could not become a request has no route; it is answered here and its connection ended. */
function refuseConnection({ code }: ConnectionError, socket: Socket, limits: Limits): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  const [status, message] = whatIsWrong(code, limits);
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

function whatIsWrong(code: string | undefined, limits: Limits): [status: number, message: string] {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [
        408,
        `The request did not arrive whole within ${limits.receiveMs} ms; send it faster. The limit is ${LIMIT_SETTINGS.receiveMs.variable}.`,
      ];
    case 'HPE_HEADER_OVERFLOW':
      return [
        431,
        `The headers, with the address, are longer than ${limits.headerBytes} bytes; send a long query by POST. The limit is ${LIMIT_SETTINGS.headerBytes.variable}.`,
      ];
    default:
      return [400, 'This is no HTTP/1.1 request.'];
  }
}

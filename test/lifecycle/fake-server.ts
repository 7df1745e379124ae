import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

function message(type: string, ...parts: (string | number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const AUTHENTICATED = message('R', [0, 0, 0, 0]);
const READY = message('Z', 'I');

/** A text column named `version`, and one row of it. */
function row(version: string): Buffer {
  const column = [0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0];
  return Buffer.concat([
    message('T', [0, 1], 'version\0', column),
    message('D', [0, 1], [0, 0, 0, version.length], version),
    message('C', 'SELECT 1\0'),
    READY,
  ]);
}

/**
 * As much of PostgreSQL's wire protocol as a first query takes: there is no server of an old version, or one
 * that asks for a password, at hand in every place where the tests run.
 *
 * @param versionNumber what it calls itself (140012 is 14.12), or undefined to refuse the password
 */
export async function startFakeServer(versionNumber: string | undefined): Promise<Server> {
  const server = createServer((socket: Socket) => {
    let greeted = false;
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      if (greeted && versionNumber !== undefined && data[0] === 'Q'.charCodeAt(0)) {
        socket.write(row(versionNumber));
      } else if (!greeted) {
        greeted = true;
        const refusal = message('E', 'SFATAL\0C28P01\0Mpassword authentication failed\0', [0]);
        if (versionNumber === undefined) socket.end(refusal);
        else socket.write(Buffer.concat([AUTHENTICATED, READY]));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { BOARD_SQL } from './board.sql.js';

// The least a server can do for the board: one prepared statement, whose text goes out as it came in.
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  application_name: 'floor',
});

const server = createServer((request, response) => {
  request.resume();
  pool
    .query<{ body: string }>({ name: 'board', text: BOARD_SQL, values: [] })
    .then(({ rows }) => {
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(rows[0]!.body);
    })
    .catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
});

process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void pool.end();
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`The floor listens on http://127.0.0.1:${port}/\n`);
});

import { rmSync } from 'node:fs';

export default async function globalTeardown(): Promise<void> {
  const server = globalThis.isnadTestServer;
  await server?.postgres?.release();
  if (server?.dataDir) rmSync(server.dataDir, { recursive: true, force: true });
}

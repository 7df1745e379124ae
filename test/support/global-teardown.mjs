import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  const server = globalThis.isnadTestServer;
  await server?.stop();
  if (server?.dataDir) rmSync(server.dataDir, { recursive: true, force: true });
}

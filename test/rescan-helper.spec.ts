import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('a process that helps with a rescan', () => {
  it('ends where the rescan was over before it had begun', async () => {
    const hooks = new URL('./support/run-typescript.mjs', `file://${import.meta.filename}`).href;
    const helper = spawn(process.execPath, ['--import', hooks, 'src/cli.ts', 'rescan-helper'], {
      env: { ...process.env, DATABASE_URL: app.url, LOG_LEVEL: 'warn', NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    helper.disconnect();
    const limit = setTimeout(() => helper.kill('SIGKILL'), 20_000);
    const [code] = (await once(helper, 'exit')) as [number | null];
    clearTimeout(limit);
    expect(code).toBe(0);
  }, 30_000);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from '@jest/globals';

const HOOKS = new URL('../support/run-typescript.mjs', `file://${import.meta.filename}`).href;

let faults: ChildProcess | undefined;
// Told to stop, it takes what it has started with it.
afterEach(() => void faults?.kill('SIGTERM'));

/** The fault test in short; `npm run faults` kills more often, and two servers on one database too. */
it('loses nothing and leaves nothing half done when its processes are killed', async () => {
  faults = spawn(
    process.execPath,
    [
      '--import',
      HOOKS,
      'bench/faults/main.ts',
      '--mode',
      'embedded',
      '--kills',
      '3',
      '--seed',
      '5',
      '--writers',
      '2',
    ],
    { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  faults.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(faults, 'close')) as [number | null];
  expect(said).toMatch(/: 3 kills, [1-9]\d* acknowledged mutations, lost 0, half there 0\n/);
  expect(said).not.toContain('WRONG');
  expect(said).toContain('The history is intact');
  expect(code).toBe(0);
}, 300_000);

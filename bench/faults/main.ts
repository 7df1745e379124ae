import 'reflect-metadata';
import { Command, InvalidArgumentError, Option } from 'commander';
import { machine, print } from '../figures.js';
import { type FaultsOptions, testFaults } from './faults.js';
import { type Mode, removeAll } from './installation.js';

const whole = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('must be a whole number above 0');
};

interface MainOptions extends FaultsOptions {
  mode?: Mode;
}

const program = new Command('faults')
  .description('Kills servers and PostgreSQL under parallel writers; see docs/faults.md.')
  .option('--kills <n>', 'how many in all', whole, 60)
  .option('--seed <n>', 'which ones', whole, 1)
  .option('--minutes <n>', 'after which no kill begins', whole, 20)
  .option('--writers <n>', 'how many write at once', whole, 6)
  .addOption(
    new Option(
      '--mode <mode>',
      'only this one: a server with its own PostgreSQL, or two on one',
    ).choices(['embedded', 'shared']),
  );

program.parse();
const { mode, kills, minutes, ...options } = program.opts<MainOptions>();
const modes: Mode[] = mode ? [mode] : ['embedded', 'shared'];
print(machine());
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    void removeAll().then(() => process.exit(1));
  });
}
for (const each of modes) {
  const share = {
    ...options,
    kills: Math.ceil(kills / modes.length),
    minutes: minutes / modes.length,
  };
  const { figures, faults } = await testFaults(each, share);
  for (const line of [...figures, ...faults.map((fault) => `  WRONG ${fault}`)]) print(line);
  if (faults.length > 0) process.exitCode = 1;
}

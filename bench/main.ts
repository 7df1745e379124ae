import 'reflect-metadata';
import { Command, InvalidArgumentError, Option } from 'commander';
import { board } from './board.js';
import { detect, STAGES } from './detect/detect.js';
import { engine } from './engine.js';
import { history } from './history.js';
import { extract } from './extraction/speed.js';
import { lists } from './lists.js';
import { live } from './live.js';
import { record } from './record.js';
import { seed, start } from './start.js';

const whole = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('must be a whole number above 0');
};

const program = new Command('bench').description('Measures Isnad; see docs/benchmarks.md.');

const repeated = (name: string, description: string): Command =>
  program.command(name).description(description).option('--runs <n>', 'how often', whole, 5);

repeated('start', 'cold and warm start of the built server').action(start);
repeated('seed', 'loading the demonstration seeds').action(seed);

program
  .command('history')
  .description('what the chain of hashes over the history costs, and how fast it is verified')
  .option('--rounds <n>', 'short rounds with links and without, in turns', whole, 15)
  .option('--calls <n>', 'writes a round', whole, 24)
  .option('--clients <n>', 'parallel clients', whole, 8)
  .action(history);

const onClaims = (name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .option('--claims <n>', 'how many claims to generate', whole, 100_000)
    .option('--dir <dir>', 'keep the database here and use what an earlier run left');

onClaims('board', 'the board query over HTTP against one hand-written SQL statement')
  .option('--rounds <n>', 'rounds of each, in turns', whole, 5)
  .option('--seconds <n>', 'seconds a round', whole, 10)
  .option('--connections <n>', 'parallel connections', whole, 4)
  .action(board);

onClaims('lists', "every filter and order of the API's lists").action(lists);

onClaims('record', 'recordClaim over HTTP against a transaction that inserts the same rows')
  .option('--calls <n>', 'calls one after the other, and again in parallel', whole, 300)
  .option('--clients <n>', 'parallel clients', whole, 4)
  .action(record);

onClaims('detect', 'import, rescan, recording and candidate recall at one size')
  .addOption(new Option('--stage <stage>', 'only this one, on what --dir keeps').choices(STAGES))
  .option('--calls <n>', 'recordClaim calls one after the other, and in parallel', whole, 300)
  .option('--clients <n>', 'parallel clients', whole, 4)
  .action(detect);

program
  .command('engine')
  .description('reading statements and comparing pairs of them, without a database')
  .option('--claims <n>', 'how many claims', whole, 10_000)
  .option('--of <n>', 'the first of so many, over ten years', whole, 1_000_000)
  .option('--rounds <n>', 'how often, warm from the second on', whole, 3)
  .action(engine);

onClaims('live', 'from storing a contradiction to its arrival at subscribers of two servers')
  .option('--subscribers <n>', 'over both servers', whole, 50)
  .option('--events <n>', 'events of each measurement', whole, 500)
  .option('--rate <n>', 'events a second while latency is measured', whole, 20)
  .action(live);

program
  .command('extract')
  .description('articles a minute, growth with length, and hostile texts')
  .action(extract);

await program.parseAsync();

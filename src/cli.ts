import 'reflect-metadata';
import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { compare, type CompareOptions } from './commands/compare.js';
import type { RescanOptions } from './commands/rescan.js';
import { runCommand } from './commands/run-command.js';
import { Language } from './language/language.js';
import { loadConfig } from './platform/config/load-config.js';
import { actAs } from './platform/requests/current-request.js';

// Commands are imported when they run: a comparison needs neither Nest nor a database.
const program = new Command('isnad')
  .description('Who claimed what, where and through whom – and which claims cannot both be true.')
  .showHelpAfterError('(isnad --help lists the commands)')
  .hook('preAction', (_program, command) => actAs(`isnad ${command.name()}`));

const lang = (): Option =>
  new Option('--lang <language>', 'ar or en')
    .choices(['ar', 'en'])
    .argParser((value: string) => value.toUpperCase() as Language);

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= 100_000) return value;
  throw new InvalidArgumentError('must be a whole number from 1 to 100000');
};

program
  .command('serve')
  .description('migrate, seed an empty database, then serve')
  .action(() =>
    runCommand(async () => {
      const { serve } = await import('./commands/serve.js');
      await serve(loadConfig(process.env));
    }),
  );

program
  .command('migrate')
  .description('bring the schema up to date')
  .action(() =>
    runCommand(async () => {
      const { migrateCommand } = await import('./commands/migrate.js');
      await migrateCommand(loadConfig(process.env));
    }),
  );

program
  .command('create-admin')
  .description('add an administrator; the password is asked for, or read from standard input')
  .requiredOption('--email <address>', 'what they sign in with')
  .option('--name <name>', 'for people to read; by default what stands before the @')
  .option('--generate', 'have a password made and shown once')
  .action((options: import('./commands/create-admin.js').CreateAdminOptions) =>
    runCommand(async () => {
      const { createAdmin } = await import('./commands/create-admin.js');
      await createAdmin(loadConfig(process.env), options);
    }),
  );

program
  .command('rotate-token-keys')
  .description('sign access tokens with a new key and refuse those given so far')
  .action(() =>
    runCommand(async () => {
      const { rotateTokenKeys } = await import('./commands/rotate-token-keys.js');
      await rotateTokenKeys(loadConfig(process.env));
    }),
  );

program
  .command('seed')
  .description('load seed files; twice gives the same rows')
  .option('--file <folder>', 'a folder of seed files instead of the one ISNAD_SEED names')
  .option('--texts <folder>', 'where the articles’ texts lie as .txt files, to mark the quotes')
  .action((options: { file?: string; texts?: string }) =>
    runCommand(async () => {
      const { seed } = await import('./commands/seed.js');
      await seed(loadConfig(process.env), options);
    }),
  );

program
  .command('compare')
  .description('explain one comparison in words, or compare a JSONL file of pairs')
  .argument('[a]', 'a statement')
  .argument('[b]', 'another')
  .option('--said-a <date>', 'when A was said: YYYY, YYYY-MM or YYYY-MM-DD')
  .option('--said-b <date>', 'when B was said')
  .option('--file <file>', 'pairs, one JSON object a line: {"a":{"statement",…},"b":{…}}')
  .option('--out <file>', 'with --file: where to write the lines instead of standard output')
  .addOption(lang())
  .action((a: string | undefined, b: string | undefined, options: CompareOptions) =>
    runCommand(() => compare(a, b, options)),
  );

program
  .command('extract')
  .description('propose the claims that an article attributes to somebody')
  .argument('<file>', 'the article as plain text, Markdown or HTML')
  .option('--json', 'every field, as JSON')
  .addOption(
    new Option('--format <format>', 'how to show them').choices(['text', 'html']).default('text'),
  )
  .option('--published <date>', 'when it was published: YYYY-MM-DD; relative dates count from it')
  .addOption(lang())
  .action((file: string, options: import('./commands/extract.js').ExtractOptions) =>
    runCommand(async () => {
      const { extract } = await import('./commands/extract.js');
      await extract(file, options);
    }),
  );

program
  .command('rescan')
  .description('detect again over every claim; killed, it goes on where it was')
  .option('--since <version>', 'only claims that no engine from this version on has compared')
  .option('--jobs <n>', 'how many processes work at it', wholeNumber, availableParallelism())
  .action((options: RescanOptions) =>
    runCommand(async () => {
      const { rescan } = await import('./commands/rescan.js');
      await rescan(loadConfig(process.env), options);
    }),
  );

// Started by `rescan` itself.
program.command('rescan-helper', { hidden: true }).action(() =>
  runCommand(async () => {
    const { rescanHelper } = await import('./commands/rescan.js');
    await rescanHelper(loadConfig(process.env));
  }),
);

program
  .command('report')
  .description('generate a contradiction report')
  .option('--topic <name>', 'either claim filed under this topic')
  .option('--speaker <name>', 'either claim put forward by this speaker, in any spelling')
  .option('--from <date>', 'either claim said on or after this date')
  .option('--to <date>', 'either claim said on or before this date')
  .addOption(
    new Option('--format <format>', 'how to write it')
      .choices(['md', 'html', 'json', 'csv'])
      .default('html'),
  )
  .addOption(lang().default(Language.AR, 'ar'))
  .option('--out <file>', 'where to write it; - for standard output')
  .action((options: import('./commands/report.js').ReportOptions) =>
    runCommand(async () => {
      const { report } = await import('./commands/report.js');
      await report(loadConfig(process.env), options);
    }),
  );

program
  .command('ingest')
  .description(
    'keep articles from their pages: plain text, Markdown or HTML; twice changes nothing',
  )
  .argument('<files...>', 'files, or addresses where ISNAD_FETCH=on')
  .option('--url <url>', 'the address of the one article, where its page does not say it')
  .option('--headline <text>', 'its headline')
  .option('--published-at <date>', 'when it was published: YYYY, YYYY-MM or YYYY-MM-DD')
  .addOption(lang())
  .action((files: string[], options: import('./commands/ingest.js').IngestCommandOptions) =>
    runCommand(async () => {
      const { ingest } = await import('./commands/ingest.js');
      await ingest(loadConfig(process.env), files, options);
    }),
  );

program
  .command('import')
  .description('bring in claims with their sources, one JSON object a line; see docs/exchange.md')
  .argument('<file>', 'an NDJSON file; - for standard input')
  .addOption(
    new Option('--batch <lines>', 'lines a transaction; a wrong one keeps its batch out')
      .argParser(wholeNumber)
      .default(2000),
  )
  .option('--resume', 'only go on with an import that was begun; without it, one may also begin')
  .option('--no-detect', 'leave the detection of contradictions to a later rescan')
  .option('--jobs <n>', 'how many processes detect', wholeNumber, availableParallelism())
  .action((file: string, options: import('./commands/import.js').ImportCommandOptions) =>
    runCommand(async () => {
      const { importClaims } = await import('./commands/import.js');
      await importClaims(loadConfig(process.env), file, options);
    }),
  );

program
  .command('export')
  .description('write every claim with its sources, one JSON object a line, as import reads it')
  .option('--out <file>', 'where to write it instead of standard output')
  .action((options: import('./commands/export.js').ExportCommandOptions) =>
    runCommand(async () => {
      const { exportClaims } = await import('./commands/export.js');
      await exportClaims(loadConfig(process.env), options);
    }),
  );

program
  .command('verify-history')
  .description('check that no entry of the history was altered, removed or added past Isnad')
  .option('--head <head>', 'a head that an earlier run printed: it must still be in the chain')
  .action((options: import('./commands/verify-history.js').VerifyHistoryOptions) =>
    runCommand(async () => {
      const { verifyHistory } = await import('./commands/verify-history.js');
      await verifyHistory(loadConfig(process.env), options);
    }),
  );

program
  .command('backup')
  .description('write the whole database as it is at one moment, to be restored')
  .requiredOption('--out <file>', 'where to write it; - for standard output')
  .action((options: import('./commands/backup.js').BackupCommandOptions) =>
    runCommand(async () => {
      const { backup } = await import('./commands/backup.js');
      await backup(loadConfig(process.env), options);
    }),
  );

program
  .command('restore')
  .description(
    'put a backup into a database in which nothing was ever recorded: all of it or nothing',
  )
  .argument('<file>', 'what isnad backup wrote')
  .action((file: string) =>
    runCommand(async () => {
      const { restore } = await import('./commands/restore.js');
      await restore(loadConfig(process.env), file);
    }),
  );

await program.parseAsync();

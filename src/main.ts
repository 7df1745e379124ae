import 'reflect-metadata';
import { serve } from './commands/serve.js';
import { runCommand } from './commands/run-command.js';
import { loadConfig } from './platform/config/load-config.js';

await runCommand(() => serve(loadConfig(process.env)));

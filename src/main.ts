import 'reflect-metadata';
import { serve } from './commands/serve.js';
import { runCommand } from './commands/run-command.js';
import { loadConfig } from './platform/config/load-config.js';
import { actAs } from './platform/requests/current-request.js';

actAs('isnad serve');
await runCommand(() => serve(loadConfig(process.env)));

import { ConsoleLogger, type LogLevel as NestLogLevel } from '@nestjs/common';
import type { LogLevel } from '../config/environment.js';

const ORDER: NestLogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

/** How many of ORDER each level lets through. */
const DEPTH: Record<LogLevel, number> = {
  silent: 0,
  fatal: 1,
  error: 2,
  warn: 3,
  // The framework's own "log" lines tell of its modules, not of ours: they belong to debug.
  info: 3,
  debug: 5,
  trace: 6,
};

/** Logs to standard error: standard output belongs to what the user asked for. */
export class StderrLogger extends ConsoleLogger {
  constructor(level: LogLevel) {
    super({ logLevels: ORDER.slice(0, DEPTH[level]), colors: Boolean(process.stderr.isTTY) });
  }

  protected override printMessages(
    messages: unknown[],
    context?: string,
    logLevel?: NestLogLevel,
    _stream?: 'stdout' | 'stderr',
    errorStack?: unknown,
  ): void {
    super.printMessages(messages, context, logLevel, 'stderr', errorStack);
  }
}

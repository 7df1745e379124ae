import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** The lines of Nest, and of our own `new Logger(context)`, in the one log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  /** The framework's own lines tell of its modules, not of ours: they belong to debug. */
  log(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  /** Nest passes the context last, and before it an error or a stack. */
  private write(
    level: 'fatal' | 'error' | 'warn' | 'debug' | 'trace',
    message: unknown,
    more: unknown[],
  ): void {
    const context = more.at(-1);
    const fault = more.length > 1 ? more[0] : undefined;
    const err = message instanceof Error ? message : faultOf(message, fault);
    this.logger[level](
      { ...(typeof context === 'string' && { context }), ...(err && { err }) },
      message instanceof Error ? message.message : text(message),
    );
  }
}

/** Where only the stack is given, its first line is the error's own message. */
function faultOf(message: unknown, fault: unknown): Error | null {
  if (fault instanceof Error) return fault;
  if (typeof fault !== 'string') return null;
  return Object.assign(new Error(text(message)), { stack: fault });
}

function text(message: unknown): string {
  return typeof message === 'string' ? message : JSON.stringify(message);
}

import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { LogLevel } from '../config/environment.js';
import { currentRequest } from '../requests/current-request.js';
import { TextLines } from './text-lines.js';
import { withoutSecrets } from './without-secrets.js';

export type LogStyle = 'json' | 'text';

export interface LogOptions {
  level: LogLevel;
  /** `json` for machines, one object a line; `text` for people. */
  style?: LogStyle;
  /** Where lines go; standard error by default, since standard output belongs to what the user asked for. */
  stream?: DestinationStream;
}

/** Fields whose value never appears, wherever a caller puts them. */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'password',
  'newPassword',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  'apiKey',
  'variables',
];

/**
 * The one logger of a process. Each line that is written while a request is answered carries its id; what
 * looks like a secret is blanked out of the finished line, whichever way it came in.
 */
export function createLogger({ level, style = 'text', stream }: LogOptions): Logger {
  // Written at once: what a process said last is what is asked for when it has died.
  const target = stream ?? destination({ dest: 2, sync: true });
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const { requestId, via } = currentRequest();
        return { ...(requestId && { requestId }), ...(via && { via }) };
      },
      mixinMergeStrategy: (own, mixed) => ({ ...mixed, ...own }),
      serializers: { err: describeError },
      redact: { paths: SECRET_FIELDS.flatMap((each) => [each, `*.${each}`, `*.*.${each}`]) },
      hooks: { streamWrite: withoutSecrets },
    },
    style === 'json' ? target : new TextLines(target, !stream && process.stderr.isTTY),
  );
}

/** For Fastify, whose lines of what it does belong to debug, like Nest's. */
export function frameworkLogger(logger: Logger): Logger {
  return logger.child(
    {},
    { level: logger.isLevelEnabled('debug') ? logger.level : quieter(logger) },
  );
}

function quieter({ level }: Logger): string {
  return level === 'info' ? 'warn' : level;
}

/**
 * What is told of an error. Not all its fields: that of a failed statement carries the statement's values,
 * and those may be anything that a client sent.
 */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const { code } = error as { code?: unknown };
  return { type: name, message, ...(typeof code === 'string' && { code }), stack };
}

import { statSync } from 'node:fs';
import { isIP, isIPv4 } from 'node:net';
import {
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateBy,
  type ValidationOptions,
} from 'class-validator';

export const NODE_ENVS = ['development', 'production', 'test'] as const;
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type NodeEnv = (typeof NODE_ENVS)[number];
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A decorator for one rule on a text value; `right` says what a correct value looks like. */
function Rule(name: string, holds: (value: string) => boolean, right: string): PropertyDecorator {
  const options: ValidationOptions = { message: right };
  const validate = (value: unknown) => typeof value === 'string' && holds(value);
  return ValidateBy({ name, validator: { validate } }, options);
}

/** 127.0.0.0/8, ::1 or the name localhost. */
export function isLoopback(host: string): boolean {
  if (isIPv4(host)) return host.startsWith('127.');
  return host === '::1' || host.toLowerCase() === 'localhost';
}

function isPostgresUrl(value: string): boolean {
  return /^postgres(ql)?:\/\//i.test(value) && URL.canParse(value);
}

function isSeed(value: string): boolean {
  if (value === 'demo' || value === 'off') return true;
  return statSync(value, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const SECONDS = 'it must be a whole number of seconds from 0 to 3600';

/** What Isnad reads from the environment, as it was given. Messages complete "X is wrong: …". */
export class Environment {
  @Rule(
    'isHost',
    (value) => isIP(value) > 0 || /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/i.test(value),
    'it must be an address or a name of this machine: 127.0.0.1 for itself alone, 0.0.0.0 or :: for everyone',
  )
  HOST = '127.0.0.1';

  @IsInt({ message: 'it must be a whole number from 0 (any free port) to 65535' })
  @Min(0, { message: 'it must be a whole number from 0 (any free port) to 65535' })
  @Max(65_535, { message: 'it must be a whole number from 0 (any free port) to 65535' })
  PORT = 3000;

  @IsOptional()
  @Rule(
    'isPostgresUrl',
    isPostgresUrl,
    'it must look like postgresql://user:password@host:5432/database',
  )
  DATABASE_URL?: string;

  @Rule('isPath', (value) => !/[\0\n]/.test(value), 'it must be the path of a folder')
  ISNAD_DATA_DIR = '.isnad';

  @IsOptional()
  @Rule('isSeed', isSeed, 'it must be demo, off, or the path of a folder of seed files that exists')
  ISNAD_SEED?: string;

  @IsInt({ message: SECONDS })
  @Min(0, { message: SECONDS })
  @Max(3600, { message: SECONDS })
  ISNAD_SHUTDOWN_DELAY = 0;

  @IsInt({ message: SECONDS })
  @Min(0, { message: SECONDS })
  @Max(3600, { message: SECONDS })
  ISNAD_SHUTDOWN_GRACE = 30;

  @IsIn(['on', 'off'], { message: 'it must be on or off' })
  ISNAD_FETCH: 'on' | 'off' = 'off';

  @IsIn(NODE_ENVS, { message: `it must be one of ${NODE_ENVS.join(', ')}` })
  NODE_ENV: NodeEnv = 'development';

  @IsIn(LOG_LEVELS, { message: `it must be one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: LogLevel = 'info';
}

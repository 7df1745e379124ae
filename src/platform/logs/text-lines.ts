import type { DestinationStream } from 'pino';

const COLOURS: Record<string, number> = { fatal: 31, error: 31, warn: 33, debug: 90, trace: 90 };

interface Line {
  level: string;
  time: string;
  msg?: string;
  context?: string;
  err?: { stack?: string; message?: string };
  [field: string]: unknown;
}

/** Lines as a person at a terminal reads them: the time, the level, what happened, then the details. */
export class TextLines implements DestinationStream {
  constructor(
    private readonly target: DestinationStream,
    private readonly coloured: boolean,
  ) {}

  write(json: string): void {
    this.target.write(this.format(JSON.parse(json) as Line));
  }

  private format({ level, time, msg = '', context, err, ...fields }: Line): string {
    // The hour alone: whoever reads this sits in front of it.
    const clock = time.slice(11, 23);
    const head = `${clock} ${this.colour(level, level.toUpperCase().padEnd(5))}`;
    const details = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`);
    const about = context ? [`[${context}]`] : [];
    const line = [head, ...about, msg, ...details].join(' ');
    return err ? `${line}\n${err.stack ?? err.message ?? ''}\n` : `${line}\n`;
  }

  private colour(level: string, text: string): string {
    const code = COLOURS[level];
    return this.coloured && code ? `\x1b[${code}m${text}\x1b[0m` : text;
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' && !/[\s"=]/.test(value) ? value : JSON.stringify(value);
}

import { describe, expect, it } from '@jest/globals';
import { inRequest } from '../requests/current-request.js';
import { SYSTEM } from '../requests/actor.js';
import { createLogger, type LogOptions } from './logger.js';
import { NestLogger } from './nest-logger.js';

function logged(
  options: Omit<LogOptions, 'stream'>,
  tell: (logger: ReturnType<typeof createLogger>) => void,
): string {
  let written = '';
  tell(createLogger({ ...options, stream: { write: (line) => void (written += line) } }));
  return written;
}

describe('a line of the log', () => {
  it('is one JSON object for machines, with the request that it belongs to', () => {
    const line = logged({ level: 'info', style: 'json' }, (logger) => {
      inRequest({ requestId: 'r1', actor: SYSTEM, via: 'createTopic' }, () => {
        logger.info({ n: 1 }, 'Two\nlines');
      });
    });
    expect(line.match(/\n/g)).toHaveLength(1);
    expect(JSON.parse(line)).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      requestId: 'r1',
      via: 'createTopic',
      n: 1,
      msg: 'Two\nlines',
    });
  });

  it('is text for people, with the stack of an error below', () => {
    const line = logged({ level: 'warn' }, (logger) => {
      logger.info('Not this');
      new NestLogger(logger).error('It failed', 'Error: why\n    at somewhere', 'Jobs');
      logger.warn({ path: '/graphql', words: 'two words', list: ['a'] }, 'Request');
    });
    expect(line.replace(/^\d\d:\d\d:\d\d\.\d{3}/gm, 'TIME').split('\n')).toEqual([
      'TIME ERROR [Jobs] It failed',
      'Error: why',
      '    at somewhere',
      'TIME WARN  Request path=/graphql words="two words" list=["a"]',
      '',
    ]);
  });

  it('keeps to its level, down to silence', () => {
    const all = (logger: ReturnType<typeof createLogger>): void => {
      const nest = new NestLogger(logger);
      nest.log('framework');
      nest.verbose('detail');
      nest.warn('careful');
      nest.fatal('over');
    };
    const said = (level: LogOptions['level']): string[] =>
      [...logged({ level }, all).matchAll(/(\w+)$/gm)].map(([word]) => word);
    expect(said('trace')).toEqual(['framework', 'detail', 'careful', 'over']);
    expect(said('debug')).toEqual(['framework', 'careful', 'over']);
    expect(said('info')).toEqual(['careful', 'over']);
    expect(said('error')).toEqual(['over']);
    expect(said('silent')).toEqual([]);
  });

  it('tells of an error its name, message and code, not what it carries', () => {
    const error = Object.assign(new RangeError('Too far'), {
      code: '22003',
      parameters: ['hidden value'],
      driverError: { detail: 'hidden value' },
    });
    const line = logged({ level: 'info', style: 'json' }, (logger) => logger.error({ err: error }));
    expect(JSON.parse(line)).toMatchObject({
      err: { type: 'RangeError', message: 'Too far', code: '22003' },
    });
    expect(line).not.toContain('hidden value');
  });

  const key = `isnad_0123456789_${'k'.repeat(43)}`;
  it.each([
    [{ authorization: 'Digest opensesame' }, 'opensesame'],
    [{ input: { password: 'opensesame' } }, 'opensesame'],
    [{ a: { b: { token: 'opensesame' } } }, 'opensesame'],
    [{ note: 'authorization: Bearer opensesame' }, 'opensesame'],
    [{ note: `key ${key} was sent` }, 'kkkk'],
    [{ note: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.sig-na_ture' }, 'sig-na_ture'],
    [{ url: 'postgresql://isnad:opensesame@db.example/isnad' }, 'opensesame'],
  ])('blanks out the secret in %j', (fields, secret) => {
    for (const style of ['json', 'text'] as const) {
      const line = logged({ level: 'info', style }, (logger) => logger.info(fields, 'Said'));
      expect(line).toContain('Said');
      expect(line).not.toContain(secret);
    }
  });
});

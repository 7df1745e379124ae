import { describe, expect, test } from '@jest/globals';
import { reasonIn } from './cluster.js';
import { parsePostmasterFile } from './postmaster-file.js';

describe('parsePostmasterFile', () => {
  test('reads what a running server writes', () => {
    const text = '71\n/srv/cluster\n1795319129\n5432\n/srv/run\n\n  2154502   12\nready   \n';
    expect(parsePostmasterFile(text)).toEqual({ pid: 71, socketDir: '/srv/run', status: 'ready' });
  });

  test('takes a file that is still being written', () => {
    const file = { pid: 71, socketDir: undefined, status: '' };
    expect(parsePostmasterFile('71\n/srv/cluster\n1795319129\n5432\n\n')).toEqual(file);
    expect(parsePostmasterFile('71')).toEqual(file);
  });

  test.each(['', '\n', 'postgres\n', '-71\n'])('makes nothing of %j', (text) => {
    expect(parsePostmasterFile(text)).toBeUndefined();
  });
});

test.each([
  [
    '… LOG:  starting PostgreSQL\n… [9] FATAL:  could not write lock file: No space left on device\n… LOG:  down\n',
    'could not write lock file: No space left on device',
  ],
  ['initdb: error: invalid locale name "xx"\ninitdb: hint: none\n', 'invalid locale name "xx"'],
  ['initdb: something else\n', 'initdb: something else'],
  ['\n', 'it gave no reason'],
])('the reason in %j', (output, reason) => {
  expect(reasonIn(output)).toBe(reason);
});

import { describe, expect, it } from '@jest/globals';
import { compareStatements } from '../compare.js';

const rules = (a: string, b: string, own = false): string[] => {
  const side = (statement: string, saidAt: string) =>
    own ? { statement, saidAt, speaker: 'S' } : { statement };
  return compareStatements(side(a, '2017-03-04'), side(b, '2019-09-12')).findings.map(
    ({ rule }) => rule,
  );
};

describe('who did it', () => {
  it.each([
    [
      'It was the night porter who raised the alarm at the Astoria fire',
      'A guest on the third floor raised the alarm at the Astoria fire',
    ],
    ['It was the treasurer who signed the cheque', 'The chairman signed the cheque'],
  ])('%s | %s', (a, b) => {
    expect(rules(a, b)).toContain('identity.doer');
  });

  it.each([
    ['It was the treasurer who signed the cheque', 'The treasurer, Olga Brandt, signed the cheque'],
    ['The chairman signed the petition', 'The treasurer signed the petition'],
  ])('leaves %s | %s alone', (a, b) => {
    expect(rules(a, b)).not.toContain('identity.doer');
  });

  it('asks less of one speaker who tells who did it', () => {
    const told = [
      'My brother paid for the flat in Nicosia',
      'I paid for the flat in Nicosia myself',
    ];
    expect(rules(told[0]!, told[1]!, true)).toContain('self.identity.doer');
  });
});

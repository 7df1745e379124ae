import { expect, it } from '@jest/globals';
import { compareStatements } from '../compare.js';

it.each([
  ['approved the nomination of Judge Harris', 'rejected the nomination of Judge Harris'],
  ['approved the nomination', 'rejected the nomination'],
  ['appointed Judge Harris', 'rejected the nomination of Judge Harris'],
])('opposes the stands that two verbs take on one thing: %s', (a, b) => {
  const { verdict, findings } = compareStatements(
    { statement: `The Senate ${a}` },
    { statement: `The Senate ${b}` },
  );
  expect([verdict, findings.map(({ kind }) => kind)]).toEqual(['CONTRARY', ['OPPOSITION']]);
});

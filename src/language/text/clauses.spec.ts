import { expect, it } from '@jest/globals';
import { clauseNumbers } from './clauses.js';
import { tokenise } from './tokens.js';

/** The clause of each word that is asked for. */
function clausesOf(text: string, ...words: string[]): (number | undefined)[] {
  const tokens = tokenise(text);
  const clauses = clauseNumbers(tokens);
  return words.map((word) => clauses[tokens.findIndex((token) => token.text === word)]);
}

it('parts no clause at a name in quotation marks', () => {
  const [before, within, after] = clausesOf(
    'The ferry "Mercy Dawn" left port',
    'ferry',
    'dawn',
    'left',
  );
  expect([within, after]).toEqual([before, before]);
});

it('parts what is quoted at length, or left open, from what stands around it', () => {
  const long = 'He called it "a plan that nobody here has ever asked for" and left';
  const [called, asked, left] = clausesOf(long, 'called', 'asked', 'left');
  expect(asked).toBeGreaterThan(called!);
  expect(left).toBeGreaterThan(asked!);
  const [said, sail] = clausesOf('The captain said "we sail at dawn', 'said', 'sail');
  expect(sail).toBeGreaterThan(said!);
});

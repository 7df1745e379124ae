import { fold } from '../../language/text/normalise.js';

/** What the search columns of a claim are made of: both languages, folded the way queries are. */
export function searchText(statement: string, translation: string | null): string {
  return fold(translation ? `${statement} ${translation}` : statement);
}

import { MEDIA_NAMES, MEDIA_PAIRS } from '../arabic/words.js';
import { loadLexicon } from '../../../language/lexicon.js';
import { tokenise } from '../../../language/text/tokens.js';
import type { Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import { wordSet } from '../text/token-tests.js';

/** Media known by their name alone; "Fox" and "Post" are people's names too. */
const AGENCIES = wordSet('reuters ap afp cnn bbc nbc abc cbs npr bloomberg politico msnbc axios');
const AGENCY_NAMES = new Set([
  'associated press',
  'agence france - presse',
  'agence france-presse',
]);

let places: ReadonlySet<string> | null = null;

const keyOf = (form: string): string =>
  tokenise(form)
    .map(({ text }) => text)
    .join(' ');

function placeNames(): ReadonlySet<string> {
  places ??= new Set(loadLexicon('places').flatMap(({ ar, en }) => [...ar, ...en].map(keyOf)));
  return places;
}

/** Whether a name without a title is a medium's, or a place's, which stands for its government: «بغداد», "Reuters". */
export function namesBody({ tokens }: Reading, { from, to }: Range): boolean {
  const words = tokens.slice(from, to).map(({ text }) => text);
  const name = words.join(' ');
  const [first = ''] = words;
  if (AGENCIES.has(name) || AGENCY_NAMES.has(name) || placeNames().has(name)) return true;
  return (words.length === 1 && MEDIA_NAMES.has(first)) || MEDIA_PAIRS.has(words.join('_'));
}

import { nounFacts } from '../lexicon/source-nouns.js';
import type { Found } from '../text/found.js';
import type { Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import { isMark, textAt } from '../text/token-tests.js';
import { isArabic, MEDIA_NAMES, MEDIA_PAIRS } from './words.js';

const isMedium = ({ tokens }: Reading, at: number): boolean => {
  const word = textAt(tokens, at);
  return (
    nounFacts(word)?.media === true ||
    MEDIA_NAMES.has(word) ||
    MEDIA_PAIRS.has(`${word}_${textAt(tokens, at + 1)}`)
  );
};

/** Where «عن» leads from a medium that begins `range` to whom it quotes; null where it does not. */
function aboutIn(reading: Reading, { from, to }: Range): number | null {
  const { tokens, quoteEnd } = reading;
  if (!isMedium(reading, from)) return null;
  for (let at = from + 1; at < to - 1; at = Math.max(at + 1, quoteEnd[at] ?? 0))
    if (textAt(tokens, at) === 'عن' && isArabic(tokens[at + 1])) return at;
  return null;
}

/** «وكالة الساحل نقلا عن مسؤولين», «وكالة الساحل عن مسؤولين»: the media that carry, and who is quoted at the end. */
export function splitSource(reading: Reading, found: Found): Found {
  const { tokens } = reading;
  const carriers = [...found.carriers];
  let { source } = found;
  while (source) {
    const about = aboutIn(reading, source);
    if (about === null) break;
    let to = about;
    while (to > source.from + 1 && (textAt(tokens, to - 1) === 'نقلا' || isMark(tokens[to - 1])))
      to--;
    carriers.push({ from: source.from, to });
    source = { from: about + 1, to: source.to };
  }
  return { ...found, source, carriers };
}

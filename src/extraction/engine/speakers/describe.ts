import { Language } from '../../../language/language.js';
import type { Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import { describeArabic } from './arabic-mention.js';
import { namesBody } from './bodies.js';
import { describeEnglish } from './english-mention.js';
import type { Mention } from './mention.js';

/** What the words of a source tell by themselves, in the language of the text. */
export function describe(reading: Reading, range: Range): Mention {
  const mention =
    reading.language === Language.AR
      ? describeArabic(reading, range)
      : describeEnglish(reading, range);
  const { name, kind, nouns } = mention;
  return kind === 'PERSON' && name && nouns.length === 0 && namesBody(reading, name)
    ? { ...mention, kind: 'ORGANISATION' }
    : mention;
}

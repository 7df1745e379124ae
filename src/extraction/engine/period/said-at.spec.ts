import { describe, expect, it } from '@jest/globals';
import { Language } from '../../../language/language.js';
import { proposeClaims } from '../propose.js';

function saidAt(text: string, publishedAt: string | null, language: Language): string | null {
  const [first] = proposeClaims(text, { language, publishedAt });
  if (!first) throw new Error(`Nothing was proposed of: ${text}`);
  return first.saidAt;
}

describe('when something was said', () => {
  it.each([
    ['the day of the article', 'قال الوزير سامر الحوراني إن الجسر آمن.', '2024-03-15'],
    ['a day named beside it', 'قال الوزير سامر الحوراني يوم الثلاثاء إن الجسر آمن.', '2024-03-12'],
    [
      'not a day of what is said',
      'قال الوزير سامر الحوراني إن الجسر أغلق يوم الثلاثاء.',
      '2024-03-15',
    ],
    ['open where a span is named', 'قال الوزير سامر الحوراني في كانون الثاني إن الجسر آمن.', null],
  ])('is %s', (_what, text, day) => {
    expect(saidAt(text, '2024-03-15', Language.AR)).toBe(day);
  });

  it('is a day named beside it in English, and open where nobody knows the day of the article', () => {
    const text = 'Mayor Ann Roe said on Tuesday that the bridge is safe.';
    expect(saidAt(text, '2024-03-15', Language.EN)).toBe('2024-03-12');
    expect(saidAt(text, null, Language.EN)).toBeNull();
  });
});

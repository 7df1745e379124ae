import { readDates } from '../../language/dates/dates.js';
import { tokenise } from '../../language/text/tokens.js';
import { type ArticlePage, bareText, ContentFormat } from './article-page.js';

/** UTF-16 code units of the longest line that is still taken for a headline. */
const LONGEST_HEADLINE = 160;
/** Of the longest line that is nothing but a date, weekday and place included. */
const LONGEST_DATELINE = 40;
/** Lines from the top among which a date line is looked for. */
const TOP = 6;

/**
 * The article in a plain text, kept to the letter. Its headline is the first line where that is short, ends
 * as no sentence does and stands apart; its day is that of a line near the top which says nothing else.
 */
export function textPage(text: string): ArticlePage {
  return {
    ...bareText(ContentFormat.TEXT, text),
    headline: headlineOf(text),
    publishedAt: dateLine(text),
  };
}

function headlineOf(text: string): string | null {
  // Trimmed beforehand: an expression would try every way to divide leading blanks from the line.
  const [, line = '', rest = ''] = /^([^\r\n]*)\r?\n([\s\S]{0,200})/.exec(text.trimStart()) ?? [];
  const headline = line.trim();
  const apart = /^[ \t]*\r?\n/.test(rest);
  const isSentence = /[.。:؛،]["»”')\]]*$/.test(headline);
  if (headline === '' || headline.length > LONGEST_HEADLINE || !apart || isSentence) return null;
  return headline;
}

function dateLine(text: string): string | null {
  for (const raw of text.slice(0, 4000).split('\n', TOP)) {
    const line = raw.trim();
    if (line === '' || line.length > LONGEST_DATELINE) continue;
    const dates = readDates(tokenise(line), null, () => true);
    const date = dates.find((d) => d.frame === 'ABSOLUTE' && d.precision === 'DAY');
    if (date) return date.value;
  }
  return null;
}

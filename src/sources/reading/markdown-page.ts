import { marked } from 'marked';
import { parse as parseYaml } from 'yaml';
import { type ArticlePage, bareText, ContentFormat, UnreadablePage } from './article-page.js';
import { htmlText } from './html-text.js';
import { dayOf } from './page-metadata.js';

/** Fields between two lines of `---` at the very beginning, as static site generators write them. */
const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * The article in a Markdown text (CommonMark with tables): its words without the markup. The headline is
 * `title` of the front matter, or the first heading of the first level where the text begins with it.
 */
export function markdownPage(source: string): ArticlePage {
  const front = FRONT_MATTER.exec(source);
  const fields = front ? frontMatter(front[1]!) : {};
  const body = front ? source.slice(front[0].length) : source;
  checkDepth(body);
  checkEmphasis(body);
  const tokens = marked.lexer(body);
  const [first] = tokens.filter((token) => token.type !== 'space');
  const heading = first?.type === 'heading' && first.depth === 1 ? first : null;
  const page = bareText(
    ContentFormat.MARKDOWN,
    htmlText(marked.parser(heading ? tokens.filter((token) => token !== heading) : tokens)),
  );
  return {
    ...page,
    headline:
      field(fields, 'title', 'headline') ?? (heading ? htmlText(marked.parser([heading])) : null),
    byline: field(fields, 'author', 'byline'),
    outlet: field(fields, 'outlet', 'publisher', 'site'),
    publishedAt: dayOf(field(fields, 'date', 'published', 'publishedAt')),
    url: webAddress(field(fields, 'url', 'canonical')),
  };
}

/**
 * Quotes and lists inside each other, for each of which the parser calls itself. The blanks between two marks
 * stand in the expression once, or it would try every way to divide them.
 */
function checkDepth(body: string): void {
  if (!/^[ \t]{0,8}(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]{0,16}){50}|^[ \t]{200}\S|[[*_]{200}/m.test(body))
    return;
  throw new UnreadablePage(
    'nests quotes or lists deeper than any article; give its text as plain text instead',
  );
}

/** Characters of a paragraph that the parser reads again for each of its `*` and `_`; a second's work at most. */
const MAX_READ_AGAIN = 200_000_000;

/** A paragraph of nothing but `_a_a_a` would take the parser minutes for every 100,000 characters. */
function checkEmphasis(body: string): void {
  let readAgain = 0;
  for (const paragraph of body.split(/\n[ \t\r]*\n/)) {
    readAgain += (paragraph.match(/[*_]/g)?.length ?? 0) * paragraph.length;
  }
  if (readAgain <= MAX_READ_AGAIN) return;
  throw new UnreadablePage(
    'has more emphasis (* and _) in one paragraph than any article; give its text as plain text instead',
  );
}

function frontMatter(text: string): Record<string, unknown> {
  try {
    // Dates as text: as instants they would shift with the time zone.
    const fields: unknown = parseYaml(text, { schema: 'failsafe', maxAliasCount: 0 });
    return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function field(fields: Record<string, unknown>, ...names: string[]): string | null {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 500);
  }
  return null;
}

/** What is no address of a page is left out, as in HTML. */
function webAddress(value: string | null): string | null {
  return value && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : null;
}

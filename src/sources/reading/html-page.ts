import { Readability } from '@mozilla/readability';
import { Language } from '../../language/language.js';
import { type ArticlePage, ContentFormat, UnreadablePage } from './article-page.js';
import { blockText, type TextNode } from './block-text.js';
import { type PageDocument, parseDocument } from './page-document.js';
import { pageMetadata, tidy } from './page-metadata.js';

/** Elements; a long article with all that stands round it has some 5,000. */
const MAX_ELEMENTS = 50_000;
/** Levels; Readability and the parser call themselves for each. Real pages stay under 100. */
const MAX_DEPTH = 500;
/** UTF-16 code units under which Readability looks for another part of the page. */
const SHORT = 200;

/**
 * The article in an HTML page: main text and what the page says of itself. Scripts are not run, and nothing
 * that the page refers to is loaded.
 *
 * @throws UnreadablePage where no main text is found or the page is beyond all measure
 */
export function htmlPage(html: string): ArticlePage {
  checkSize(html);
  const document = parseDocument(html);
  checkNesting(document.body);
  // Before Readability, which takes the document apart.
  const meta = pageMetadata(document);
  const read = readable(document);
  const text = read?.content ? blockText(read.content) : '';
  if (text === '') throw unreadable('no article is found in the HTML page');
  return {
    format: ContentFormat.HTML,
    text,
    headline: meta.headline ?? tidy(read?.title ?? ''),
    byline: meta.byline ?? tidy(read?.byline ?? ''),
    outlet: meta.outlet,
    publishedAt: meta.publishedAt,
    language: languageOf(meta.language),
    url: meta.url,
  };
}

/** Readability's main text; it stops at some trees that no article has, such as a set of frames. */
function readable(document: PageDocument): ReturnType<Readability<TextNode>['parse']> {
  const options = { charThreshold: SHORT, serializer: (node: unknown) => node as TextNode };
  try {
    return new Readability<TextNode>(document, options).parse();
  } catch {
    return null;
  }
}

/** Elements that the parser closes by itself, or that hold nothing. */
const NOT_NESTING =
  /^(p|li|br|hr|img|input|link|meta|source|wbr|area|base|col|embed|td|tr|th|dt|dd|option)$/i;

/** Counted in the source, because building the tree is what would take too long, or fail. */
function checkSize(html: string): void {
  const open: string[] = [];
  let tags = 0;
  for (const [, closing, name] of html.matchAll(/<(?:(\/?)([a-z][a-z0-9]*))?/gi)) {
    if (++tags > 3 * MAX_ELEMENTS) {
      throw unreadable(`the HTML page has more than ${MAX_ELEMENTS} elements`);
    }
    if (name === undefined || NOT_NESTING.test(name)) continue;
    const element = name.toLowerCase();
    // An end tag closes what stands open inside its element too, such as the shapes of a drawing; of no
    // element that is open, it closes nothing.
    if (!closing) open.push(element);
    else if (open.includes(element)) open.length = open.lastIndexOf(element);
    if (open.length > MAX_DEPTH) {
      throw unreadable(`the HTML page has more than ${MAX_DEPTH} elements inside each other`);
    }
  }
}

function unreadable(what: string): Error {
  return new UnreadablePage(`${what}; give the article's text as plain text instead`);
}

/**
 * Readability works at each node with all those around it, again and again: some 100 ns for each node times
 * the square of its depth. Forty thousand elements 400 deep took it more than a minute; a page of 5,000 that
 * are 20 deep has a twentieth of what is allowed.
 */
const MAX_NESTING = 50_000_000;

/** Counted in the tree, since only the parser knows what each end tag closes. */
function checkNesting(root: TextNode): void {
  let depth = 0;
  let sum = 0;
  let node: TextNode | null = root;
  while (node) {
    sum += depth * depth;
    if (sum > MAX_NESTING) {
      throw unreadable('the HTML page has too many elements deep inside each other');
    }
    if (node.firstChild) {
      node = node.firstChild;
      depth += 1;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
}

function languageOf(tag: string | null): Language | null {
  const [primary] = (tag ?? '').toLowerCase().split(/[-_]/);
  if (primary === 'ar') return Language.AR;
  return primary === 'en' ? Language.EN : null;
}

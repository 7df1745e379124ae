import { extname } from 'node:path';
import { detectLanguage } from '../../language/text/detect-language.js';
import { brokenText } from '../../platform/errors/broken-text.js';
import { type ArticlePage, ContentFormat, UnreadablePage } from './article-page.js';
import { decodeText } from './decode-text.js';
import { htmlPage } from './html-page.js';
import { markdownPage } from './markdown-page.js';
import { textPage } from './text-page.js';

/** Bytes of the largest page that is read. */
export const MAX_PAGE_BYTES = 10 * 1024 * 1024;
/** UTF-16 code units of the longest main text that is kept; a very long read is some 100,000. */
export const MAX_BODY = 500_000;

/** What is known of the content before it is read. */
export interface PageHint {
  format?: ContentFormat | null;
  /** Whose ending may tell the format. */
  fileName?: string;
  /** As an HTTP server gives it, charset included. */
  contentType?: string;
}

/**
 * Reads an article from the bytes of a page: encoding, format, main text, metadata.
 *
 * @throws UnreadablePage where no article can be read from it
 */
export function readPage(bytes: Uint8Array, hint: PageHint = {}): ArticlePage {
  if (bytes.length > MAX_PAGE_BYTES) {
    throw new UnreadablePage(
      `is ${megabytes(bytes.length)} MB; at most ${megabytes(MAX_PAGE_BYTES)} MB are read. Save the article's text alone`,
    );
  }
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(hint.contentType ?? '')?.[1];
  return readText(decodeText(bytes, charset).text, hint);
}

/** The same for content that is text already. */
export function readText(content: string, hint: PageHint = {}): ArticlePage {
  const page = readAs(hint.format ?? formatOf(content, hint), content);
  const broken = brokenText(page, '');
  if (broken) throw new UnreadablePage(broken.message);
  if (!/[\p{L}\p{N}]/u.test(page.text)) {
    throw new UnreadablePage('holds no text: it has neither letters nor digits');
  }
  if (page.text.length > MAX_BODY) {
    throw new UnreadablePage(
      `its main text is ${page.text.length} UTF-16 code units long; at most ${MAX_BODY} are kept. Divide it`,
    );
  }
  return { ...page, language: detectLanguage(page.text) ?? page.language };
}

function readAs(format: ContentFormat, content: string): ArticlePage {
  if (format === ContentFormat.HTML) return htmlPage(content);
  return format === ContentFormat.MARKDOWN ? markdownPage(content) : textPage(content);
}

function formatOf(content: string, { fileName, contentType }: PageHint): ContentFormat {
  if (/\b(text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? ''))
    return ContentFormat.HTML;
  if (/\btext\/(x-)?markdown\b/i.test(contentType ?? '')) return ContentFormat.MARKDOWN;
  if (/^\.(html?|xhtml)$/i.test(extname(fileName ?? ''))) return ContentFormat.HTML;
  if (/^\.(md|markdown)$/i.test(extname(fileName ?? ''))) return ContentFormat.MARKDOWN;
  // A page saved under another name still begins as one.
  if (beginsAsPage(content)) return ContentFormat.HTML;
  return beginsAsMarkdown(content) ? ContentFormat.MARKDOWN : ContentFormat.TEXT;
}

/** Front matter, or a heading as its first line: plain text has neither. */
function beginsAsMarkdown(content: string): boolean {
  return /^\uFEFF?(?:---\r?\n(?=[\w-]+:)|#{1,6} \S)/.test(content);
}

/** One step at a time: an expression over all comments tries every way to group them, which takes for ever. */
function beginsAsPage(content: string): boolean {
  const before = /\s*(?:<!--[\s\S]{0,2000}?-->|<\?xml[^>]{0,2000}>)/y;
  let at = 0;
  while (before.test(content)) at = before.lastIndex;
  const root = /\s*<(?:!doctype\s+html|html)[\s>]/iy;
  root.lastIndex = at;
  return root.test(content);
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

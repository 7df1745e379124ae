import { parseHTML } from 'linkedom';
import type { TextNode } from './block-text.js';

/** What of the DOM is asked here; TypeScript's own types would bring the whole browser along. */
export interface PageDocument {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  readonly documentElement: PageElement | null;
  readonly body: TextNode;
}

export interface PageElement {
  getAttribute(name: string): string | null;
  readonly textContent: string | null;
}

/**
 * Builds the tree of a page. Scripts in it are text: linkedom has no interpreter, and loads nothing. It adds
 * no element that the source leaves out, so what a page is without is put round it first.
 */
export function parseDocument(html: string): PageDocument {
  const root = html.search(/<html[\s>]/i);
  if (root < 0) return parsed(`<!doctype html><html><body>${html}</body></html>`);
  if (/<(body|frameset)[\s>]/i.test(html)) return parsed(html);
  const head = /<\/head\s*>/i.exec(html);
  const at = head ? head.index + head[0].length : html.indexOf('>', root) + 1 || html.length;
  return parsed(`${html.slice(0, at)}<body>${html.slice(at)}`);
}

function parsed(html: string): PageDocument {
  const window: unknown = parseHTML(html);
  return (window as { document: PageDocument }).document;
}

import { blockText } from './block-text.js';
import { parseDocument } from './page-document.js';

/** The words of a fragment of HTML, each block on a line of its own. */
export function htmlText(html: string): string {
  return blockText(parseDocument(html).body);
}

/** What of a DOM node is asked here. */
export interface TextNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: TextNode | null;
  readonly nextSibling: TextNode | null;
  readonly parentNode: TextNode | null;
}

const TEXT = 3;

/** Elements that begin and end a line of their own. */
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY THEAD TFOOT TR UL'.split(
    ' ',
  ),
);

/** Elements whose text is not for readers. */
const SILENT = new Set('SCRIPT STYLE TEMPLATE NOSCRIPT SVG IFRAME OBJECT BUTTON SELECT'.split(' '));

/**
 * The text under a node as a reader sees it: white space folded as HTML says, each block on a line of its
 * own, a blank line between paragraphs. By a loop, since pages can be nested deeper than a stack is.
 */
export function blockText(root: TextNode): string {
  const lines: string[] = [];
  let line = '';
  const endLine = (): void => {
    const text = line.replace(/[\t\n\f\r ]+/g, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  let node: TextNode | null = root;
  while (node) {
    if (node.nodeType === TEXT) line += node.nodeValue ?? '';
    const name = node.nodeName.toUpperCase();
    if (BLOCKS.has(name) || name === 'BR') endLine();
    if (name === 'TD' || name === 'TH') line += ' ';
    const inside: TextNode | null = SILENT.has(name) ? null : node.firstChild;
    if (inside) {
      node = inside;
      continue;
    }
    node = after(node, root, endLine);
  }
  endLine();
  return lines.join('\n\n');
}

/** The next node in reading order that is not inside this one; ends the blocks that it leaves. */
function after(from: TextNode, root: TextNode, endLine: () => void): TextNode | null {
  let node: TextNode | null = from;
  while (node && node !== root) {
    if (BLOCKS.has(node.nodeName.toUpperCase())) endLine();
    if (node.nextSibling) return node.nextSibling;
    node = node.parentNode;
  }
  return null;
}

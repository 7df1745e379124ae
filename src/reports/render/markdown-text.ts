import type { Span } from '../../contradictions/detection/types.js';
import { markedSegments, type Segment } from '../../contradictions/explain/marked-segments.js';
import { visibleText } from '../../contradictions/explain/visible-text.js';

/** What Markdown or the HTML inside it would act on within a line. */
const INLINE = /[\\`*_[\]<>&|~$]/g;
/** What would open a list, a heading or a rule where a block begins. */
const BLOCK_START = /^(\d{1,9}(?=[.)](?:\s|$)))?(?=[#+\-=.)])/;

const ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

function escapeInline(text: string): string {
  return visibleText(text).replace(INLINE, (sign) => ENTITIES[sign] ?? `\\${sign}`);
}

function oneLine(escaped: string): string {
  return escaped.replace(/\s+/g, ' ').trim();
}

function atBlockStart(line: string): string {
  return line.replace(BLOCK_START, '$1\\');
}

/** Any text as Markdown that shows exactly its characters, for use inside a line. */
export function markdownText(text: string): string {
  return oneLine(escapeInline(text));
}

/** The same for text that a block begins with. */
export function markdownBlock(text: string): string {
  return atBlockStart(markdownText(text));
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;

/** CommonMark takes `**` for bold only where its flanks allow; a mark that touches punctuation and a letter needs a tag. */
function bold(text: string, before: string, after: string): string {
  const points = Array.from(text);
  const opens = LETTER_OR_DIGIT.test(points[0] ?? '') || !LETTER_OR_DIGIT.test(before);
  const closes = LETTER_OR_DIGIT.test(points.at(-1) ?? '') || !LETTER_OR_DIGIT.test(after);
  const escaped = escapeInline(text);
  return opens && closes ? `**${escaped}**` : `<strong>${escaped}</strong>`;
}

function edge(segment: Segment | undefined, last: boolean): string {
  const points = Array.from(segment?.text ?? '');
  return (last ? points.at(-1) : points[0]) ?? '';
}

/** A statement with the words that clash in bold, for the start of a block; blanks at the edge of a mark stay outside of it. */
export function markdownMarked(statement: string, spans: readonly Span[]): string {
  const segments = markedSegments(statement, spans);
  const parts = segments.map((segment, i) => {
    if (!segment.marked) return escapeInline(segment.text);
    const core = segment.text.trim();
    if (core === '') return segment.text;
    const [lead = '', trail = ''] = segment.text.split(core, 2);
    const before = lead || edge(segments[i - 1], true);
    const after = trail || edge(segments[i + 1], false);
    return lead + bold(core, before, after) + trail;
  });
  return atBlockStart(oneLine(parts.join('')));
}

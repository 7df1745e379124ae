import type { Proposal } from '../engine/types.js';
import { escapeHtml } from '../../contradictions/explain/escape-html.js';

type Role = 'content' | 'source' | 'cue';

interface Mark {
  role: Role;
  number: number;
  start: number;
  end: number;
  /** The number is written once, where the content begins. */
  first: boolean;
}

function marksOf(proposal: Proposal, number: number): Mark[] {
  const { parts, source, cue } = proposal;
  const of = (role: Role, span: { start: number; end: number } | null, first = false): Mark[] =>
    span && span.end > span.start
      ? [{ role, number, start: span.start, end: span.end, first }]
      : [];
  return [
    ...parts.flatMap((part, i) => of('content', part, i === 0)),
    ...of('source', source),
    ...of('cue', cue),
  ];
}

/**
 * The text with contents, sources and cues marked. A claim may lie inside another one's content, and a source of one
 * across the edge of another: so the text is cut at every edge, and each piece carries the roles it has. Elements never
 * cross. Work grows with marks times their depth.
 */
export function markedText(text: string, proposals: readonly Proposal[]): string {
  const marks = proposals
    .flatMap((proposal, i) => marksOf(proposal, i + 1))
    .sort((a, b) => a.start - b.start || a.number - b.number);
  const edges = [...new Set([0, text.length, ...marks.flatMap((m) => [m.start, m.end])])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .sort((a, b) => a - b);
  let open: Mark[] = [];
  let next = 0;
  let html = '';
  for (const [i, from] of edges.entries()) {
    const to = edges[i + 1];
    if (to === undefined) break;
    open = open.filter(({ end }) => end > from);
    for (let mark = marks[next]; mark && mark.start <= from; mark = marks[++next]) {
      open.push(mark);
      if (mark.first) html += numberLink(mark.number);
    }
    const piece = text.slice(from, to).split(/\r?\n/).map(escapeHtml).join('\n');
    const roles = [...new Set(open.map(({ role }) => role))].sort();
    const depth = open.filter(({ role }) => role === 'content').length > 1 ? ' nested' : '';
    html += roles.length > 0 ? `<mark class="${roles.join(' ')}${depth}">${piece}</mark>` : piece;
  }
  return html;
}

function numberLink(number: number): string {
  return `<a class="number" id="m${number}" href="#c${number}">${number}</a>`;
}

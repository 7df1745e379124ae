import { Language } from '../../language/language.js';
import type { Proposal } from '../engine/types.js';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

const STYLE = `body{font:1rem/1.8 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
.text{white-space:pre-wrap;border-block-end:1px solid #ccc;padding-block-end:1rem}
mark{background:#fdeeb0;border-radius:.2em}mark sup{font-weight:bold}
dl{margin:0 0 1.2rem}dt{font-weight:bold}dd{margin-inline-start:1.5rem}.source{color:#0b5394}.small{color:#555;font-size:.85rem}`;

/** The text with every content marked by its number. Of contents inside others only the outer is marked. */
function markedText(text: string, proposals: readonly Proposal[]): string {
  let html = '';
  let at = 0;
  for (const [i, { parts }] of proposals.entries()) {
    for (const { start, end } of parts) {
      if (start < at) continue;
      html += `${escape(text.slice(at, start))}<mark><sup>${i + 1}</sup>${escape(text.slice(start, end))}</mark>`;
      at = end;
    }
  }
  return html + escape(text.slice(at));
}

function card(proposal: Proposal, number: number): string {
  const { speaker, chain, statement, stance, form, kind, worth } = proposal;
  const via = chain.map(({ name }) => `${escape(name)} → `).join('');
  const reasons = worth.reasons.map(({ reason, weight }) => `${reason} ${weight}`).join(', ');
  return `<dl><dt>${number}. ${escape(statement.text)}</dt><dd class="source">${via}${escape(speaker.name)}</dd><dd class="small" dir="ltr">${stance} · ${form} · ${kind} · ${worth.score} (${reasons})</dd></dl>`;
}

/** A page by itself: the text with its proposals marked, then each of them. Right to left where the text is. */
export function renderProposals(
  text: string,
  proposals: readonly Proposal[],
  language: Language,
): string {
  const arabic = language === Language.AR;
  return `<!doctype html>
<html lang="${arabic ? 'ar' : 'en'}" dir="${arabic ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>Isnad</title>
<style>${STYLE}</style></head><body>
<div class="text">${markedText(text, proposals)}</div>
${proposals.map((proposal, i) => card(proposal, i + 1)).join('\n')}
</body></html>
`;
}

/** The same in lines, for a terminal. */
export function listProposals(proposals: readonly Proposal[]): string {
  return proposals
    .map(({ statement, speaker, chain, stance, form, kind, worth }, i) => {
      const via = [...chain.map(({ name }) => name), speaker.name].join(' → ');
      return `${i + 1}. ${statement.text}\n   ${via}\n   ${stance} ${form} ${kind} ${worth.score}\n`;
    })
    .join('\n');
}

import { readFileSync } from 'node:fs';
import { escapeHtml } from '../../contradictions/explain/escape-html.js';
import { type Bilingual, inLanguage } from '../../contradictions/explain/words.js';
import { Language } from '../../language/language.js';
import type { Proposal } from '../engine/types.js';
import {
  byWorth,
  describeProposal,
  type Fact,
  type Numbered,
  pathOf,
  worthReasons,
} from './describe-proposal.js';
import { labels } from './labels.js';
import { markedText } from './marked-text.js';

const STYLE = readFileSync(new URL('./show.css', import.meta.url), 'utf8');

/** Nothing is fetched and nothing runs, even if a flaw in escaping let markup through. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

type Say = (entry: Bilingual) => string;

const isolated = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;

function factRow({ label, values }: Fact, say: Say): string {
  const shown = values.map(
    ({ value, note }) =>
      `<span class="value">${isolated(value)}${note ? ` <span class="note">(${isolated(note)})</span>` : ''}</span>`,
  );
  return `<div><dt>${escapeHtml(say(labels.text[label]))}</dt><dd>${shown.join(' ')}</dd></div>`;
}

function card({ number, proposal }: Numbered, language: Language): string {
  const say: Say = (entry) => inLanguage(entry, language);
  const path = pathOf(proposal, language).map(
    ({ name, kind }) => `<li>${isolated(name)} <span class="note">(${isolated(kind)})</span></li>`,
  );
  const chain =
    path.length > 1
      ? `<div><dt>${escapeHtml(say(labels.text.chain))}</dt><dd><ol class="chain">${path.join('')}</ol></dd></div>`
      : '';
  const percent = Math.round(proposal.worth.score * 100);
  const reasons = worthReasons(proposal, language).map((each) => `<li>${escapeHtml(each)}</li>`);
  return `<li class="card" id="c${number}">
<p class="statement"><a class="number" href="#m${number}">${number}</a> ${isolated(proposal.statement.text)}</p>
<dl>${describeProposal(proposal, language)
    .map((fact) => factRow(fact, say))
    .join('\n')}${chain}
<div><dt>${escapeHtml(say(labels.text.worth))}</dt><dd><meter min="0" max="100" value="${percent}">${percent}</meter> <bdi>${percent}%</bdi><ul class="reasons">${reasons.join('')}</ul></dd></div></dl>
</li>`;
}

/**
 * A page by itself: the text with its proposals marked, then a card for each, the most deserving first. Its own words
 * and its direction are those of the text's language.
 */
export function renderProposals(
  text: string,
  proposals: readonly Proposal[],
  language: Language,
  headline: string | null = null,
): string {
  const arabic = language === Language.AR;
  const say: Say = (entry) => inLanguage(entry, language);
  const word = (entry: Bilingual) => escapeHtml(say(entry));
  const title = headline ? escapeHtml(headline) : word(labels.text.title);
  const legend = (['content', 'source', 'cue'] as const).map(
    (role) => `<li><mark class="${role}">${word(labels.text[role])}</mark></li>`,
  );
  return `<!doctype html>
<html lang="${arabic ? 'ar' : 'en'}" dir="${arabic ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${STYLE}</style></head><body><main>
<h1>${title}</h1>
<ul class="legend" aria-label="${word(labels.text.legend)}">${legend.join('')}</ul>
<section class="text" aria-label="${word(labels.text.article)}">${markedText(text, proposals)}</section>
<h2>${word(labels.text.title)} <span class="note">(${proposals.length})</span></h2>
${
  proposals.length === 0
    ? `<p>${word(labels.text.none)}</p>`
    : `<ol class="cards">${byWorth(proposals)
        .map((each) => card(each, language))
        .join('\n')}</ol>`
}
</main></body></html>
`;
}

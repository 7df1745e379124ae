import { readFileSync } from 'node:fs';
import { Relation } from '../../contradictions/detection/types.js';
import { words } from '../../contradictions/explain/words.js';
import type { Language } from '../../language/language.js';
import {
  isWhole,
  type ReportSnapshot,
  type SnapshotClaim,
  type SnapshotStatus,
} from '../snapshot.js';
import { anchorOf, contradictionArticle } from './html-contradiction.js';
import { direction, markup, isolated, type Markup, type Part, verbatim } from './html-markup.js';
import { labels } from './labels.js';
import { Voice } from './voice.js';

const STYLE = verbatim(readFileSync(new URL('./report.css', import.meta.url), 'utf8'));

/** Nothing is fetched and nothing runs, even if a flaw in escaping let markup through. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

interface Count {
  label: string;
  count: number;
}

function counts(title: string, rows: Count[], voice: Voice): Part {
  const shown = rows.filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return markup`<div class="counts">
    <h3>${title}</h3>
    <dl>
      ${shown.map(
        ({ label, count }) =>
          markup`<div>
            <dt>${label}</dt>
            <dd>${voice.number(count)}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}

function summary(snapshot: ReportSnapshot, voice: Voice): Markup {
  const { totals } = snapshot;
  const statuses = Object.keys(labels.status) as SnapshotStatus[];
  return markup`<section class="summary" aria-labelledby="summary">
    <h2 id="summary">${voice.text('summary')}</h2>
    <div class="tallies">
      <div class="counts">
        <dl class="main">
          <div>
            <dt>${voice.text('contradictions')}</dt>
            <dd>${voice.number(totals.contradictions)}</dd>
          </div>
          ${
            isWhole(snapshot)
              ? []
              : markup`<div>
            <dt>${voice.text('shown')}</dt>
            <dd>${voice.number(snapshot.contradictions.length)}</dd>
          </div>`
          }
          <div>
            <dt>${voice.text('claimsCompared')}</dt>
            <dd>${voice.number(totals.claimsCompared)}</dd>
          </div>
        </dl>
      </div>
      ${counts(
        voice.text('byRelation'),
        Object.values(Relation).map((relation) => ({
          label: voice.title(words.verdict[relation]),
          count: totals.byRelation[relation] ?? 0,
        })),
        voice,
      )}
      ${counts(
        voice.text('byStatus'),
        statuses.map((status) => ({
          label: voice.title(labels.status[status]),
          count: totals.byStatus[status] ?? 0,
        })),
        voice,
      )}
    </div>
  </section>`;
}

function masthead(snapshot: ReportSnapshot, voice: Voice): Markup {
  const filter = voice.filter(snapshot.filter);
  const scope: Part =
    filter.length === 0
      ? voice.text('unfiltered')
      : filter.map(
          ({ label, value }) =>
            markup`<span class="filter">${label}: ${isolated(value, voice)}</span> `,
        );
  return markup`<header class="masthead">
    <p class="product">${voice.text('product')}</p>
    <h1>${voice.text('title')}</h1>
    <dl>
      <div>
        <dt>${voice.text('filter')}</dt>
        <dd>${scope}</dd>
      </div>
      <div>
        <dt>${voice.text('generated')}</dt>
        <dd>
          <time datetime="${snapshot.generatedAt}">${voice.instant(snapshot.generatedAt)}</time>
        </dd>
      </div>
      <div>
        <dt>${voice.text('reportId')}</dt>
        <dd><bdi class="code" dir="ltr">${snapshot.id}</bdi></dd>
      </div>
    </dl>
  </header>`;
}

function contents({ contradictions }: ReportSnapshot, voice: Voice): Markup {
  const line = ({ statement, language }: SnapshotClaim) =>
    markup`<span class="line" ${direction(statement, language)}>${statement}</span>`;
  return markup`<nav class="contents" id="contents" aria-labelledby="contents-title">
    <h2 id="contents-title">${voice.text('contents')}</h2>
    <ol>
      ${contradictions.map(
        ({ relation, status, a, b }, i) =>
          markup`<li>
            <a href="#${anchorOf(i + 1)}">
              <span class="relation">${voice.title(words.verdict[relation])}</span>
              ${line(a)} ${line(b)}
            </a>
            <span class="status">${voice.title(labels.status[status])}</span>
          </li>`,
      )}
    </ol>
  </nav>`;
}

function legend(snapshot: ReportSnapshot, voice: Voice): Markup {
  const used = Object.values(Relation).filter((relation) =>
    snapshot.contradictions.some((contradiction) => contradiction.relation === relation),
  );
  return markup`<footer class="legend">
    <h2>${voice.text('legend')}</h2>
    <dl>
      ${used.map(
        (relation) =>
          markup`<div>
            <dt>${voice.title(words.verdict[relation])}</dt>
            <dd>${voice.say(words.verdictNote[relation])}</dd>
          </div>`,
      )}
    </dl>
    <p>${voice.text('legendMarks')}</p>
    <p>${voice.text('chainNote')}</p>
  </footer>`;
}

function body(snapshot: ReportSnapshot, voice: Voice): Markup {
  if (snapshot.contradictions.length === 0) {
    return markup`<section class="empty">
      <p>${voice.text('empty')}</p>
      <p>${voice.text('emptyNote')}</p>
    </section>`;
  }
  const articles = snapshot.contradictions.map((contradiction, i) =>
    contradictionArticle(contradiction, i + 1, voice),
  );
  return markup`${contents(snapshot, voice)} ${articles} ${legend(snapshot, voice)}`;
}

/**
 * The report as one HTML file that needs nothing else: style inside, no script, nothing fetched. Right to left for
 * Arabic; every text of the other language keeps its own direction. Prints on A4.
 */
export function renderHtml(snapshot: ReportSnapshot, language: Language): string {
  const voice = new Voice(language);
  const page = markup`<!doctype html>
    <html lang="${voice.tag}" dir="${voice.rightToLeft ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="referrer" content="no-referrer" />
        <title>${voice.text('title')} – ${voice.instant(snapshot.generatedAt)}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          ${masthead(snapshot, voice)} ${summary(snapshot, voice)} ${body(snapshot, voice)}
        </main>
      </body>
    </html>`;
  return `${page.source}\n`;
}

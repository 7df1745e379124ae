import { showsValues } from '../../contradictions/explain/finding-values.js';
import { words } from '../../contradictions/explain/words.js';
import type { SnapshotContradiction, SnapshotFinding, SnapshotReview } from '../snapshot.js';
import { claimSection } from './html-claim.js';
import { markup, isolated, type Markup, type Part, sentence } from './html-markup.js';
import { labels, type TextKey } from './labels.js';
import type { Voice } from './voice.js';

/** The anchor of the nth contradiction (from 1), for the table of contents. */
export function anchorOf(position: number): string {
  return `contradiction-${position}`;
}

function findingItem(finding: SnapshotFinding, voice: Voice): Markup {
  const { valueA, valueB, rule, ruleVersion, kind, relation, score } = finding;
  const shown = (value: string) =>
    markup`<strong>${isolated(voice.value(value, kind), voice)}</strong>`;
  const values = markup`<p class="values">
    ${shown(valueA)} <span class="against">${voice.text('against')}</span> ${shown(valueB)}
  </p>`;
  return markup`<li class="finding">
    <p class="sentence">${sentence(voice.sentence(finding), voice)}</p>
    ${showsValues(finding) ? values : null}
    <ul class="meta">
      <li>${voice.title(words.findingKind[kind])}</li>
      <li>${voice.title(words.verdict[relation])}</li>
      <li>${voice.text('score')}: ${voice.score(score)}</li>
      <li class="rule">${voice.text('rule')}: <bdi class="code" dir="ltr">${`${rule} v${ruleVersion}`}</bdi></li>
    </ul>
  </li>`;
}

function reviewItem(review: SnapshotReview, voice: Voice): Markup {
  const reason = voice.reason(review);
  const holds = review.holds === null ? null : voice.say(labels.holds[review.holds]);
  const reviewer =
    review.reviewer === null
      ? markup`<span class="unknown">${voice.say(labels.unknown.reviewer)}</span>`
      : isolated(review.reviewer, voice);
  const time = markup`<time datetime="${review.decidedAt}">${voice.instant(review.decidedAt)}</time>`;
  const line = (key: TextKey, text: string | null): Part =>
    text === null ? null : markup`<p>${voice.text(key)}: ${isolated(text, voice)}</p>`;
  return markup`<li>
    <p><strong>${voice.say(labels.decision[review.decision])}</strong>${holds && ` – ${holds}`}</p>
    ${line('reason', reason)} ${line('note', review.note)}
    <p class="signed">${reviewer}${voice.comma}${time}</p>
  </li>`;
}

function decisions(reviews: SnapshotReview[], voice: Voice): Part {
  if (reviews.length === 0) return null;
  return markup`<section class="decisions">
    <h3>${voice.text('review')}</h3>
    <ol>
      ${reviews.map((review) => reviewItem(review, voice))}
    </ol>
  </section>`;
}

function reasons(findings: SnapshotFinding[], voice: Voice): Markup {
  return markup`<section class="why">
    <h3>${voice.text('why')}</h3>
    ${
      findings.length === 0
        ? markup`<p class="unknown">${voice.say(labels.unknown.finding)}</p>`
        : markup`<ol>
            ${findings.map((finding) => findingItem(finding, voice))}
          </ol>`
    }
  </section>`;
}

function heading(c: SnapshotContradiction, position: number, voice: Voice): Markup {
  const self =
    c.selfContradictionOf === null
      ? null
      : markup`<li>
          ${voice.text('selfContradiction')}: ${isolated(c.selfContradictionOf, voice)}
        </li>`;
  return markup`<header>
    <h2 id="${anchorOf(position)}-title">
      <span class="number">${position}</span> ${voice.title(words.verdict[c.relation])}
      <span class="kinds">– ${voice.kinds(c.kinds)}</span>
    </h2>
    <ul class="meta">
      <li class="status">${voice.title(labels.status[c.status])}</li>
      <li>${voice.text('score')}: ${voice.score(c.score)}</li>
      ${self}
      <li>
        ${voice.text('detected')}:
        <time datetime="${c.detectedAt}">${voice.date(c.detectedAt)}</time>
      </li>
      <li class="rule">${voice.text('engine')}: <bdi class="code" dir="ltr">${c.engineVersion}</bdi></li>
    </ul>
  </header>`;
}

/** One contradiction: both claims side by side, then why they conflict, then what editors decided. */
export function contradictionArticle(
  contradiction: SnapshotContradiction,
  position: number,
  voice: Voice,
): Markup {
  const { a, b, findings, reviews } = contradiction;
  const spansA = findings.flatMap((finding) => finding.spansA);
  const spansB = findings.flatMap((finding) => finding.spansB);
  const anchor = anchorOf(position);
  return markup`<article class="contradiction" id="${anchor}" aria-labelledby="${anchor}-title">
    ${heading(contradiction, position, voice)}
    <div class="pair">
      ${claimSection(a, 'claimA', spansA, voice)} ${claimSection(b, 'claimB', spansB, voice)}
    </div>
    ${reasons(findings, voice)} ${decisions(reviews, voice)}
    <p class="back"><a href="#contents">${voice.text('backToContents')}</a></p>
  </article>`;
}

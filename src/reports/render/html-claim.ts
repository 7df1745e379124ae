import type { Span } from '../../contradictions/detection/types.js';
import { words } from '../../contradictions/explain/words.js';
import { Language } from '../../language/language.js';
import type { SnapshotAttribution, SnapshotClaim, SnapshotHop } from '../snapshot.js';
import { direction, markup, isolated, marked, type Markup, type Part } from './html-markup.js';
import { labels, type TextKey } from './labels.js';
import { webAddress } from './text-parts.js';
import type { Voice } from './voice.js';

function fact(voice: Voice, key: TextKey, value: Part): Markup {
  return markup`<div>
    <dt>${voice.text(key)}</dt>
    <dd>${value}</dd>
  </div>`;
}

function joined(parts: Part[], separator: string): Part[] {
  return parts
    .filter((part) => part !== null)
    .flatMap((part, i) => (i === 0 ? [part] : [separator, part]));
}

/** A name and in brackets its notes, each isolated: a foreign name keeps the brackets on its far side. */
function named(name: Part, notes: string[], voice: Voice): Markup {
  if (notes.length === 0) return markup`${name}`;
  const shown = notes.map((note) => isolated(note, voice));
  return markup`${name} <span class="cue">(${joined(shown, voice.comma)})</span>`;
}

/** The hops as one line; a no-break space keeps each arrow with the name it comes from. */
function chainPath(chain: SnapshotHop[], voice: Voice): Markup {
  const arrow = markup`<span class="arrow" aria-hidden="true">${voice.arrow}</span>\u00a0`;
  const hops = chain.map((hop, i) => {
    const name = named(isolated(voice.hopName(hop), voice), voice.hopNotes(hop), voice);
    return markup`<li>${i > 0 && arrow}${name}</li>`;
  });
  return markup`<ol class="chain">${joined(hops, ' ')}</ol>`;
}

function headline({ headline: title, url }: SnapshotAttribution): Markup {
  const address = url === null ? null : webAddress(url);
  const text = markup`<span class="headline" ${direction(title)}>${title}</span>`;
  if (address !== null) return markup`<a href="${address}" rel="noopener noreferrer">${text}</a>`;
  return url === null ? text : markup`${text} <bdi class="address" dir="ltr">${url}</bdi>`;
}

function when(date: string | null, voice: Voice): Markup {
  const kind = date === null ? 'unknown' : 'date';
  return markup`<span class="${kind}">${voice.date(date)}</span>`;
}

/** Outlet, headline, byline and day of publication; what is unknown is called so. */
function printedIn(attribution: SnapshotAttribution, voice: Voice): Markup {
  const { outlet, byline, publishedAt } = attribution;
  const source = [
    outlet === null
      ? markup`<span class="unknown">${voice.say(labels.unknown.outlet)}</span>`
      : markup`<cite>${isolated(outlet, voice)}</cite>`,
    byline === null ? null : isolated(byline, voice),
    when(publishedAt, voice),
  ];
  return markup`${headline(attribution)}<span class="source">${joined(source, voice.comma)}</span>`;
}

function attributionBlock(attribution: SnapshotAttribution, voice: Voice): Markup {
  const { position, quote, saidAt, stance, form, chain } = attribution;
  const name = markup`<strong>${isolated(voice.speakerName(attribution), voice)}</strong>`;
  const speaker = named(name, voice.speakerNotes(attribution), voice);
  const office =
    position === null ? null : markup`<span class="office">${isolated(position, voice)}</span>`;
  return markup`<div class="attribution">
<p class="who">${speaker}${office}</p>
${quote === null ? null : markup`<blockquote ${direction(quote)}><p>${quote}</p></blockquote>`}
<dl class="facts">
${fact(voice, 'saidAt', when(saidAt, voice))}
${fact(voice, 'stance', voice.say(words.stance[stance]))}
${fact(voice, 'form', voice.say(labels.form[form]))}
${chain.length === 0 ? null : fact(voice, 'chain', chainPath(chain, voice))}
${fact(voice, 'printed', printedIn(attribution, voice))}
</dl>
</div>`;
}

function translation({ translation: text, language }: SnapshotClaim, voice: Voice): Part {
  if (text === null) return null;
  const other = language === Language.AR ? Language.EN : Language.AR;
  return markup`<p class="label">${voice.text('translation')}</p>
<p class="translation" ${direction(text, other)}>${text}</p>`;
}

/** One side of a contradiction: the statement with its clashing words marked, then every occasion it was put forward. */
export function claimSection(
  claim: SnapshotClaim,
  side: 'claimA' | 'claimB',
  spans: readonly Span[],
  voice: Voice,
): Markup {
  const period = voice.period(claim.period);
  const topics = claim.topics.map((topic) => isolated(topic, voice));
  const about = [
    markup`${voice.title(words.claimKind[claim.kind])}`,
    ...(period ? [markup`${voice.text('period')}: ${period}`] : []),
    ...(topics.length > 0 ? [markup`${joined(topics, voice.comma)}`] : []),
  ];
  const attributions = claim.attributions.map((given) => attributionBlock(given, voice));
  const unattributed = markup`<p class="unknown">${voice.say(labels.unknown.attribution)}</p>`;
  return markup`<section class="claim">
<h3>${voice.text(side)}</h3>
<p class="statement" ${direction(claim.statement, claim.language)}>${marked(claim.statement, spans)}</p>
${translation(claim, voice)}
<ul class="about">${about.map((item) => markup`<li>${item}</li>`)}</ul>
${attributions.length === 0 ? unattributed : attributions}
</section>`;
}

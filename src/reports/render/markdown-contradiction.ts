import { showsValues } from '../../contradictions/explain/finding-values.js';
import type { Span } from '../../contradictions/detection/types.js';
import { words } from '../../contradictions/explain/words.js';
import { detectLanguage } from '../../language/text/detect-language.js';
import { Language } from '../../language/language.js';
import type {
  SnapshotAttribution,
  SnapshotClaim,
  SnapshotContradiction,
  SnapshotFinding,
  SnapshotReview,
} from '../snapshot.js';
import { labels, type TextKey } from './labels.js';
import { markdownBlock, markdownMarked, markdownText } from './markdown-text.js';
import { keepDirection, passages, webAddress } from './text-parts.js';
import type { Voice } from './voice.js';

/** The anchor of the nth contradiction (from 1). Headings give none that both GitHub and other readers agree on. */
export function markdownAnchor(position: number): string {
  return `contradiction-${position}`;
}

/** A blockquote of the other direction stands in a `div` of its own, whose `dir` GitHub keeps. */
function quoteBlock(text: string, language: Language | null, voice: Voice): string {
  if (language === null || language === voice.language) return `> ${text}`;
  return `<div dir="${language === Language.AR ? 'rtl' : 'ltr'}">\n\n> ${text}\n\n</div>`;
}

function item(voice: Voice, key: TextKey, value: string): string {
  return `- ${voice.text(key)}: ${value}`;
}

function inline(text: string, voice: Voice): string {
  return keepDirection(markdownText(text), voice.language);
}

function printed(attribution: SnapshotAttribution, voice: Voice): string {
  const { headline, url, outlet, byline, publishedAt } = attribution;
  const address = url === null ? null : webAddress(url);
  const title = inline(headline, voice);
  const linked = address === null ? title : `[${title}](<${address}>)`;
  const source = [
    outlet === null ? voice.say(labels.unknown.outlet) : inline(outlet, voice),
    ...(byline === null ? [] : [inline(byline, voice)]),
    markdownText(voice.date(publishedAt)),
    ...(url !== null && address === null ? [inline(url, voice)] : []),
  ];
  return [linked, ...source].join(voice.comma);
}

function attributionBlocks(attribution: SnapshotAttribution, voice: Voice): string[] {
  const { position, quote, saidAt, stance, form } = attribution;
  const chain = voice.chain(attribution, (text) => inline(text, voice));
  const office = position === null ? '' : voice.comma + inline(position, voice);
  const unnamed = voice
    .speakerNotes(attribution)
    .map((note) => ` (${note})`)
    .join('');
  const facts = [
    item(voice, 'saidAt', markdownText(voice.date(saidAt))),
    item(voice, 'stance', voice.say(words.stance[stance])),
    item(voice, 'form', voice.say(labels.form[form])),
    ...(chain === null ? [] : [item(voice, 'chain', chain)]),
    item(voice, 'printed', printed(attribution, voice)),
  ];
  return [
    `**${inline(voice.speakerName(attribution), voice)}**${unnamed}${office}`,
    ...(quote === null ? [] : [quoteBlock(markdownBlock(quote), detectLanguage(quote), voice)]),
    facts.join('\n'),
  ];
}

function claimBlocks(
  claim: SnapshotClaim,
  side: 'claimA' | 'claimB',
  spans: readonly Span[],
  voice: Voice,
): string[] {
  const { statement, language, translation, kind, topics, period, attributions } = claim;
  const about = [
    ...(translation === null ? [] : [item(voice, 'translation', inline(translation, voice))]),
    item(voice, 'claimKind', voice.say(words.claimKind[kind])),
    ...(voice.period(period) ? [item(voice, 'period', markdownText(voice.period(period)))] : []),
    ...(topics.length > 0
      ? [item(voice, 'topics', topics.map((topic) => inline(topic, voice)).join(voice.comma))]
      : []),
  ];
  return [
    `### ${voice.text(side)}`,
    quoteBlock(markdownMarked(statement, spans), language, voice),
    about.join('\n'),
    ...(attributions.length === 0
      ? [voice.say(labels.unknown.attribution)]
      : attributions.flatMap((attribution) => attributionBlocks(attribution, voice))),
  ];
}

function findingBlock(finding: SnapshotFinding, number: number, voice: Voice): string {
  const { valueA, valueB, kind, relation, score, rule, ruleVersion } = finding;
  // Escaped as a whole: what follows a quotation is not at the start of a line.
  const sentence = passages(markdownBlock(voice.sentence(finding)))
    .map(({ text, quoted }) => (quoted ? keepDirection(text, voice.language) : text))
    .join('');
  const values = [valueA, valueB].map((value) => inline(voice.value(value, kind), voice));
  const details = [
    ...(showsValues(finding)
      ? [item(voice, 'values', values.join(` ${voice.text('against')} `))]
      : []),
    item(voice, 'kind', voice.say(words.findingKind[kind])),
    item(voice, 'relation', voice.say(words.verdict[relation])),
    item(voice, 'score', voice.score(score)),
    item(voice, 'rule', inline(`${rule} v${ruleVersion}`, voice)),
  ];
  return [`${number}. ${sentence}`, ...details.map((detail) => `   ${detail}`)].join('\n');
}

function reviewBlock(review: SnapshotReview, voice: Voice): string {
  const { decision, holds, note, reviewer, decidedAt } = review;
  const reason = voice.reason(review);
  const verdict = `**${voice.say(labels.decision[decision])}**`;
  const details = [
    ...(reason === null ? [] : [item(voice, 'reason', inline(reason, voice))]),
    ...(note === null ? [] : [item(voice, 'note', inline(note, voice))]),
    item(
      voice,
      'reviewer',
      reviewer === null ? voice.say(labels.unknown.reviewer) : inline(reviewer, voice),
    ),
    item(voice, 'decided', markdownText(voice.instant(decidedAt))),
  ];
  const first = holds === null ? verdict : `${verdict} – ${voice.say(labels.holds[holds])}`;
  return [`- ${first}`, ...details.map((detail) => `  ${detail}`)].join('\n');
}

function headBlocks(c: SnapshotContradiction, position: number, voice: Voice): string[] {
  const self = c.selfContradictionOf;
  return [
    `<a id="${markdownAnchor(position)}"></a>`,
    `## ${position}. ${voice.title(words.verdict[c.relation])} – ${voice.kinds(c.kinds)}`,
    [
      item(voice, 'status', voice.say(labels.status[c.status])),
      item(voice, 'score', voice.score(c.score)),
      ...(self === null ? [] : [item(voice, 'selfContradiction', inline(self, voice))]),
      item(voice, 'detected', markdownText(voice.date(c.detectedAt))),
      item(voice, 'engine', inline(c.engineVersion, voice)),
    ].join('\n'),
  ];
}

/** One contradiction as blocks of Markdown, to be parted by blank lines. */
export function contradictionBlocks(
  contradiction: SnapshotContradiction,
  position: number,
  voice: Voice,
): string[] {
  const { a, b, findings, reviews } = contradiction;
  const spansA = findings.flatMap((finding) => finding.spansA);
  const spansB = findings.flatMap((finding) => finding.spansB);
  return [
    ...headBlocks(contradiction, position, voice),
    ...claimBlocks(a, 'claimA', spansA, voice),
    ...claimBlocks(b, 'claimB', spansB, voice),
    `### ${voice.text('why')}`,
    findings.length === 0
      ? voice.say(labels.unknown.finding)
      : findings.map((finding, i) => findingBlock(finding, i + 1, voice)).join('\n'),
    ...(reviews.length === 0
      ? []
      : [
          `### ${voice.text('review')}`,
          reviews.map((review) => reviewBlock(review, voice)).join('\n'),
        ]),
  ];
}

import { Relation } from '../../contradictions/detection/types.js';
import { words } from '../../contradictions/explain/words.js';
import type { Language } from '../../language/language.js';
import {
  isWhole,
  type ReportSnapshot,
  type SnapshotContradiction,
  type SnapshotStatus,
} from '../snapshot.js';
import { labels } from './labels.js';
import { contradictionBlocks, markdownAnchor } from './markdown-contradiction.js';
import { markdownText } from './markdown-text.js';
import { keepDirection } from './text-parts.js';
import { Voice } from './voice.js';

function counted(rows: [label: string, count: number][], voice: Voice): string {
  const shown = rows.filter(([, count]) => count > 0);
  return shown.map(([label, count]) => `${label} ${voice.number(count)}`).join(voice.comma);
}

function summaryBlocks(snapshot: ReportSnapshot, voice: Voice): string[] {
  const { totals, filter, generatedAt, id } = snapshot;
  const statuses = Object.keys(labels.status) as SnapshotStatus[];
  const relations = counted(
    Object.values(Relation).map((r) => [voice.say(words.verdict[r]), totals.byRelation[r] ?? 0]),
    voice,
  );
  const reviewed = counted(
    statuses.map((s) => [voice.say(labels.status[s]), totals.byStatus[s] ?? 0]),
    voice,
  );
  const scope = voice
    .filter(filter)
    .map(({ label, value }) => `${label}: ${keepDirection(markdownText(value), voice.language)}`);
  return [
    `# ${voice.text('title')}`,
    [
      `- ${voice.text('filter')}: ${scope.join(voice.comma) || voice.text('unfiltered')}`,
      `- ${voice.text('generated')}: ${markdownText(voice.instant(generatedAt))}`,
      `- ${voice.text('reportId')}: ${keepDirection(markdownText(id), voice.language)}`,
    ].join('\n'),
    `## ${voice.text('summary')}`,
    [
      `- ${voice.text('contradictions')}: ${voice.number(totals.contradictions)}`,
      ...(isWhole(snapshot)
        ? []
        : [`- ${voice.text('shown')}: ${voice.number(snapshot.contradictions.length)}`]),
      `- ${voice.text('claimsCompared')}: ${voice.number(totals.claimsCompared)}`,
      ...(relations ? [`- ${voice.text('byRelation')}: ${relations}`] : []),
      ...(reviewed ? [`- ${voice.text('byStatus')}: ${reviewed}`] : []),
    ].join('\n'),
  ];
}

/** One line an entry: relation, status, and both statements, the link being the relation alone so that it stays short. */
function contents(contradictions: SnapshotContradiction[], voice: Voice): string {
  return contradictions
    .map(({ relation, status, a, b }, i) => {
      const link = `[${voice.title(words.verdict[relation])}](#${markdownAnchor(i + 1)})`;
      const [first, second] = [a, b].map(({ statement }) =>
        keepDirection(markdownText(statement), voice.language),
      );
      const pair = `${first} **${voice.text('against')}** ${second}`;
      return `${i + 1}. ${link} (${voice.say(labels.status[status])}) – ${pair}`;
    })
    .join('\n');
}

function bodyBlocks({ contradictions }: ReportSnapshot, voice: Voice): string[] {
  if (contradictions.length === 0) return [`**${voice.text('empty')}**`, voice.text('emptyNote')];
  const used = Object.values(Relation).filter((relation) =>
    contradictions.some((contradiction) => contradiction.relation === relation),
  );
  return [
    `## ${voice.text('contents')}`,
    contents(contradictions, voice),
    ...contradictions.flatMap((contradiction, i) => [
      '---',
      ...contradictionBlocks(contradiction, i + 1, voice),
    ]),
    '---',
    `## ${voice.text('legend')}`,
    used
      .map((r) => `- **${voice.title(words.verdict[r])}**: ${voice.say(words.verdictNote[r])}`)
      .join('\n'),
    voice.text('chainNote'),
  ];
}

/** The report in CommonMark with GitHub's extensions; an Arabic one stands in a `div dir="rtl"`, which GitHub keeps. */
export function renderMarkdown(snapshot: ReportSnapshot, language: Language): string {
  const voice = new Voice(language);
  const blocks = [...summaryBlocks(snapshot, voice), ...bodyBlocks(snapshot, voice)];
  const all = voice.rightToLeft ? ['<div dir="rtl">', ...blocks, '</div>'] : blocks;
  return `${all.join('\n\n')}\n`;
}

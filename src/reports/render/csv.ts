import { words } from '../../contradictions/explain/words.js';
import type { Language } from '../../language/language.js';
import type {
  ReportSnapshot,
  SnapshotAttribution,
  SnapshotClaim,
  SnapshotContradiction,
  SnapshotFinding,
  SnapshotReview,
} from '../snapshot.js';
import { labels, type TextKey } from './labels.js';
import { directionMark, keepDirection } from './text-parts.js';
import { Voice } from './voice.js';

type Cell = string | number | null;

/** A column: the words of its header, and its cell for one contradiction. */
interface Column {
  header: TextKey[];
  cell: (contradiction: SnapshotContradiction, voice: Voice) => Cell;
}

/** Spreadsheets read a UTF-8 file as Arabic only when it starts with this. */
const BYTE_ORDER_MARK = '\ufeff';
/** What a spreadsheet takes for the start of a formula, wide forms and leading blanks included. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/** One cell after RFC 4180; a text that a spreadsheet would run is led by an apostrophe, a number is left alone. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell takes its direction from its first letter; the marks keep the arrows pointing from speaker to outlet. */
function chainCell(attribution: SnapshotAttribution, voice: Voice): Cell {
  const chain = voice.chain(attribution, (text) => keepDirection(text, voice.language));
  return chain === null ? null : directionMark(voice.language) + chain;
}

/** The claim's columns. Who, where and when are those of its first attribution; the number of others follows. */
function claimColumns(side: 'a' | 'b'): Column[] {
  const title: TextKey = side === 'a' ? 'claimA' : 'claimB';
  const column = (
    key: TextKey,
    read: (claim: SnapshotClaim, voice: Voice) => Cell | undefined,
  ): Column => ({ header: [title, key], cell: (c, voice) => read(c[side], voice) ?? null });
  return [
    column('id', (claim) => claim.id),
    column('statement', (claim) => claim.statement),
    column('language', (claim, v) => v.say(labels.languageName[claim.language])),
    column('translation', (claim) => claim.translation),
    column('claimKind', (claim, v) => v.say(words.claimKind[claim.kind])),
    column('topics', (claim) => claim.topics.join('; ')),
    column('from', (claim) => claim.period?.from),
    column('to', (claim) => claim.period?.to),
    column('revision', (claim) => claim.revision),
    column(
      'speaker',
      ({ attributions: [first] }, v) =>
        first && v.named(v.speakerName(first), v.speakerNotes(first)),
    ),
    column('position', ({ attributions: [first] }) => first?.position),
    column('saidAt', ({ attributions: [first] }) => first?.saidAt),
    column('stance', ({ attributions: [first] }, v) => first && v.say(words.stance[first.stance])),
    column('form', ({ attributions: [first] }, v) => first && v.say(labels.form[first.form])),
    column('chain', ({ attributions: [first] }, v) => first && chainCell(first, v)),
    column('outlet', ({ attributions: [first] }) => first?.outlet),
    column('headline', ({ attributions: [first] }) => first?.headline),
    column('byline', ({ attributions: [first] }) => first?.byline),
    column('published', ({ attributions: [first] }) => first?.publishedAt),
    column('url', ({ attributions: [first] }) => first?.url),
    column('quote', ({ attributions: [first] }) => first?.quote),
    column('furtherAttributions', (claim) => Math.max(claim.attributions.length - 1, 0)),
  ];
}

/** One finding a line inside the cell, so that sentence, values and rule stay in step. */
function perFinding(
  key: TextKey,
  read: (finding: SnapshotFinding, voice: Voice) => string,
): Column {
  return { header: [key], cell: ({ findings }, v) => findings.map((f) => read(f, v)).join('\n') };
}

/** A column of the decision in force, empty where there is none. */
function lastReview(
  header: TextKey[],
  read: (review: SnapshotReview, voice: Voice) => Cell,
): Column {
  return {
    header,
    cell: ({ reviews }, voice) => {
      const last = reviews.at(-1);
      return last ? read(last, voice) : null;
    },
  };
}

/**
 * The columns, in order: the contradiction; its findings; claim A; claim B; the latest decision. Headers and words are
 * in the report's language, dates stay ISO 8601 so that they sort, unknown values are empty. JSON is the export for
 * programs.
 */
const COLUMNS: Column[] = [
  { header: ['id'], cell: (c) => c.id },
  { header: ['relation'], cell: (c, v) => v.say(words.verdict[c.relation]) },
  { header: ['kind'], cell: (c, v) => v.kinds(c.kinds) },
  { header: ['score'], cell: (c) => c.score },
  { header: ['status'], cell: (c, v) => v.say(labels.status[c.status]) },
  { header: ['selfContradiction'], cell: (c) => c.selfContradictionOf },
  { header: ['detected'], cell: (c) => c.detectedAt },
  { header: ['engine'], cell: (c) => c.engineVersion },
  perFinding('why', (finding, v) => v.sentence(finding)),
  perFinding('values', (f, v) => `${f.valueA} ${v.text('against')} ${f.valueB}`),
  perFinding('rule', (finding) => `${finding.rule} v${finding.ruleVersion}`),
  ...claimColumns('a'),
  ...claimColumns('b'),
  lastReview(['decision'], (review, v) => v.say(labels.decision[review.decision])),
  lastReview(['decision', 'reason'], (review, v) => v.reason(review)),
  lastReview(['holds'], ({ holds }, v) => (holds ? v.say(labels.holds[holds]) : null)),
  lastReview(['note'], (review) => review.note),
  lastReview(['reviewer'], (review) => review.reviewer),
  lastReview(['decided'], (review) => review.decidedAt),
];

/** One row a contradiction after RFC 4180 (CRLF, quotes doubled), UTF-8 with a byte order mark, header always there. */
export function renderCsv(snapshot: ReportSnapshot, language: Language): string {
  const voice = new Voice(language);
  const header = COLUMNS.map((c) => csvCell(c.header.map((key) => voice.text(key)).join(': ')));
  const rows = snapshot.contradictions.map((contradiction) =>
    COLUMNS.map(({ cell }) => csvCell(cell(contradiction, voice))),
  );
  return BYTE_ORDER_MARK + [header, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

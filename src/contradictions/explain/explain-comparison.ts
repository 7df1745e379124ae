import { Language } from '../../language/language.js';
import type {
  Comparison,
  Finding,
  Span,
  StatementInput,
  SuppressedFinding,
} from '../detection/types.js';
import { showsValues, valueInWords } from './finding-values.js';
import { markedSegments } from './marked-segments.js';
import { visibleText } from './visible-text.js';
import { type Bilingual, describeScore, inLanguage, words } from './words.js';

export interface ExplainOptions {
  /** Conflicting words in ANSI bold, for a terminal; else in `[[…]]`, which survives a pipe or a file. */
  color?: boolean;
}

/** What every part of one explanation needs. */
interface Context {
  a: StatementInput;
  b: StatementInput;
  color: boolean;
  language: Language;
  say: (entry: Bilingual) => string;
}

const BOLD = '\u001b[1m';
const NOT_BOLD = '\u001b[22m';
const { phrase } = words;

function markedStatement(statement: string, spans: readonly Span[], color: boolean): string {
  const [open, close] = color ? [BOLD, NOT_BOLD] : ['[[', ']]'];
  return markedSegments(statement, spans)
    .map(({ text, marked }) => (marked ? open + visibleText(text) + close : visibleText(text)))
    .join('');
}

/**
 * A label, and its text on the next line: a terminal orders each line by itself, so an Arabic statement reads
 * correctly whatever the language of the label.
 */
function block(label: string, text: string): string[] {
  return [`   ${label}:`, `      ${text}`];
}

function statements({ a, b, color, say }: Context, spansA: Span[], spansB: Span[]): string[] {
  return [
    ...block(say(phrase.claimA), markedStatement(a.statement, spansA, color)),
    ...block(say(phrase.claimB), markedStatement(b.statement, spansB, color)),
  ];
}

/** What was compared: both statements, the values that clash, and the rule that saw them. */
function evidence(finding: Finding, context: Context): string[] {
  const { language, say } = context;
  const value = (text: string): string => visibleText(valueInWords(text, finding.kind, language));
  const values = [
    ...block(say(phrase.valueA), value(finding.valueA)),
    ...block(say(phrase.valueB), value(finding.valueB)),
  ];
  return [
    ...statements(context, finding.spansA, finding.spansB),
    ...(showsValues(finding) ? values : []),
    ...block(say(phrase.kind), say(words.findingKind[finding.kind])),
    ...block(say(phrase.rule), `${finding.rule} v${finding.ruleVersion}`),
  ];
}

function sentenceOf(finding: Finding, language: Language): string {
  return visibleText(language === Language.AR ? finding.sentenceAr : finding.sentenceEn);
}

function findingLines(finding: Finding, index: number, context: Context): string[] {
  const { language, say } = context;
  return [
    '',
    `${index + 1}. ${sentenceOf(finding, language)}`,
    ...evidence(finding, context),
    ...block(say(phrase.relation), say(words.verdict[finding.relation])),
    ...block(say(phrase.score), describeScore(finding.score, language)),
  ];
}

/** The reason comes first, and neither relation nor score: a reader must not take it for a finding. */
function suppressedLines(held: SuppressedFinding, index: number, context: Context): string[] {
  const { language, say } = context;
  return [
    '',
    `${index + 1}. ${say(phrase.reason)}: ${say(words.dismissalReason[held.reason])}`,
    ...block(say(phrase.heldBack), sentenceOf(held, language)),
    ...evidence(held, context),
  ];
}

function verdictLines({ verdict, score, findings, suppressed }: Comparison, context: Context) {
  const { language, say } = context;
  const lines = [
    `${say(phrase.verdict)}: ${say(words.verdict[verdict])} – ${say(words.verdictNote[verdict])}`,
  ];
  if (findings.length > 0) {
    return [...lines, `${say(phrase.score)}: ${describeScore(score, language)}`];
  }
  // With nothing below to show the statements, show them here, or the reader sees a verdict on nothing.
  return suppressed.length > 0
    ? [...lines, say(phrase.allSuppressed)]
    : [...lines, say(phrase.noFinding), '', ...statements(context, [], [])];
}

/**
 * A comparison in words, for a terminal: the verdict; each finding with its sentence, both statements with the
 * conflicting words marked, kind, score (0–1) and rule; then what was set aside and why. Lines are parted by `\n`, none after the last.
 * Statements are shown with control characters made harmless.
 */
export function explainComparison(
  a: StatementInput,
  b: StatementInput,
  comparison: Comparison,
  language: Language,
  { color = false }: ExplainOptions = {},
): string {
  const context: Context = { a, b, color, language, say: (entry) => inLanguage(entry, language) };
  const lines = verdictLines(comparison, context);
  if (comparison.findings.length > 0) {
    lines.push('', context.say(phrase.findings));
    lines.push(...comparison.findings.flatMap((finding, i) => findingLines(finding, i, context)));
  }
  if (comparison.suppressed.length > 0) {
    lines.push('', context.say(phrase.suppressed));
    lines.push(...comparison.suppressed.flatMap((held, i) => suppressedLines(held, i, context)));
  }
  return lines.join('\n');
}

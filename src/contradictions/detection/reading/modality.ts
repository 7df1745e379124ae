import type { ModalityKind } from '../../../language/cues/cues.js';
import type { AnalysedStatement } from './analyse.js';
import { noted } from '../once.js';
import { ClaimKind, type Span } from '../types.js';

/** How a statement is meant, from its recorded kind, else from its words. */
export enum Mode {
  FACT = 'FACT',
  FORECAST = 'FORECAST',
  /** Something weighed, not decided: "considers postponing". */
  CONSIDERED = 'CONSIDERED',
  /** A demand, a hope, a question, a possibility or a condition: it asserts nothing of the world. */
  IRREALIS = 'IRREALIS',
}

const intends = (modalities: ReadonlySet<ModalityKind>): boolean =>
  modalities.has('PROMISE') || modalities.has('INTENT');

/**
 * Whether a statement tells of what someone pledged, planned, ordered or tried, and not of whether it came
 * about: that it did not is compatible.
 */
export const isIntent = noted((statement: AnalysedStatement): boolean =>
  intends(statement.modalities),
);

/** Whether it tells what somebody expected, asked for or was asked to do, in whatever tense. */
export const isExpected = ({ modalities }: AnalysedStatement): boolean =>
  modalities.has('FORECAST') || modalities.has('DEMAND');

/** Whether what it tells of may have turned out otherwise since. */
export const isOutlook = (statement: AnalysedStatement): boolean =>
  isIntent(statement) || isExpected(statement);

function readMode(statement: AnalysedStatement, modalities: ReadonlySet<ModalityKind>): Mode {
  const { kind, tense } = statement;
  const future =
    tense === 'FUTURE' ||
    modalities.has('FUTURE') ||
    modalities.has('FORECAST') ||
    intends(modalities);
  if (kind === ClaimKind.DEMAND || statement.tokens.at(-1)?.text === '?') return Mode.IRREALIS;
  if (modalities.has('CONSIDERED')) return Mode.CONSIDERED;
  if (kind === ClaimKind.FORECAST || kind === ClaimKind.COMMITMENT) {
    return modalities.has('POSSIBLE') || modalities.has('CONDITION')
      ? Mode.IRREALIS
      : Mode.FORECAST;
  }
  const demanding = modalities.has('DEMAND') && kind !== ClaimKind.FACT;
  if (modalities.has('HOPE') || modalities.has('POSSIBLE') || modalities.has('CONDITION'))
    return Mode.IRREALIS;
  if (demanding) return future ? Mode.FORECAST : Mode.IRREALIS;
  return future ? Mode.FORECAST : Mode.FACT;
}

/** The mode of a statement's main clause. A demand that is itself still to come ("will ask") is a forecast. */
export const modeOf = noted((statement: AnalysedStatement): Mode =>
  readMode(statement, statement.modalities),
);

/**
 * The mode in which a statement says what stands in the spans. "The factions signed, and one asked for more
 * time" asks for nothing where it tells of the signing.
 */
export function modeAt(statement: AnalysedStatement, spans: readonly Span[]): Mode {
  const { laterModalities, modalities, tokens, clauses } = statement;
  if (laterModalities.length === 0) return modeOf(statement);
  const start = Math.max(0, ...spans.map((span) => span.start));
  const clause = clauses[tokens.findIndex((token) => token.end > start)] ?? 0;
  const near = laterModalities.filter((each) => each.clause <= clause);
  if (near.length === 0) return modeOf(statement);
  return readMode(statement, new Set([...modalities, ...near.map(({ kind }) => kind)]));
}

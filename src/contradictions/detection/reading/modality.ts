import type { AnalysedStatement } from './analyse.js';
import { noted } from '../once.js';
import { ClaimKind } from '../types.js';

/** How a statement is meant, from its recorded kind, else from its words. */
export enum Mode {
  FACT = 'FACT',
  FORECAST = 'FORECAST',
  /** Something weighed, not decided: "considers postponing". */
  CONSIDERED = 'CONSIDERED',
  /** A demand, a hope, a question, a possibility or a condition: it asserts nothing of the world. */
  IRREALIS = 'IRREALIS',
}

/** The mode of a statement. A demand that is itself still to come ("will ask") is a forecast. */
export const modeOf = noted((statement: AnalysedStatement): Mode => {
  const { modalities, kind, tense } = statement;
  const future =
    tense === 'FUTURE' ||
    modalities.has('FUTURE') ||
    modalities.has('FORECAST') ||
    modalities.has('PROMISE');
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
});

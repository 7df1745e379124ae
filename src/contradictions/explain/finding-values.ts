import type { Language } from '../../language/language.js';
import { formatPartialDate } from '../../language/dates/partial-date.js';
import { type Finding, FindingKind } from '../detection/types.js';

const { QUANTITY, TIMING } = FindingKind;

/** Numbers and dates say more than the marked words do; other values are keys of the lexicons. */
export function showsValues({
  kind,
  valueA,
  valueB,
}: Pick<Finding, 'kind' | 'valueA' | 'valueB'>): boolean {
  return (kind === QUANTITY || kind === TIMING) && !!valueA && !!valueB;
}

/** A clashing value as a reader wants it: a date in words, anything else as the rule wrote it. */
export function valueInWords(value: string, kind: FindingKind, language: Language): string {
  return kind === TIMING ? formatPartialDate(value, language) : value;
}

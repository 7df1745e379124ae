import type { Language } from '../../language/language.js';
import { type Finding, FindingKind } from '../detection/types.js';
import { dateInWords } from './date-in-words.js';
import { quantityInWords } from './quantity-in-words.js';

const { QUANTITY, TIMING } = FindingKind;

/** Numbers and dates say more than the marked words do; other values are keys of the lexicons. */
export function showsValues({
  kind,
  valueA,
  valueB,
}: Pick<Finding, 'kind' | 'valueA' | 'valueB'>): boolean {
  return (kind === QUANTITY || kind === TIMING) && !!valueA && !!valueB;
}

/** A clashing value as a reader wants it: a date or a figure in words, anything else as the rule wrote it. */
export function valueInWords(value: string, kind: FindingKind, language: Language): string {
  if (kind === TIMING) return dateInWords(value, language);
  return kind === QUANTITY ? quantityInWords(value, language) : value;
}
